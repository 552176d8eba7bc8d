import { formatMetric } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import { normalQuantile } from "../../util/normal.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { quantilesOf } from "../quantiles.js";
import { columnScaler, type ColumnScaler, type ScalerMethod } from "./column-scaler.js";
import { scaleOrOne } from "./scale-or-one.js";

export interface RobustScalerOptions extends ColumnsOption {
  /** Subtract the median; default `true`. */
  withCentering?: boolean;
  /** Divide by the spread between the quantiles; default `true`. */
  withScaling?: boolean;
  /** The two quantiles, in percent; default `[25, 75]`. */
  quantileRange?: readonly [low: number, high: number];
  /** Divide so that normally distributed values come to variance 1; default `false`. */
  unitVariance?: boolean;
}

/** What was learnt of one column. */
export interface ColumnSpread {
  column: string;
  median: number;
  low: number;
  high: number;
}

export type RobustScaler = ColumnScaler<"robustScaler", RobustScalerOptions, ColumnSpread>;

/**
 * Subtracts the median and divides by the spread between two quantiles, which outliers hardly move. Follows
 * scikit-learn's `RobustScaler`: missing values are skipped by `fit` and stay missing (as `NaN`); a column without
 * spread is only centred. Data of any kind, see `standardScaler`.
 *
 * @throws if the quantiles do not rise within 0 to 100 (strictly between for `unitVariance`), or a column is unknown,
 *   not numeric, infinite somewhere, or without a value.
 */
export function robustScaler(options: RobustScalerOptions = {}): RobustScaler {
  return columnScaler(robustScaling, options);
}

export const robustScaling: ScalerMethod<"robustScaler", RobustScalerOptions, ColumnSpread> = {
  name: "robustScaler",
  check({ quantileRange: [low, high] = [25, 75], unitVariance = false }) {
    const rising = unitVariance
      ? low > 0 && low < high && high < 100
      : low >= 0 && low <= high && high <= 100;
    if (rising) return;
    throw invalid("quantileRange", {
      expected: `two rising percentages ${unitVariance ? "between 0 and 100, not these" : "from 0 to 100"}`,
      received: [low, high],
    });
  },
  learn(column, values, { quantileRange = [25, 75] }) {
    const levels = [50, ...quantileRange].map((percent) => percent / 100);
    const [median, low, high] = quantilesOf(values, levels) as [number, number, number];
    return { column, median, low, high };
  },
  forward(learnt, options) {
    const { offset, divisor } = applied(learnt, options);
    return (value) => (value - offset) / divisor;
  },
  inverse(learnt, options) {
    const { offset, divisor } = applied(learnt, options);
    return (value) => value * divisor + offset;
  },
  header: ["median", "low quantile", "high quantile"],
  cells: ({ median, low, high }) => [median, low, high].map(formatMetric),
};

function applied(
  { median, low, high }: ColumnSpread,
  {
    withCentering = true,
    withScaling = true,
    quantileRange = [25, 75],
    unitVariance = false,
  }: RobustScalerOptions,
): { offset: number; divisor: number } {
  const [from, to] = quantileRange.map((percent) => normalQuantile(percent / 100)) as [
    number,
    number,
  ];
  const spread = scaleOrOne(high - low) / (unitVariance ? to - from : 1);
  return { offset: withCentering ? median : 0, divisor: withScaling ? spread : 1 };
}
