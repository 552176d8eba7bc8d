import { classCounts } from "../metrics/class-counts.js";
import { averageOfCounts, type AveragingOptions, type Ratio } from "../metrics/class-score.js";
import { f1Ratio } from "../metrics/f1.js";
import type { LabelPairs } from "../metrics/pairs.js";
import { precisionRatio } from "../metrics/precision.js";
import { recallRatio } from "../metrics/recall.js";
import type { ClassIntervals, Confusion, WorstSample } from "./evaluation.js";
import { intervalsOf } from "./intervals.js";

/** The intervals of the scores of an evaluation. */
export function classIntervals(pairs: LabelPairs, averaging: AveragingOptions): ClassIntervals {
  const truth = new Int32Array(pairs.truth.length);
  const predicted = new Int32Array(pairs.truth.length);
  const drawnPairs = { ...pairs, truth, predicted };
  const { average, positive } = averaging;
  return intervalsOf(truth.length, (drawn) => {
    let right = 0;
    for (let i = 0; i < drawn.length; i++) {
      truth[i] = pairs.truth[drawn[i]!]!;
      predicted[i] = pairs.predicted[drawn[i]!]!;
      if (truth[i] === predicted[i]) right++;
    }
    const counts = classCounts(drawnPairs);
    // "binary" scores the second of two.
    if (average === "binary" && pairs.labels[0] === positive) counts.reverse();
    const score = (ratio: Ratio): number => averageOfCounts(ratio, counts, averaging);
    return {
      accuracy: right / drawn.length,
      precision: score(precisionRatio),
      recall: score(recallRatio),
      f1: score(f1Ratio),
    };
  });
}

/** Which classes were taken for which others, the most frequent first. */
export function confusionsOf(
  classes: readonly string[],
  counts: readonly (readonly number[])[],
): Confusion[] {
  return counts
    .flatMap((row, truth) => {
      const support = row.reduce((sum, count) => sum + count, 0);
      return row.flatMap((samples, predicted) =>
        samples > 0 && predicted !== truth
          ? [
              {
                truth: classes[truth]!,
                predicted: classes[predicted]!,
                samples,
                share: samples / support,
              },
            ]
          : [],
      );
    })
    .toSorted((one, other) => other.samples - one.samples);
}

/** The wrong samples whose true class had the lowest score, the worst first. */
export function worstOf(
  { truth, predicted }: LabelPairs,
  classes: readonly string[],
  scores: readonly (readonly number[])[],
  most = 10,
): WorstSample[] {
  const scoreOf = (sample: number, code: number): number => {
    const row = scores[sample]!;
    if (row.length > 1) return row[code]!;
    return code === 1 ? row[0]! : 1 - row[0]!;
  };
  return Array.from(truth.keys())
    .filter((sample) => truth[sample] !== predicted[sample])
    .map((sample) => ({
      sample,
      truth: classes[truth[sample]!]!,
      predicted: classes[predicted[sample]!]!,
      truthScore: scoreOf(sample, truth[sample]!),
      predictedScore: scoreOf(sample, predicted[sample]!),
    }))
    .toSorted((one, other) => one.truthScore - other.truthScore)
    .slice(0, most);
}
