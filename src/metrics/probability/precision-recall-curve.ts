import type { LabelSource } from "../../data/labels.js";
import type { NumberSource } from "../numbers.js";
import { binaryScores, type BinaryScoreOptions, type BinaryScores } from "./binary-scores.js";
import { thresholdCounts } from "./threshold-counts.js";

/** Precision and recall at each threshold, the lowest first; one point more than thresholds: recall 0, precision 1. */
export interface PrecisionRecallCurve {
  precision: readonly number[];
  /** Falling from 1 to 0. */
  recall: readonly number[];
  /** Score from which on samples count as positive, rising. */
  thresholds: readonly number[];
  /** Mean of the precisions, each weighted by the recall that its threshold gains. */
  averagePrecision: number;
}

/**
 * The precision-recall curve of a score: how clean the samples taken for positive are, for how many of them are found.
 * Equal to scikit-learn's `precision_recall_curve` (and its `average_precision_score`). Without a positive sample
 * recall is 1 at each threshold.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores what speaks for the positive class, or rows with a column for each class, of which that of `positive`
 *   counts: probabilities, logits, distances.
 * @throws if the two differ in length or are empty, a label is missing, a score is no finite number, or there are more
 *   than two classes and none is named `positive`.
 * @example
 * const { precision, recall } = lab.metrics.precisionRecallCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 */
export function precisionRecallCurve(
  truth: LabelSource,
  scores: NumberSource,
  options: BinaryScoreOptions = {},
): PrecisionRecallCurve {
  return precisionRecallOf(binaryScores(truth, scores, options));
}

/** The curve of scores that were read already. */
export function precisionRecallOf(scores: BinaryScores): PrecisionRecallCurve {
  const { thresholds, truePositives, falsePositives } = thresholdCounts(scores);
  const total = truePositives.at(-1)!;
  const recall = truePositives.map((hits) => (total === 0 ? 1 : hits / total));
  const precision = truePositives.map((hits, i) => hits / (hits + falsePositives[i]!));
  return {
    precision: [...precision.toReversed(), 1],
    recall: [...recall.toReversed(), 0],
    thresholds: thresholds.toReversed(),
    averagePrecision: precision.reduce(
      (sum, value, i) => sum + value * (recall[i]! - (recall[i - 1] ?? 0)),
      0,
    ),
  };
}
