import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./python.js";

/** A file of values that a reference implementation computed: its path below `test`. */
export function readFixture(path: string): unknown {
  return JSON.parse(readFileSync(join(root, "test", path), "utf8"));
}
