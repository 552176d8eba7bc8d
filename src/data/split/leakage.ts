import type { DataFrame } from "danfojs-node";
import { displaySymbol, type Displayable, type MimeBundle } from "../../display/host.js";
import { cellsOf, columnNames, columnsOf, indexOf, isDataFrame, rowCount } from "../frame/read.js";
import { invalid } from "../../util/errors.js";
import { rowKeys } from "../row-keys.js";

export interface LeakageOptions {
  /** A column of which no value may be in both parts: a patient, a house, a day. Default: none. */
  group?: string;
  /** Columns in which two rows must be equal to be the same; default: all. */
  columns?: readonly string[];
}

/** What the test data has in common with the training data. */
export interface Leakage extends Displayable {
  /** Whether there is anything. */
  readonly found: boolean;
  /** Labels of the test rows that are in the training data as well. */
  readonly rows: readonly (string | number)[];
  /** Values of the group column that are in both. */
  readonly groups: readonly unknown[];
}

/**
 * Looks for rows, and for groups, that are in the training data as well as in the test data: what is known by heart makes
 * a test look better than the model is. Two missing values are equal.
 *
 * @throws if something is no frame, or a column is unknown in one of them.
 * @example
 * lab.data.leakage(train, test, { group: "patient" })
 */
export function leakage(
  train: DataFrame,
  test: DataFrame,
  { group, columns }: LeakageOptions = {},
): Leakage {
  for (const [name, df] of Object.entries({ train, test })) {
    if (!isDataFrame(df)) throw invalid(name, { expected: "a DataFrame", received: df });
  }
  const names = columns ?? columnNames(train);
  const known = new Set(rowKeys(columnsOf(train, names)));
  const keys = rowKeys(columnsOf(test, names));
  const rows = indexOf(test).filter((_, row) => known.has(keys[row]!));
  const seen = new Set(group === undefined ? [] : cellsOf(train, group));
  const groups = [...new Set(group === undefined ? [] : cellsOf(test, group))].filter((value) =>
    seen.has(value),
  );
  const found = rows.length > 0 || groups.length > 0;
  return {
    found,
    rows,
    groups,
    [displaySymbol]: (): MimeBundle => ({
      "text/plain": [
        `${rows.length} of ${rowCount(test)} test rows are in the training data.`,
        ...(group === undefined ? [] : [`${groups.length} values of ${group} are in both.`]),
      ].join("\n"),
    }),
  };
}
