import { createRequire } from "node:module";
import type * as Danfo from "danfojs-node";

interface Slice {
  rows?: unknown;
}

/** What `query` of frames and `iloc` of frames and series come to. */
interface Indexing {
  _iloc(slice: Slice): unknown;
}

/**
 * Makes `query` and `iloc` take the rows at which a mask is true. danfojs takes the labels of those rows for their
 * positions: of a frame that was split, sorted or filtered before, it picks other rows, or fails.
 * https://github.com/javascriptdata/danfojs/blob/dev/src/danfojs-base/core/indexing.ts
 */
export function installRowMasks(danfo: typeof Danfo): void {
  const require = createRequire(import.meta.url);
  const indexing = require("danfojs-node/dist/danfojs-base/core/indexing.js") as Indexing;
  const byPosition = indexing._iloc;
  indexing._iloc = (slice) => {
    const rows = slice.rows instanceof danfo.NDframe ? slice.rows.values : slice.rows;
    return byPosition(Array.isArray(rows) ? { ...slice, rows: positions(rows) } : slice);
  };
}

/** The positions at which a mask is true; what is no mask stays as it is. */
function positions(rows: readonly unknown[]): readonly unknown[] {
  return rows.flatMap((row, at) => (typeof row === "boolean" ? (row ? [at] : []) : [row]));
}
