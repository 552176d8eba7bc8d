import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/python.js";

const folder = join(root, "notebooks");

/** Every tutorial, in teaching order. */
export const tutorials: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .toSorted();

export function tutorialPath(name: string): string {
  return join(folder, name);
}

export const tour = "00-tour.ipynb";
