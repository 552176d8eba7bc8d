import type { BinaryScores } from "./binary-scores.js";

/** What is taken for the positive class from each score on, the highest first. */
export interface ThresholdCounts {
  /** The different scores, falling. */
  thresholds: number[];
  /** Positive samples with at least that score. */
  truePositives: number[];
  /** Other samples with at least that score. */
  falsePositives: number[];
}

/** Counts at every different score: equal scores belong together. */
export function thresholdCounts({ positives, scores }: BinaryScores): ThresholdCounts {
  const order = new Uint32Array(scores.length).map((_, i) => i);
  order.sort((a, b) => scores[b]! - scores[a]!);
  const counts: ThresholdCounts = { thresholds: [], truePositives: [], falsePositives: [] };
  let hits = 0;
  order.forEach((sample, place) => {
    if (positives[sample]) hits++;
    const next = order[place + 1];
    if (next !== undefined && scores[next] === scores[sample]) return;
    counts.thresholds.push(scores[sample]!);
    counts.truePositives.push(hits);
    counts.falsePositives.push(place + 1 - hits);
  });
  return counts;
}
