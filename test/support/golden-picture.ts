import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodePng } from "./png.js";
import { root } from "./python.js";

/** A difference of a channel, of 255, that an eye sees. */
const visible = 48;
/** Share of the pixels that may differ visibly: the last bit of a number may move an edge by a pixel. */
const allowed = 0.004;

/**
 * Asserts that a PNG looks as it did when it was last looked at and found right: a file below `test`. With
 * `TRAINLAB_UPDATE_GOLDEN=1` the file is written where it looks different; look at it before it is committed.
 */
export function assertGoldenPicture(path: string, png: Uint8Array): void {
  const file = join(root, "test", path);
  const update = Boolean(process.env["TRAINLAB_UPDATE_GOLDEN"]);
  if (update && !(existsSync(file) && difference(png, readFileSync(file)) <= allowed)) {
    writeFileSync(file, png);
  }
  assert.ok(existsSync(file), `no ${path}: write it with TRAINLAB_UPDATE_GOLDEN=1`);
  const found = difference(png, readFileSync(file));
  assert.ok(found <= allowed, `${path}: ${(100 * found).toFixed(2)} % of the pixels differ`);
}

/** Share of the pixels that differ visibly; 1 where the sizes differ. */
export function difference(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [decodePng(one), decodePng(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let at = 0; at < a.pixels.length; at += 4) {
    const channels = [0, 1, 2, 3].map((i) => Math.abs(a.pixels[at + i]! - b.pixels[at + i]!));
    if (Math.max(...channels) > visible) differing++;
  }
  return differing / (a.width * a.height);
}
