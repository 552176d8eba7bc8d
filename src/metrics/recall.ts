import type { LabelSource } from "../data/labels.js";
import { classScore, type ClassScoreOptions, type OneScore, type Ratio } from "./class-score.js";

/** Hits of all the samples of the class. */
export const recallRatio: Ratio = ({ hits, support }) => [hits, support];

/**
 * Recall: which share of the samples of a class were predicted as that class; 0 to 1. Equal to scikit-learn's
 * `recall_score`; an undefined score is `zeroDivision` (0 unless you say otherwise), without a warning.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @returns a number, or with `average: "none"` one a class.
 * @throws if the two differ in length or are empty, a label is missing, text and numbers are mixed, or more than two
 *   classes are averaged as `"binary"`.
 * @example
 * lab.metrics.recall(["cat", "dog", "dog"], ["cat", "cat", "dog"], { average: "none" }); // [1, 0.5]
 */
export function recall(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions & { average: "none" },
): number[];
export function recall(
  truth: LabelSource,
  predicted: LabelSource,
  options?: ClassScoreOptions & { average?: OneScore },
): number;
export function recall(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions = {},
): number | number[] {
  return classScore(recallRatio, truth, predicted, options);
}
