import type { DataFrame } from "danfojs-node";
import type { SplitPositions } from "../data/split/positions.js";
import { planOf, type CrossValidateOptions } from "./cross-validate.js";
import type { ScoreName } from "./score-names.js";

type FoldOptions = Pick<CrossValidateOptions, "target" | "task" | "folds" | "seed">;

/** The folds that every point of a curve is tested on. */
export function curveFolds(df: DataFrame, options: FoldOptions): SplitPositions[] {
  return [...planOf(df, options).splitter.positions(df)];
}

/** The score that a curve follows. @throws if the task has no such score. */
export function curveMetric(
  df: DataFrame,
  options: FoldOptions,
  wanted: ScoreName | undefined,
): ScoreName {
  const { metrics } = planOf(df, { ...options, ...(wanted ? { metrics: [wanted] } : {}) });
  return metrics[0]!;
}
