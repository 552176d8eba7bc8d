import type { LabelPairs } from "./pairs.js";

/** What the scores of one class are made of. */
export interface ClassCounts {
  /** Samples of the class that were predicted as it. */
  hits: number;
  /** Samples that were predicted as the class. */
  predicted: number;
  /** Samples of the class: its support. */
  support: number;
  /** Samples of all classes. */
  samples: number;
}

/** Counts for each of the first `scored` labels. */
export function classCounts({ scored, truth, predicted }: LabelPairs): ClassCounts[] {
  const samples = truth.length;
  const counts = Array.from({ length: scored }, () => ({
    hits: 0,
    predicted: 0,
    support: 0,
    samples,
  }));
  truth.forEach((label, sample) => {
    const guess = predicted[sample]!;
    if (counts[label]) counts[label].support++;
    if (counts[guess]) counts[guess].predicted++;
    if (label === guess && counts[label]) counts[label].hits++;
  });
  return counts;
}
