import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { withoutMissing } from "../numeric-columns.js";
import { extremes, moments } from "../statistics.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";
import { orderedColumns, seriesOf, type OrderedOptions } from "./groups.js";

/** Of the values in a window; there is at least one. */
const statistics = {
  mean: (values: Float64Array): number => moments(values).mean,
  sum: (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0),
  min: (values: Float64Array): number => extremes(values).min,
  max: (values: Float64Array): number => extremes(values).max,
  median(values: Float64Array): number {
    const sorted = values.toSorted();
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  },
  std(values: Float64Array): number {
    const { count: size, variance } = moments(values);
    return size > 1 ? Math.sqrt((variance * size) / (size - 1)) : Number.NaN;
  },
};

export type RollingStatistic = keyof typeof statistics;

export interface RollingOptions extends OrderedOptions {
  /** How many rows make a window. */
  window: number;
  /** What is computed of each: one or several; default `"mean"`. `"std"` is that of a sample. */
  statistic?: RollingStatistic | readonly RollingStatistic[];
  /** Values that a window must have, else the result is missing; default: the whole window. */
  minPeriods?: number;
  /** Whether the row stands in the middle of its window, which then looks ahead; default `false`: at its end. */
  center?: boolean;
}

/**
 * Adds columns with a statistic of the rows up to each row: `sales_mean7`. Missing values do not count; where a window
 * has fewer than `minPeriods` values the result is missing. Semantics of pandas' `rolling`. The data is not changed.
 *
 * @throws if a number is out of range, or a statistic or column is unknown or not numeric.
 * @example
 * lab.data.rolling(df, { columns: ["sales"], window: 7, statistic: ["mean", "std"] })
 */
export function rolling<T extends Tabular>(data: T, options: RollingOptions): SameKind<T> {
  const { window, minPeriods = window } = options;
  count("window", window, 1);
  count("minPeriods", minPeriods, 1);
  const wanted = [options.statistic ?? "mean"].flat();
  const unknown = wanted.find((name) => !Object.hasOwn(statistics, name));
  if (unknown !== undefined) {
    const available = Object.keys(statistics);
    throw invalid("statistic", { expected: "a statistic", received: unknown, available });
  }
  const table: Table<T> = tableOf("data", data);
  const series = seriesOf(table, options);
  const added = orderedColumns(table, options).flatMap((column) => {
    const values = table.read(column);
    return wanted.map((statistic) => ({
      name: `${column}_${statistic}${window}`,
      values: rolled(values, series, statistics[statistic], options),
      dtype: "float32",
    }));
  });
  return table.arrange([...table.names, ...added]);
}

function rolled(
  values: Float64Array,
  series: readonly Int32Array[],
  statistic: (values: Float64Array) => number,
  { window, minPeriods = window, center = false }: RollingOptions,
): Float64Array {
  const result = new Float64Array(values.length).fill(Number.NaN);
  const ahead = center ? Math.floor((window - 1) / 2) : 0;
  for (const rows of series) {
    const own = Float64Array.from(rows, (row) => values[row]!);
    rows.forEach((row, i) => {
      const to = Math.min(own.length, i + ahead + 1);
      const from = Math.max(0, i + ahead + 1 - window);
      const present = withoutMissing(own.subarray(from, to));
      if (present.length >= minPeriods) result[row] = statistic(present);
    });
  }
  return result;
}
