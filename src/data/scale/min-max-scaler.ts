import { formatMetric } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { extremes } from "../statistics.js";
import { columnScaler, type ColumnScaler, type ScalerMethod } from "./column-scaler.js";
import { scaleOrOne } from "./scale-or-one.js";

export interface MinMaxScalerOptions extends ColumnsOption {
  /** Where the smallest and the largest value come to lie; default `[0, 1]`. */
  range?: readonly [low: number, high: number];
  /** Keep values outside of what was learnt within the range; default `false`. */
  clip?: boolean;
}

/** What was learnt of one column. */
export interface ColumnRange {
  column: string;
  min: number;
  max: number;
}

export type MinMaxScaler = ColumnScaler<"minMaxScaler", MinMaxScalerOptions, ColumnRange>;

/**
 * Brings columns to a range: the smallest value learnt to its low end, the largest to its high end. Follows
 * scikit-learn's `MinMaxScaler`: missing values are skipped by `fit` and stay missing (as `NaN`), a constant column
 * goes to the low end, and new values may lie outside unless `clip` is set. Data of any kind, see `standardScaler`.
 *
 * @throws if the range is not rising, or a column is unknown, not numeric, infinite somewhere, or without a value.
 * @example
 * lab.data.minMaxScaler({ range: [-1, 1] }).fitTransform(train);
 */
export function minMaxScaler(options: MinMaxScalerOptions = {}): MinMaxScaler {
  return columnScaler(minMaxScaling, options);
}

export const minMaxScaling: ScalerMethod<"minMaxScaler", MinMaxScalerOptions, ColumnRange> = {
  name: "minMaxScaler",
  check({ range: [low, high] = [0, 1] }) {
    if (low < high && Number.isFinite(high - low)) return;
    throw invalid("range", { expected: "two rising numbers", received: [low, high] });
  },
  learn: (column, values) => ({ column, ...extremes(values) }),
  forward({ min, max }, { range: [low, high] = [0, 1], clip = false }) {
    const factor = (high - low) / scaleOrOne(max - min);
    // From the minimum on, not by one offset for all: values that are large and close together keep their digits.
    if (!clip) return (value) => (value - min) * factor + low;
    return (value) => Math.min(high, Math.max(low, (value - min) * factor + low));
  },
  inverse({ min, max }, { range: [low, high] = [0, 1] }) {
    const factor = (high - low) / scaleOrOne(max - min);
    return (value) => (value - low) / factor + min;
  },
  header: ["min", "max"],
  cells: ({ min, max }) => [formatMetric(min), formatMetric(max)],
};
