import type { LabelSource } from "../../data/labels.js";
import type { NumberSource } from "../numbers.js";
import { classScores } from "./class-scores.js";
import { oneVsRest, type OneVsRestOptions, type RestAverage } from "./one-vs-rest.js";
import { rocOf } from "./roc-curve.js";

/**
 * Area under the ROC curve: the probability that a sample of the class scores higher than one that is not; 0.5 is
 * guessing. More than two classes are each scored against the rest. Equal to scikit-learn's `roc_auc_score` with
 * `multi_class="ovr"`; `NaN` where a class has no sample, or no other has.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores for two classes what speaks for the second; else rows with a column for each class: probabilities,
 *   logits, distances.
 * @returns a number, or for more than two classes with `average: "none"` one a class.
 * @throws if the two differ in length or are empty, a label is missing, a score is no finite number, or the classes are
 *   not those of the scores.
 * @example
 * lab.metrics.rocAuc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]); // 0.75
 */
export function rocAuc(
  truth: LabelSource,
  scores: NumberSource,
  options?: OneVsRestOptions & { average?: RestAverage },
): number;
export function rocAuc(
  truth: LabelSource,
  scores: NumberSource,
  options: OneVsRestOptions,
): number | number[];
export function rocAuc(
  truth: LabelSource,
  scores: NumberSource,
  { average, labels }: OneVsRestOptions = {},
): number | number[] {
  const given = classScores(truth, scores, labels);
  return oneVsRest((binary) => rocOf(binary, false).area, given, average);
}
