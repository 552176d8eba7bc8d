import type { LabelSource } from "../data/labels.js";
import type { AccuracyOptions } from "./accuracy.js";
import { classCounts, type ClassCounts } from "./class-counts.js";
import { labelPairs } from "./pairs.js";

/**
 * Matthews correlation coefficient (MCC) of truth and predictions: 1 is all right, 0 no better than chance, −1 for two
 * classes all wrong. Does not favour a frequent class. Equal to scikit-learn's `matthews_corrcoef`, also for more than
 * two classes; 0 where one of the two holds one class only.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @throws if the two differ in length or are empty, a label is missing, or text and numbers are mixed.
 * @example
 * lab.metrics.matthewsCorrelation([1, 1, 1, 0], [1, 0, 1, 1]); // -1/3
 */
export function matthewsCorrelation(
  truth: LabelSource,
  predicted: LabelSource,
  options: AccuracyOptions = {},
): number {
  const pairs = labelPairs(truth, predicted, options.labels);
  const counts = classCounts({ ...pairs, scored: pairs.labels.length });
  return matthewsOf(counts);
}

/** The correlation of counts that were made already. */
export function matthewsOf(counts: readonly ClassCounts[]): number {
  const n = counts[0]!.samples;
  const sum = (term: (count: ClassCounts) => number): number =>
    counts.reduce((total, count) => total + term(count), 0);
  const covariance = n * sum(({ hits }) => hits) - sum((c) => c.support * c.predicted);
  const spread =
    (n ** 2 - sum(({ support }) => support ** 2)) * (n ** 2 - sum((c) => c.predicted ** 2));
  return spread === 0 ? 0 : covariance / Math.sqrt(spread);
}
