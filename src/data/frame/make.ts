import type { DataFrame, Series } from "danfojs-node";
import { danfo } from "../../danfo.js";
import { columnType, dtypes } from "./column-type.js";
import { columnsOf, dtypeOf, indexOf, seriesName, seriesValues, type Column } from "./read.js";

/** Values to make a column of. */
export interface NewColumn {
  name: string;
  values: ArrayLike<unknown>;
  /** danfojs dtype; default: by all of the values. */
  dtype?: string;
}

/** A frame of the columns, of equal length; `index` defaults to 0, 1, 2, … */
export function makeFrame(
  columns: readonly NewColumn[],
  index?: readonly (string | number)[],
): DataFrame {
  const count = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: count }, (_, i) => columns.map((column) => column.values[i]));
  const { DataFrame } = danfo();
  return new DataFrame(rows, {
    columns: columns.map((column) => column.name),
    dtypes: columns.map((column) => column.dtype ?? dtypes[columnType(Array.from(column.values))]),
    ...(index && count > 0 ? { index: [...index] } : {}), // danfojs refuses an index for no rows
  });
}

/** The rows at the given positions, in that order, with their row labels. */
export function takeRows(df: DataFrame, positions: Int32Array): DataFrame {
  const columns = columnsOf(df).map((column) => ({
    name: column.name,
    values: pick(column.values, positions),
    dtype: dtypeOf(df, column),
  }));
  return makeFrame(columns, pick(indexOf(df), positions));
}

/** The values at the given positions of a series, in that order, with their row labels. */
export function takeValues(series: Series, positions: Int32Array): Series {
  const values = seriesValues(series);
  const { Series } = danfo();
  return new Series(pick(values, positions), {
    columns: [seriesName(series)],
    dtypes: [dtypes[columnType(values)]],
    ...(positions.length > 0 ? { index: pick(indexOf(series), positions) } : {}),
  });
}

/** The frame with some columns' values replaced, in a new frame; the other columns and the row labels stay. */
export function replaceColumns(df: DataFrame, replaced: ReadonlyMap<string, NewColumn>): DataFrame {
  const kept = (column: Column): NewColumn => ({ ...column, dtype: dtypeOf(df, column) });
  const columns = columnsOf(df).map((column) => replaced.get(column.name) ?? kept(column));
  return makeFrame(columns, indexOf(df));
}

function pick<T>(values: readonly T[], positions: Int32Array): T[] {
  return Array.from(positions, (position) => values[position]!);
}
