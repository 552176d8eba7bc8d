import type { LabelSource } from "../data/labels.js";
import { classScore, type ClassScoreOptions, type OneScore, type Ratio } from "./class-score.js";

/** What neither was the class nor was taken for it, of all that was not. */
export const specificityRatio: Ratio = ({ hits, predicted, support, samples }) => [
  samples - predicted - support + hits,
  samples - support,
];

/**
 * Specificity, the true negative rate: which share of the samples that are not of a class were not predicted as it;
 * 0 to 1. That of a positive class is the recall of the negative one. Averages are made as scikit-learn makes those of
 * recall; an undefined score is `zeroDivision` (0 unless you say otherwise), without a warning.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @returns a number, or with `average: "none"` one a class.
 * @throws if the two differ in length or are empty, a label is missing, text and numbers are mixed, or more than two
 *   classes are averaged as `"binary"`.
 * @example
 * lab.metrics.specificity([0, 0, 0, 1], [0, 0, 1, 1]); // 2/3
 */
export function specificity(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions & { average: "none" },
): number[];
export function specificity(
  truth: LabelSource,
  predicted: LabelSource,
  options?: ClassScoreOptions & { average?: OneScore },
): number;
export function specificity(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions = {},
): number | number[] {
  return classScore(specificityRatio, truth, predicted, options);
}
