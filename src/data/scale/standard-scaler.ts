import { formatCount, formatMetric } from "../../display/numbers.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { isConstant, moments } from "../statistics.js";
import { columnScaler, type ColumnScaler, type ScalerMethod } from "./column-scaler.js";

export interface StandardScalerOptions extends ColumnsOption {
  /** Subtract the mean; default `true`. */
  withMean?: boolean;
  /** Divide by the standard deviation; default `true`. */
  withStd?: boolean;
}

/** What a scaler learnt of one column. */
export interface ColumnScale {
  column: string;
  /** Values that it learnt from, the missing ones not counted. */
  count: number;
  mean: number;
  /** Population variance (divided by the count). */
  variance: number;
  /** What values are divided by: the standard deviation, or 1 for a constant column. */
  scale: number;
}

export type StandardScaler = ColumnScaler<"standardScaler", StandardScalerOptions, ColumnScale>;

/**
 * Brings columns to mean 0 and standard deviation 1, by the statistics of the data that it was fitted on. Follows
 * scikit-learn's `StandardScaler`: population standard deviation; missing values are skipped by `fit` and stay missing
 * (as `NaN`); a constant column is only centred. Computed in float64, also for tensors (which come out as float32).
 * Columns of a frame are matched by name, those of tensors and arrays by position; columns that it was not fitted on
 * stay as they are.
 *
 * @throws if a column is unknown, is not numeric, is infinite somewhere, or has no value at all when fitted.
 * @example
 * const scaler = lab.data.standardScaler().fit(train);
 * scaler.transform(test);
 */
export function standardScaler(options: StandardScalerOptions = {}): StandardScaler {
  return columnScaler(standardScaling, options);
}

export const standardScaling: ScalerMethod<"standardScaler", StandardScalerOptions, ColumnScale> = {
  name: "standardScaler",
  learn: (column, values) => columnScale(column, values),
  forward({ mean, scale }, options) {
    const { offset, divisor } = applied(mean, scale, options);
    return (value) => (value - offset) / divisor;
  },
  inverse({ mean, scale }, options) {
    const { offset, divisor } = applied(mean, scale, options);
    return (value) => value * divisor + offset;
  },
  header: ["mean", "standard deviation", "values"],
  cells: ({ mean, variance, count }) => [
    formatMetric(mean),
    formatMetric(Math.sqrt(variance)),
    formatCount(count),
  ],
};

/** Mean, variance and scale of a column without missing values. */
export function columnScale(column: string, values: Float64Array): ColumnScale {
  const found = moments(values);
  return { column, ...found, scale: isConstant(found) ? 1 : Math.sqrt(found.variance) };
}

function applied(
  mean: number,
  scale: number,
  { withMean = true, withStd = true }: StandardScalerOptions,
): { offset: number; divisor: number } {
  return { offset: withMean ? mean : 0, divisor: withStd ? scale : 1 };
}
