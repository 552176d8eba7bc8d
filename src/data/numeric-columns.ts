import { invalid } from "../util/errors.js";
import type { Table } from "./tabular.js";

/** The choice of columns that every transformer of numbers has. */
export interface ColumnsOption {
  /** Columns to change, by name or position; default: every column that holds numbers. */
  columns?: readonly (string | number)[];
}

/**
 * Names of the columns to learn from.
 * @throws if there is none, or no row.
 */
export function columnsToLearn(table: Table, { columns }: ColumnsOption): readonly string[] {
  const names = columns?.map(String) ?? table.numericNames;
  if (table.rows > 0 && names.length > 0) return names;
  throw invalid("data", {
    expected: "at least one row and one column of numbers",
    received: `${table.rows} rows, ${names.length} columns of numbers`,
  });
}

/**
 * Complains about data without names that has more or fewer columns than were learnt, where all were to be learnt.
 * @throws in that case.
 */
export function requireWidth(table: Table, { columns }: ColumnsOption, learnt: number): void {
  if (table.named || columns || table.names.length === learnt) return;
  throw invalid("data", {
    expected: `${learnt} columns, as fitted`,
    received: `${table.names.length} columns`,
  });
}

/**
 * A column as float64, missing as `NaN`.
 * @throws if it is unknown, holds anything but numbers, or is infinite somewhere.
 */
export function readFinite(table: Table, column: string): Float64Array {
  const values = table.read(column);
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== Infinity && values[row] !== -Infinity) continue;
    throw invalid(`column "${column}"`, {
      expected: "finite numbers",
      received: `${values[row]} in row ${row}`,
    });
  }
  return values;
}

/**
 * The values of a column that are there; the column itself where none is missing.
 * @throws if all are missing.
 */
export function valuesToLearn(column: string, values: Float64Array): Float64Array {
  const present = withoutMissing(values);
  if (present.length > 0) return present;
  throw invalid(`column "${column}"`, {
    expected: "at least one value to learn from",
    received: "none",
  });
}

/** A copy without what is missing; the values themselves where nothing is. */
export function withoutMissing(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isNaN(value)) present[count++] = value;
  }
  return count === values.length ? values : present.slice(0, count);
}

/**
 * The values, if none is missing.
 * @throws otherwise.
 */
export function requireComplete(column: string, values: Float64Array): Float64Array {
  const missing = values.findIndex(Number.isNaN);
  if (missing === -1) return values;
  throw invalid(`column "${column}"`, {
    expected: "a number in every row",
    received: `a missing value in row ${missing}`,
  });
}
