import { isMissing } from "../../data/frame/column-type.js";
import { invalid } from "../../util/errors.js";
import { finiteOnly } from "../parts/finite-only.js";
import { leftOut } from "../parts/heading.js";
import { numberColumns, plotColumns, type NumberColumn, type PlotData } from "../parts/plot-columns.js"; // prettier-ignore

export interface DistributionOptions {
  /** Columns to draw, in this order; default: every column of numbers. */
  columns?: readonly string[];
  /** Column of classes: the numbers of each class are drawn apart; default: together. */
  by?: string;
}

/** Lists of finite numbers to draw, at least one in each, and what to say of those left out. */
export interface Distributions {
  lists: readonly NumberColumn[];
  note: string | undefined;
}

/**
 * The numbers of each column, or of each class of each column; missing and infinite ones are left out.
 * @throws if a column is unknown, holds anything but numbers, or has none.
 */
export function distributions(data: PlotData, { columns, by }: DistributionOptions): Distributions {
  const chosen = numberColumns(data, columns).filter(({ name }) => columns || name !== by);
  const all = by === undefined ? chosen : chosen.flatMap((column) => split(column, classes(data, by), chosen.length > 1)); // prettier-ignore
  const lists = all.map(({ name, values }) => ({ name, values: finiteOnly(values) }));
  const empty = lists.find(({ values }) => values.length === 0);
  if (empty || lists.length === 0) {
    throw invalid(empty ? `column "${empty.name}"` : "data", {
      expected: "at least one number",
      received: "none",
    });
  }
  return { lists, note: leftOut(total(all) - total(lists)) };
}

function classes(data: PlotData, by: string): readonly string[] {
  const [column] = plotColumns(data, [by]);
  return Array.from(column!.values, (value) => (isMissing(value) ? "missing" : String(value)));
}

function split(column: NumberColumn, classOf: readonly string[], several: boolean): NumberColumn[] {
  return [...new Set(classOf)].toSorted().map((name) => ({
    name: several ? `${column.name}, ${name}` : name,
    values: column.values.filter((_, row) => classOf[row] === name),
  }));
}

function total(lists: readonly NumberColumn[]): number {
  return lists.reduce((sum, { values }) => sum + values.length, 0);
}
