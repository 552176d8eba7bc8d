import type { LabelSource } from "../../data/labels.js";
import type { NumberSource } from "../numbers.js";
import { classScores } from "./class-scores.js";
import { oneVsRest, type OneVsRestOptions, type RestAverage } from "./one-vs-rest.js";
import { precisionRecallOf } from "./precision-recall-curve.js";

/**
 * Average precision: the precision at each threshold, weighted by the recall that it gains; a summary of the
 * precision-recall curve; 0 to 1. More than two classes are each scored against the rest. Equal to scikit-learn's
 * `average_precision_score`.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores for two classes what speaks for the second; else rows with a column for each class: probabilities,
 *   logits, distances.
 * @returns a number, or for more than two classes with `average: "none"` one a class.
 * @throws if the two differ in length or are empty, a label is missing, a score is no finite number, or the classes are
 *   not those of the scores.
 * @example
 * lab.metrics.averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // 5/6
 */
export function averagePrecision(
  truth: LabelSource,
  scores: NumberSource,
  options?: OneVsRestOptions & { average?: RestAverage },
): number;
export function averagePrecision(
  truth: LabelSource,
  scores: NumberSource,
  options: OneVsRestOptions,
): number | number[];
export function averagePrecision(
  truth: LabelSource,
  scores: NumberSource,
  { average, labels }: OneVsRestOptions = {},
): number | number[] {
  const given = classScores(truth, scores, labels);
  return oneVsRest((binary) => precisionRecallOf(binary).averagePrecision, given, average);
}
