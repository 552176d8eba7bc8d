import { preloads } from "../preloads.js";

const patterns = Object.keys(preloads).map((name) => [name, new RegExp(`\\b${name}\\b`)] as const);

/**
 * Preloaded names that a cell mentions: a guess from its text, made before it is compiled so that loading and
 * compiling overlap. A name in a comment costs memory but changes nothing.
 */
export function preloadNames(code: string): string[] {
  return patterns.filter(([, pattern]) => pattern.test(code)).map(([name]) => name);
}
