import type { Label, LabelSource } from "../data/labels.js";
import { labelPairs } from "./pairs.js";

export interface AccuracyOptions {
  /** Names of the columns of one-hot rows or probabilities; default: 0, 1, 2, … */
  labels?: readonly Label[] | undefined;
}

/**
 * Accuracy: which share of the samples was predicted right; 0 to 1. Equal to scikit-learn's `accuracy_score`.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @throws if the two differ in length or are empty, a label is missing, or text and numbers are mixed.
 * @example
 * lab.metrics.accuracy([0, 1, 1], [0.2, 0.9, 0.4]); // 2/3
 */
export function accuracy(
  truth: LabelSource,
  predicted: LabelSource,
  options: AccuracyOptions = {},
): number {
  const pairs = labelPairs(truth, predicted, options.labels);
  const right = pairs.truth.filter((label, sample) => label === pairs.predicted[sample]);
  return right.length / pairs.truth.length;
}
