import type { DataFrame, Series } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { columnType, dtypes, type ColumnType } from "./column-type.js";

/** One column, read from a frame: the frame's own values, not to be changed. */
export interface Column {
  name: string;
  values: readonly unknown[];
  type: ColumnType;
}

/**
 * The fields behind danfojs's getters. We read these because a column may be named `values` or `shape`, and then hides
 * the getter of that name on its frame.
 */
interface Fields {
  $isSeries: boolean;
  $data: readonly unknown[];
  $columns: readonly string[];
  $dtypes: readonly string[];
  $index: readonly (string | number)[];
}

/** Whether a value is a danfojs DataFrame, from any copy of danfojs. */
export function isDataFrame(value: unknown): value is DataFrame {
  return isNDframe(value) && !value.$isSeries;
}

/** Whether a value is a danfojs Series, from any copy of danfojs. */
export function isSeries(value: unknown): value is Series {
  return isNDframe(value) && value.$isSeries;
}

function isNDframe(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && "$isSeries" in value && "$data" in value;
}

/** Number of rows of a frame. */
export function rowCount(df: DataFrame): number {
  return fieldsOf(df).$data.length;
}

/** Rows of a frame, each an array of its cells: the frame's own, not to be changed. */
export function rowsOf(df: DataFrame): readonly (readonly unknown[])[] {
  return fieldsOf(df).$data as readonly (readonly unknown[])[];
}

/** Names of a frame's columns, in their order. */
export function columnNames(df: DataFrame): readonly string[] {
  return fieldsOf(df).$columns;
}

/** Row labels of a frame or series. */
export function indexOf(data: DataFrame | Series): readonly (string | number)[] {
  return fieldsOf(data).$index;
}

/** Values of a series. */
export function seriesValues(series: Series): readonly unknown[] {
  return fieldsOf(series).$data;
}

/** Name of a series; danfojs keeps it as a string or as an array of one. */
export function seriesName(series: Series): string {
  return String(fieldsOf(series).$columns);
}

/**
 * The named columns of a frame, or all of them, in the order asked for.
 * @throws if the frame lacks one of them.
 */
export function columnsOf(df: DataFrame, names: readonly string[] = columnNames(df)): Column[] {
  return names.map((name) => columnOf(df, name));
}

/**
 * One column of a frame.
 * @throws if the frame lacks it.
 */
export function columnOf(df: DataFrame, name: string): Column {
  const values = cellsOf(df, name);
  return { name, values, type: columnType(values) };
}

/**
 * The cells of one column, whose type nobody asks for.
 * @throws if the frame lacks it.
 */
export function cellsOf(df: DataFrame, name: string): readonly unknown[] {
  const at = columnPosition(df, name);
  // By rows: danfojs's copy by columns holds a Series in place of an array once somebody wrote `df["a"] = series`.
  return rowsOf(df).map((row) => row[at]);
}

/**
 * Where a column stands among those of a frame, and its cell in each row.
 * @throws if the frame lacks it.
 */
export function columnPosition(df: DataFrame, name: string): number {
  const { $columns } = fieldsOf(df);
  const at = $columns.indexOf(name);
  if (at !== -1) return at;
  throw invalid("column", {
    expected: "a column of the frame",
    received: name,
    available: $columns,
  });
}

/** danfojs dtype for a column: the frame's own where the values allow it, else the one that they need. */
export function dtypeOf(df: DataFrame, column: Column): string {
  const { $columns, $dtypes } = fieldsOf(df);
  const declared = $dtypes[$columns.indexOf(column.name)];
  const widened = column.type === "integer" || column.type === "empty";
  return widened && declared === "float32" ? declared : dtypes[column.type];
}

function fieldsOf(data: DataFrame | Series): Fields {
  return data as unknown as Fields; // protected in danfojs's types
}
