import { count } from "../../util/check.js";
import { isMissing } from "../frame/column-type.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";

export interface FillOptions extends ColumnsOption {
  /** Columns to fill, by name or position; default: all. */
  columns?: readonly (string | number)[];
  /** Missing values in a row that are filled at most, from 1; default: all. */
  limit?: number;
}

/**
 * Fills each missing value by the last one before it, as pandas' `ffill` does; what is missing at the start stays. Any
 * kind of value; frames, 2-D tensors and arrays of rows, which stay as they are.
 *
 * @throws if a column is unknown or the limit is not a whole number from 1.
 */
export function ffill<T extends Tabular>(data: T, options: FillOptions = {}): SameKind<T> {
  return filled(data, options, (at) => at);
}

/**
 * Fills each missing value by the next one after it, as pandas' `bfill` does; what is missing at the end stays. See
 * `ffill`.
 *
 * @throws if a column is unknown or the limit is not a whole number from 1.
 */
export function bfill<T extends Tabular>(data: T, options: FillOptions = {}): SameKind<T> {
  return filled(data, options, (at, rows) => rows - 1 - at);
}

function filled<T extends Tabular>(
  data: T,
  { columns, limit = Infinity }: FillOptions,
  row: (at: number, rows: number) => number,
): SameKind<T> {
  if (limit !== Infinity) count("limit", limit, 1);
  const table: Table<T> = tableOf("data", data);
  const chosen = new Set(columns?.map(String) ?? table.names);
  for (const name of chosen) table.cells(name); // complains where the data lacks it
  return table.arrange(
    table.names.map((name) =>
      chosen.has(name) ? { name, values: carried(table.cells(name), limit, row) } : name,
    ),
  );
}

/** Values carried along the order in which `row` visits them. */
function carried(
  cells: ArrayLike<unknown>,
  limit: number,
  row: (at: number, rows: number) => number,
): unknown[] {
  const values = Array.from(cells);
  let last: unknown;
  let gap = 0;
  for (let at = 0; at < values.length; at++) {
    const place = row(at, values.length);
    if (!isMissing(values[place])) {
      last = values[place];
      gap = 0;
    } else if (last !== undefined && ++gap <= limit) {
      values[place] = last;
    }
  }
  return values;
}
