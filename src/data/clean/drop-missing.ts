import type { DataFrame } from "danfojs-node";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { isMissing } from "../frame/column-type.js";
import { takeRows } from "../frame/make.js";
import { columnNames, columnsOf, indexOf, rowCount } from "../frame/read.js";
import { cleaned, ofRows, type Cleaned } from "./cleaned.js";

export interface DropMissingOptions {
  /** Drop rows with any missing value, or those with nothing but; default `"any"`. */
  how?: "any" | "all";
  /** In place of `how`: values that a row must have to stay. */
  threshold?: number;
  /** Columns that are looked at; default: all. */
  subset?: readonly string[];
}

export interface DroppedMissing {
  /** Labels of the rows that were dropped. */
  dropped: (string | number)[];
  /** Missing values of each column that was looked at, before. */
  missing: Record<string, number>;
}

/**
 * Drops rows with missing values (`null`, `undefined`, `NaN`). Semantics of pandas' `dropna`; the rows that stay keep
 * their labels. The frame is not changed.
 *
 * @throws if a column is unknown, or both `how` and `threshold` are given.
 * @example
 * const { data, changes } = lab.data.dropMissing(df, { subset: ["age", "income"] });
 */
export function dropMissing(
  df: DataFrame,
  { how, threshold, subset = columnNames(df) }: DropMissingOptions = {},
): Cleaned<DroppedMissing> {
  if (how !== undefined && threshold !== undefined) {
    throw invalid("threshold", { expected: "how or threshold", received: "both" });
  }
  if (how !== undefined && how !== "any" && how !== "all") {
    throw invalid("how", { expected: "a rule", received: how, available: ["any", "all"] });
  }
  const needed = threshold ?? (how === "all" ? 1 : subset.length);
  count("threshold", needed);
  const columns = columnsOf(df, subset);
  const rows = rowCount(df);
  const present = new Int32Array(rows);
  const missing: Record<string, number> = {};
  for (const { name, values } of columns) {
    missing[name] = 0;
    values.forEach((value, row) => {
      if (isMissing(value)) missing[name]!++;
      else present[row]!++;
    });
  }
  const kept = new Int32Array(rows).map((_, row) => row).filter((row) => present[row]! >= needed);
  const labels = indexOf(df);
  const dropped = labels.filter((_, row) => present[row]! < needed);
  const gaps = Object.entries(missing).filter(([, size]) => size > 0);
  return cleaned(takeRows(df, kept), { dropped, missing }, [
    `${ofRows(dropped.length, rows)} dropped.`,
    ...(gaps.length > 0
      ? [`Missing before: ${gaps.map(([name, size]) => `${name} ${size}`).join(", ")}.`]
      : []),
  ]);
}
