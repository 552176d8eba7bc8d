import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { takeRows } from "../frame/make.js";
import { columnNames, columnsOf, indexOf, rowCount } from "../frame/read.js";
import { rowKeys } from "../row-keys.js";
import { cleaned, ofRows, type Cleaned } from "./cleaned.js";

export interface DropDuplicatesOptions {
  /** Columns in which rows must be equal; default: all. */
  subset?: readonly string[];
  /** Which of equal rows stays: the first (default), the last, or none (`false`). */
  keep?: "first" | "last" | false;
}

export interface DroppedDuplicates {
  /** Labels of the rows that were dropped. */
  dropped: (string | number)[];
  /** How many different rows occurred more than once. */
  groups: number;
}

/**
 * Drops rows that are equal to another one; two missing values are equal. Semantics of pandas' `drop_duplicates`; the
 * rows that stay keep their labels and order. The frame is not changed.
 *
 * @throws if a column is unknown, or `keep` is none of those above.
 */
export function dropDuplicates(
  df: DataFrame,
  { subset = columnNames(df), keep = "first" }: DropDuplicatesOptions = {},
): Cleaned<DroppedDuplicates> {
  if (keep !== "first" && keep !== "last" && keep !== false) {
    throw invalid("keep", {
      expected: "which to keep",
      received: keep,
      available: ["first", "last", "false"],
    });
  }
  const groups = new Map<string, number[]>();
  rowKeys(columnsOf(df, subset)).forEach((key, row) => {
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  });
  const kept = [...groups.values()].flatMap((rows) => {
    if (rows.length === 1) return rows;
    return keep === false ? [] : [keep === "first" ? rows[0]! : rows.at(-1)!];
  });
  const staying = new Set(kept);
  const dropped = indexOf(df).filter((_, row) => !staying.has(row));
  const repeated = [...groups.values()].filter((rows) => rows.length > 1).length;
  return cleaned(takeRows(df, Int32Array.from(kept).toSorted()), { dropped, groups: repeated }, [
    `${ofRows(dropped.length, rowCount(df))} dropped: copies of ${repeated} others.`,
  ]);
}
