import { fileURLToPath } from "node:url";
import type { Place } from "./source-maps.js";
import { placeOfFrame } from "./stack.js";

/** A frame and who wrote its code: the name of a package, or nobody's but the user's. */
interface OwnedFrame {
  text: string;
  place: Place | undefined;
  owner: string | undefined;
}

export interface TracebackFrames {
  lines: string[];
  /** The innermost place in the user's own code; where there is none, the innermost of all. */
  place: Place | undefined;
}

const library = fileURLToPath(new URL("../../src/", import.meta.url));

/**
 * The frames of a stack as its reader wants them: their own in full, and of each run of frames in packages between
 * them the innermost, with a count of the others.
 */
export function tracebackFrames(texts: readonly string[]): TracebackFrames {
  const frames = owned(texts);
  const users = frames.filter((frame) => frame.owner === undefined && frame.place);
  if (users.length === 0) {
    return { lines: [...texts], place: frames.find((frame) => frame.place)?.place };
  }
  const lines: string[] = [];
  for (let i = 0; i < frames.length;) {
    const run = frames.slice(i, runEnd(frames, i));
    lines.push(run[0]!.text);
    if (run.length > 1) lines.push(`… ${run.length - 1} more in ${ownersOf(run)}`);
    i += run.length;
  }
  return { lines, place: users[0]!.place };
}

function owned(texts: readonly string[]): OwnedFrame[] {
  let owner: string | undefined;
  return texts.map((text) => {
    const place = placeOfFrame(text);
    // A frame of the engine, such as `Array.map`, goes with what it called.
    if (place) owner = ownerOf(place.file);
    return { text, place, owner };
  });
}

function ownerOf(file: string): string | undefined {
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  if (path.startsWith(library)) return "trainlab";
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

function runEnd(frames: readonly OwnedFrame[], start: number): number {
  if (frames[start]!.owner === undefined) return start + 1;
  const end = frames.findIndex((frame, i) => i > start && frame.owner === undefined);
  return end === -1 ? frames.length : end;
}

function ownersOf(run: readonly OwnedFrame[]): string {
  return [...new Set(run.map((frame) => frame.owner))].join(", ");
}
