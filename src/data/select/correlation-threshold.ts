import { formatMetric } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import { columnsToLearn, readFinite, type ColumnsOption } from "../numeric-columns.js";
import {
  columnSelector,
  type ColumnSelector,
  type JudgedColumn,
  type SelectorMethod,
} from "./column-selector.js";
import { correlationMatrix, type CorrelationMethod } from "./correlation.js";

export interface CorrelationThresholdOptions extends ColumnsOption {
  /** Columns whose correlation with one that stays is larger in size go; from 0 to 1, default 0.9. */
  threshold?: number;
  /** Default `"pearson"`. */
  method?: CorrelationMethod;
  /** A column that is never judged: the one to predict. */
  target?: string | number;
}

export interface CorrelatedColumn extends JudgedColumn {
  /** The earlier column that stays with which it correlates most; absent for the first. */
  with?: string;
  /** That correlation. */
  correlation?: number;
}

export type CorrelationThreshold = ColumnSelector<
  "correlationThreshold",
  CorrelationThresholdOptions,
  CorrelatedColumn
>;

/**
 * Drops columns that say what an earlier column already says: of two that correlate by more than the threshold, the
 * later one goes. Two columns are compared over the rows where both have a value. Other columns than those judged stay.
 *
 * @throws if the threshold is not from 0 to 1, the method or a column is unknown, or a column is not numeric or infinite
 *   somewhere.
 */
export function correlationThreshold(
  options: CorrelationThresholdOptions = {},
): CorrelationThreshold {
  return columnSelector(byCorrelation, options);
}

export const byCorrelation: SelectorMethod<
  "correlationThreshold",
  CorrelationThresholdOptions,
  CorrelatedColumn
> = {
  name: "correlationThreshold",
  check({ threshold = 0.9 }) {
    if (threshold >= 0 && threshold <= 1) return;
    throw invalid("threshold", { expected: "a correlation from 0 to 1", received: threshold });
  },
  judge(table, options) {
    const { threshold = 0.9, method = "pearson", target } = options;
    const names = columnsToLearn(table, options).filter((name) => name !== String(target));
    const matrix = correlationMatrix(
      names.map((name) => readFinite(table, name)),
      { method },
    );
    const kept: number[] = [];
    return names.map((column, at): CorrelatedColumn => {
      const sizeOf = (other: number): number => Math.abs(matrix[at]![other]!) || 0;
      const nearest = kept.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
      const selected = nearest === undefined || sizeOf(nearest) <= threshold;
      if (selected) kept.push(at);
      if (nearest === undefined) return { column, selected };
      return { column, selected, with: names[nearest]!, correlation: matrix[at]![nearest]! };
    });
  },
  header: ["correlation", "with"],
  cells: ({ correlation, with: other }) =>
    correlation === undefined ? ["", ""] : [formatMetric(correlation), other!],
};
