import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./python.js";

/**
 * Asserts that a value is as it was when it was last looked at and found right: a JSON file below `test`. With
 * `TRAINLAB_UPDATE_GOLDEN=1` the file is written; look at what changed before it is committed.
 */
export function assertGolden(path: string, value: unknown): void {
  const file = join(root, "test", path);
  const actual = `${JSON.stringify(value, rounded, 2)}\n`;
  if (process.env["TRAINLAB_UPDATE_GOLDEN"]) writeFileSync(file, actual);
  assert.ok(existsSync(file), `no ${path}: write it with TRAINLAB_UPDATE_GOLDEN=1`);
  assert.equal(actual, readFileSync(file, "utf8"), path);
}

/** Numbers to six digits, so that the last bit of a machine's arithmetic does not count. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
