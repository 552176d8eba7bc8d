import type { LabelSource } from "../../data/labels.js";
import type { NumberSource } from "../numbers.js";
import { trapezoids } from "./auc.js";
import { binaryScores, type BinaryScoreOptions, type BinaryScores } from "./binary-scores.js";
import { thresholdCounts, type ThresholdCounts } from "./threshold-counts.js";

export interface RocCurveOptions extends BinaryScoreOptions {
  /** Keep the corners only: the same line of fewer points; default `true`. */
  dropIntermediate?: boolean;
}

/** Receiver operating characteristic: the point at each threshold, from (0, 0) to (1, 1). */
export interface RocCurve {
  /** Share of the other samples that are taken for positive; rising. */
  falsePositiveRate: readonly number[];
  /** Share of the positive samples that are found; rising. */
  truePositiveRate: readonly number[];
  /** Score from which on samples count as positive; the first is infinite: none does. */
  thresholds: readonly number[];
  /** Area under the curve: the probability that a positive sample scores higher than another. */
  area: number;
}

/**
 * The ROC curve of a score: how many of the positive samples are found for how many false alarms, at every threshold.
 * Equal to scikit-learn's `roc_curve`. A rate is `NaN` where there is no sample to be right about.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores what speaks for the positive class, or rows with a column for each class, of which that of `positive`
 *   counts: probabilities, logits, distances.
 * @throws if the two differ in length or are empty, a label is missing, a score is no finite number, or there are more
 *   than two classes and none is named `positive`.
 * @example
 * const { falsePositiveRate, truePositiveRate, area } = lab.metrics.rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
 */
export function rocCurve(
  truth: LabelSource,
  scores: NumberSource,
  { dropIntermediate = true, ...options }: RocCurveOptions = {},
): RocCurve {
  return rocOf(binaryScores(truth, scores, options), dropIntermediate);
}

/** The curve of scores that were read already. */
export function rocOf(scores: BinaryScores, dropIntermediate: boolean): RocCurve {
  const counts = thresholdCounts(scores);
  const falsePositiveRate = shares(counts.falsePositives);
  const truePositiveRate = shares(counts.truePositives);
  const kept = dropIntermediate ? corners(counts) : counts.thresholds.map((_, i) => i);
  const at = (values: readonly number[]): number[] => kept.map((i) => values[i]!);
  return {
    falsePositiveRate: [origin(falsePositiveRate), ...at(falsePositiveRate)],
    truePositiveRate: [origin(truePositiveRate), ...at(truePositiveRate)],
    thresholds: [Number.POSITIVE_INFINITY, ...at(counts.thresholds)],
    area: trapezoids([0, ...falsePositiveRate], [0, ...truePositiveRate]),
  };
}

function shares(counts: readonly number[]): number[] {
  const total = counts.at(-1)!;
  return counts.map((count) => (total === 0 ? Number.NaN : count / total));
}

/** Where the curve begins; undefined with the rest of it. */
function origin(rates: readonly number[]): number {
  return Number.isNaN(rates[0]) ? Number.NaN : 0;
}

/** Places of the first point, the last one, and those where a step differs from the next. */
function corners({ thresholds, truePositives, falsePositives }: ThresholdCounts): number[] {
  return thresholds.flatMap((_, i) =>
    i === 0 || i === thresholds.length - 1 || bends(truePositives, i) || bends(falsePositives, i)
      ? [i]
      : [],
  );
}

function bends(counts: readonly number[], i: number): boolean {
  return counts[i + 1]! - counts[i]! !== counts[i]! - counts[i - 1]!;
}
