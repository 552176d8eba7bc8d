import type { LabelSource } from "../data/labels.js";
import { classScore, type ClassScoreOptions, type OneScore, type Ratio } from "./class-score.js";

/** What was both, of all that was the class or was predicted as it. */
export const jaccardRatio: Ratio = ({ hits, predicted, support }) => [
  hits,
  predicted + support - hits,
];

/**
 * Jaccard index, the intersection over union of a class: of the samples that are of it or were predicted as it, which
 * share is both; 0 to 1. Equal to scikit-learn's `jaccard_score`; an undefined score is `zeroDivision` (0 unless you say
 * otherwise), without a warning.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @returns a number, or with `average: "none"` one a class.
 * @throws if the two differ in length or are empty, a label is missing, text and numbers are mixed, or more than two
 *   classes are averaged as `"binary"`.
 * @example
 * lab.metrics.jaccard([0, 1, 1], [1, 1, 0]); // 1/3
 */
export function jaccard(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions & { average: "none" },
): number[];
export function jaccard(
  truth: LabelSource,
  predicted: LabelSource,
  options?: ClassScoreOptions & { average?: OneScore },
): number;
export function jaccard(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions = {},
): number | number[] {
  return classScore(jaccardRatio, truth, predicted, options);
}
