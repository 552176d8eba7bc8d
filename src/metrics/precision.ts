import type { LabelSource } from "../data/labels.js";
import { classScore, type ClassScoreOptions, type OneScore, type Ratio } from "./class-score.js";

/** Hits of all that was predicted as the class. */
export const precisionRatio: Ratio = ({ hits, predicted }) => [hits, predicted];

/**
 * Precision: which share of the samples predicted as a class are of that class; 0 to 1. Equal to scikit-learn's
 * `precision_score`; an undefined score is `zeroDivision` (0 unless you say otherwise), without a warning.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @returns a number, or with `average: "none"` one a class.
 * @throws if the two differ in length or are empty, a label is missing, text and numbers are mixed, or more than two
 *   classes are averaged as `"binary"`.
 * @example
 * lab.metrics.precision(["cat", "dog", "dog"], ["cat", "cat", "dog"], { average: "macro" }); // 0.75
 */
export function precision(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions & { average: "none" },
): number[];
export function precision(
  truth: LabelSource,
  predicted: LabelSource,
  options?: ClassScoreOptions & { average?: OneScore },
): number;
export function precision(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions = {},
): number | number[] {
  return classScore(precisionRatio, truth, predicted, options);
}
