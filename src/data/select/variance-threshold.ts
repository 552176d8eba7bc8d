import { formatMetric } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import {
  columnsToLearn,
  readFinite,
  valuesToLearn,
  type ColumnsOption,
} from "../numeric-columns.js";
import { extremes, isConstant, moments } from "../statistics.js";
import {
  columnSelector,
  type ColumnSelector,
  type JudgedColumn,
  type SelectorMethod,
} from "./column-selector.js";

export interface VarianceThresholdOptions extends ColumnsOption {
  /** Columns of no more variance than this go; default 0: constant columns. */
  threshold?: number;
}

export interface VarianceColumn extends JudgedColumn {
  /** Population variance of the values that are there. */
  variance: number;
}

export type VarianceThreshold = ColumnSelector<
  "varianceThreshold",
  VarianceThresholdOptions,
  VarianceColumn
>;

/**
 * Drops columns that hardly vary, by default those that are constant. Missing values do not count. Semantics of
 * scikit-learn's `VarianceThreshold`; other columns than those judged stay.
 *
 * @throws if the threshold is negative, a column is unknown, not numeric, infinite somewhere or without a value, or no
 *   column would stay.
 */
export function varianceThreshold(options: VarianceThresholdOptions = {}): VarianceThreshold {
  return columnSelector(byVariance, options);
}

export const byVariance: SelectorMethod<
  "varianceThreshold",
  VarianceThresholdOptions,
  VarianceColumn
> = {
  name: "varianceThreshold",
  check({ threshold = 0 }) {
    if (threshold >= 0) return;
    throw invalid("threshold", { expected: "a variance of at least 0", received: threshold });
  },
  judge(table, options) {
    const { threshold = 0 } = options;
    return columnsToLearn(table, options).map((column) => {
      const variance = varianceOf(valuesToLearn(column, readFinite(table, column)));
      return { column, variance, selected: variance > threshold };
    });
  },
  header: ["variance"],
  cells: ({ variance }) => [formatMetric(variance)],
};

/** 0 where there is no more than rounding. */
function varianceOf(values: Float64Array): number {
  const { min, max } = extremes(values);
  const found = moments(values);
  return min === max || isConstant(found) ? 0 : found.variance;
}
