import type { ClassCounts } from "../metrics/class-counts.js";
import { averageOfCounts, type AveragingOptions, type Ratio } from "../metrics/class-score.js";
import { f1Ratio } from "../metrics/f1.js";
import type { LabelPairs } from "../metrics/pairs.js";
import { precisionRatio } from "../metrics/precision.js";
import { recallRatio } from "../metrics/recall.js";
import type { ClassIntervals, Confusion, WorstSample } from "./evaluation.js";
import { intervalsOf } from "./intervals.js";

/** The intervals of the scores of an evaluation. */
export function classIntervals(pairs: LabelPairs, averaging: AveragingOptions): ClassIntervals {
  const { average, positive } = averaging;
  return intervalsOf(pairs.truth.length, (drawn) => {
    const counts = drawnCounts(pairs, drawn);
    const right = counts.reduce((sum, { hits }) => sum + hits, 0);
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

/** What `classCounts` counts, of the samples with these numbers: in a loop, for it is done a thousand times. */
function drawnCounts({ labels, truth, predicted }: LabelPairs, drawn: Int32Array): ClassCounts[] {
  const hits = new Int32Array(labels.length);
  const said = new Int32Array(labels.length);
  const support = new Int32Array(labels.length);
  for (let i = 0; i < drawn.length; i++) {
    const sample = drawn[i]!;
    const label = truth[sample]!;
    const guess = predicted[sample]!;
    support[label]!++;
    said[guess]!++;
    if (label === guess) hits[label]!++;
  }
  return labels.map((_, code) => ({
    hits: hits[code]!,
    predicted: said[code]!,
    support: support[code]!,
    samples: drawn.length,
  }));
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
