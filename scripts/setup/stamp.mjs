import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readIfThere } from "./paths.mjs";

/**
 * A file that says what a step was last done for. It is removed before the step and written after it, so that an
 * interrupted step counts as not done.
 */
export class Stamp {
  #file;

  constructor(file) {
    this.#file = file;
  }

  /** What the step reported, if it was done for `key`. */
  read(key) {
    const text = readIfThere(this.#file);
    if (text === undefined) return undefined;
    const [writtenFor, ...report] = text.split("\n");
    return writtenFor === key ? report.join("\n") : undefined;
  }

  remove() {
    rmSync(this.#file, { force: true });
  }

  write(key, report) {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${key}\n${report}`);
  }
}
