import type { Evaluation } from "./evaluation.js";
import type { RegressionEvaluation } from "./regression-evaluation.js";

/** Scores of an evaluation of classes that cross-validation can be asked for. */
export const classScoreNames = ["loss", "accuracy", "precision", "recall", "f1"] as const;

/** Scores of an evaluation of numbers that cross-validation can be asked for. */
export const numberScoreNames = [
  "loss",
  "r2",
  "meanAbsoluteError",
  "meanSquaredError",
  "rootMeanSquaredError",
  "medianAbsoluteError",
  "maxError",
] as const;

/** A score by its name in `lab.evaluate`'s result. */
export type ScoreName = (typeof classScoreNames)[number] | (typeof numberScoreNames)[number];

/** One score of an evaluation of the kind that has it. */
export function scoreOf(evaluation: Evaluation | RegressionEvaluation, name: ScoreName): number {
  const scores: Partial<Record<ScoreName, number>> = evaluation;
  return scores[name]!;
}
