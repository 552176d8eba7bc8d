import { createRequire } from "node:module";

/**
 * Loads a CommonJS package. An `import` of one makes Node search all its text for the names that it exports: for esbuild
 * that takes four times as long as to run it.
 */
export const requirePackage = createRequire(import.meta.url);
