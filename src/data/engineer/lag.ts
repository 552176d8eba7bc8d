import { invalid } from "../../util/errors.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";
import { orderedColumns, seriesOf, type OrderedOptions } from "./groups.js";

export interface LagOptions extends OrderedOptions {
  /** How many rows back; below 0, ahead. One or several; default 1. */
  periods?: number | readonly number[];
}

/**
 * Adds columns with the values of earlier rows: `sales_lag1`, `sales_lag7`; missing where there is no such row. Rows are
 * taken in the order in which they stand: sort them by time first. Semantics of pandas' `shift`. The data is not changed.
 *
 * @throws if a period is no whole number but 0, or a column is unknown or not numeric.
 * @example
 * lab.data.lag(df, { columns: ["sales"], periods: [1, 7], group: "shop" })
 */
export function lag<T extends Tabular>(data: T, options: LagOptions = {}): SameKind<T> {
  const periods = [options.periods ?? 1].flat();
  const wrong = periods.find((period) => !Number.isSafeInteger(period) || period === 0);
  if (wrong !== undefined || periods.length === 0) {
    throw invalid("periods", { expected: "whole numbers other than 0", received: wrong ?? "none" });
  }
  const table: Table<T> = tableOf("data", data);
  const series = seriesOf(table, options);
  const added = orderedColumns(table, options).flatMap((column) => {
    const values = table.read(column);
    return periods.map((period) => ({
      name: period > 0 ? `${column}_lag${period}` : `${column}_lead${-period}`,
      values: shifted(values, series, period),
      dtype: "float32",
    }));
  });
  return table.arrange([...table.names, ...added]);
}

function shifted(
  values: Float64Array,
  series: readonly Int32Array[],
  period: number,
): Float64Array {
  const result = new Float64Array(values.length).fill(Number.NaN);
  for (const rows of series) {
    rows.forEach((row, i) => {
      const from = rows[i - period];
      if (from !== undefined) result[row] = values[from]!;
    });
  }
  return result;
}
