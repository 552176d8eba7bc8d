import { formatMetric } from "../../display/numbers.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { extremes } from "../statistics.js";
import { columnScaler, type ColumnScaler, type ScalerMethod } from "./column-scaler.js";
import { scaleOrOne } from "./scale-or-one.js";

export interface MaxAbsScalerOptions extends ColumnsOption {}

/** What was learnt of one column. */
export interface ColumnMagnitude {
  column: string;
  /** The largest absolute value. */
  maxAbs: number;
}

export type MaxAbsScaler = ColumnScaler<"maxAbsScaler", MaxAbsScalerOptions, ColumnMagnitude>;

/**
 * Divides columns by their largest absolute value, so that they lie in [-1, 1] and zeros stay zeros. Follows
 * scikit-learn's `MaxAbsScaler`: missing values are skipped by `fit` and stay missing (as `NaN`); a column of zeros
 * stays as it is. Data of any kind, see `standardScaler`.
 *
 * @throws if a column is unknown, is not numeric, is infinite somewhere, or has no value at all when fitted.
 */
export function maxAbsScaler(options: MaxAbsScalerOptions = {}): MaxAbsScaler {
  return columnScaler(maxAbsScaling, options);
}

export const maxAbsScaling: ScalerMethod<"maxAbsScaler", MaxAbsScalerOptions, ColumnMagnitude> = {
  name: "maxAbsScaler",
  learn(column, values) {
    const { min, max } = extremes(values);
    return { column, maxAbs: Math.max(-min, max) };
  },
  forward({ maxAbs }) {
    const divisor = scaleOrOne(maxAbs);
    return (value) => value / divisor;
  },
  inverse({ maxAbs }) {
    const factor = scaleOrOne(maxAbs);
    return (value) => value * factor;
  },
  header: ["largest size"],
  cells: ({ maxAbs }) => [formatMetric(maxAbs)],
};
