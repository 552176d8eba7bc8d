import { readdirSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "../setup/paths.mjs";

/** Folders whose tests come last, in this order: they use the parts that the others test. */
const last = ["test/conformance/", "test/notebooks/", "test/browser/"];

/**
 * A test for each `*.test.ts`: the sources are listed, not what is compiled, so that a file that was not compiled
 * fails and one whose source is gone does not run.
 *
 * @param {string[]} filters parts of paths, of which one has to fit; all tests where there is none
 * @returns {{ source: string, compiled: string }[]}
 */
export function findTests(filters) {
  return readdirSync(join(root, "test"), { recursive: true })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `test/${name}`)
    .filter((source) => filters.length === 0 || filters.some((filter) => source.includes(filter)))
    .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((source) => ({ source, compiled: join(dist, source.replace(/\.ts$/, ".js")) }));
}

function rank(source) {
  return last.findIndex((folder) => source.startsWith(folder));
}
