import type { LabelSource } from "../data/labels.js";
import type { AccuracyOptions } from "./accuracy.js";
import { classCounts, type ClassCounts } from "./class-counts.js";
import { labelPairs } from "./pairs.js";

export interface BalancedAccuracyOptions extends AccuracyOptions {
  /** Rescale, so that guessing comes to 0 and all right stays 1; default `false`. */
  adjusted?: boolean;
}

/**
 * Balanced accuracy: the mean of the recalls of the classes, so that a frequent class counts no more than a rare one;
 * 0 to 1. Equal to scikit-learn's `balanced_accuracy_score`: classes that do not occur in `truth` are left out.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @returns a number; `NaN` where `adjusted` and there is one class only, for which there is no guessing.
 * @throws if the two differ in length or are empty, a label is missing, or text and numbers are mixed.
 * @example
 * lab.metrics.balancedAccuracy([0, 0, 0, 1], [0, 0, 0, 0]); // 0.5
 */
export function balancedAccuracy(
  truth: LabelSource,
  predicted: LabelSource,
  options: BalancedAccuracyOptions = {},
): number {
  const pairs = labelPairs(truth, predicted, options.labels);
  const counts = classCounts({ ...pairs, scored: pairs.labels.length });
  return balancedOf(counts, options.adjusted);
}

/** The mean recall of counts that were made already. */
export function balancedOf(counts: readonly ClassCounts[], adjusted = false): number {
  const recalls = counts.flatMap(({ hits, support }) => (support > 0 ? [hits / support] : []));
  const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  if (!adjusted) return mean;
  if (recalls.length === 1) return Number.NaN;
  const chance = 1 / recalls.length;
  return (mean - chance) / (1 - chance);
}
