import { isMissing } from "../frame/column-type.js";
import type { Table } from "../tabular.js";

/** Options of everything that looks from a row at those before it. */
export interface OrderedOptions {
  /** Columns of numbers to look at, by name or position; default: all. */
  columns?: readonly (string | number)[];
  /** A column whose every value is a series of its own: no row looks into another's. Default: one series. */
  group?: string | number;
}

/** Positions of the rows of each series, in order; the missing group is one too. */
export function seriesOf(table: Table, { group }: OrderedOptions): Int32Array[] {
  if (group === undefined) return [new Int32Array(table.rows).map((_, i) => i)];
  const cells = table.cells(String(group));
  const members = new Map<unknown, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = isMissing(cells[row]) ? null : cells[row];
    const known = members.get(key);
    if (known) known.push(row);
    else members.set(key, [row]);
  }
  return [...members.values()].map((rows) => Int32Array.from(rows));
}

/** The columns to look at. */
export function orderedColumns(
  table: Table,
  { columns, group }: OrderedOptions,
): readonly string[] {
  return columns?.map(String) ?? table.numericNames.filter((name) => name !== String(group));
}
