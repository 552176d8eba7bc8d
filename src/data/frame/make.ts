import type { DataFrame, Series } from "danfojs-node";
import { danfo } from "../../danfo.js";
import { columnType, dtypes } from "./column-type.js";
import {
  columnNames,
  columnOf,
  columnsOf,
  dtypeOf,
  indexOf,
  rowsOf,
  seriesName,
  seriesValues,
} from "./read.js";

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
  // Of null first: a row that begins with numbers is copied when text or a fraction comes, which takes ten times as long.
  const blank = Array<unknown>(columns.length).fill(null);
  const rows = Array.from({ length: count }, () => blank.slice());
  columns.forEach(({ values }, at) => {
    for (let row = 0; row < count; row++) rows[row]![at] = values[row];
  });
  const { DataFrame } = danfo();
  return new DataFrame(rows, {
    columns: columns.map((column) => column.name),
    dtypes: columns.map(dtypeFor),
    ...indexOption(index),
  });
}

/** A frame of rows that are its own from now on, with what danfojs calls the type of each column. */
export function frameOfRows(
  rows: unknown[][],
  columns: readonly string[],
  types: readonly string[],
): DataFrame {
  const { DataFrame } = danfo();
  return new DataFrame(rows, { columns: [...columns], dtypes: [...types] });
}

/** The rows at the given positions, in that order, with their row labels, unless one is there twice. */
export function takeRows(df: DataFrame, positions: Int32Array): DataFrame {
  const rows = pick(rowsOf(df), positions).map((row) => row.slice());
  const { DataFrame } = danfo();
  return new DataFrame(rows, {
    columns: [...columnNames(df)],
    dtypes: columnsOf(df).map((column) => dtypeOf(df, column)),
    ...indexOption(labelsAt(df, positions)),
  });
}

/** The values at the given positions of a series, in that order, with their row labels, unless one is there twice. */
export function takeValues(series: Series, positions: Int32Array): Series {
  const values = seriesValues(series);
  const { Series } = danfo();
  return new Series(pick(values, positions), {
    columns: [seriesName(series)],
    dtypes: [dtypes[columnType(values)]],
    ...indexOption(labelsAt(series, positions)),
  });
}

/** The frame with some columns' values replaced, in a new frame; the other columns and the row labels stay. */
export function replaceColumns(df: DataFrame, replaced: ReadonlyMap<string, NewColumn>): DataFrame {
  const names = columnNames(df);
  const changes = names.flatMap((name, at) => {
    const column = replaced.get(name);
    return column ? [{ at, values: column.values }] : [];
  });
  const rows = rowsOf(df).map((row) => row.slice());
  for (const { at, values } of changes) {
    for (let row = 0; row < rows.length; row++) rows[row]![at] = values[row];
  }
  const dtype = (name: string): string => {
    const column = replaced.get(name);
    return column ? dtypeFor(column) : dtypeOf(df, columnOf(df, name));
  };
  const { DataFrame } = danfo();
  return new DataFrame(rows, {
    columns: [...names],
    dtypes: names.map(dtype),
    ...indexOption(indexOf(df)),
  });
}

/** A frame of own columns, by name, and new ones, in the order given; the row labels stay. */
export function arrangeColumns(df: DataFrame, columns: readonly (string | NewColumn)[]): DataFrame {
  const arranged = columns.map((column): NewColumn => {
    if (typeof column !== "string") return column;
    const own = columnOf(df, column);
    return { ...own, dtype: dtypeOf(df, own) };
  });
  return makeFrame(arranged, indexOf(df));
}

function dtypeFor({ values, dtype }: NewColumn): string {
  return dtype ?? dtypes[columnType(Array.from(values))];
}

/** Row labels at the given positions; none where one is there twice, which danfojs refuses. */
function labelsAt(
  data: DataFrame | Series,
  positions: Int32Array,
): readonly (string | number)[] | undefined {
  const labels = pick(indexOf(data), positions);
  return new Set(labels).size === labels.length ? labels : undefined;
}

/** Row labels for danfojs, which refuses those of no rows. */
function indexOption(labels: readonly (string | number)[] = []): { index?: (string | number)[] } {
  return labels.length > 0 ? { index: [...labels] } : {};
}

function pick<T>(values: readonly T[], positions: Int32Array): T[] {
  const picked = Array<T>(positions.length);
  for (let i = 0; i < positions.length; i++) picked[i] = values[positions[i]!]!;
  return picked;
}
