import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/python.js";

/** Where a picture of a test is kept: `test-output/`, which is not in git. */
export function screenshot(name: string): string {
  const folder = join(root, "test-output");
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
