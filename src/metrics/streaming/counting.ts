import { invalid } from "../../util/errors.js";
import type { ClassCounts } from "../class-counts.js";
import { classesOf, predictedClasses } from "./batch.js";
import type { Accumulator, StreamingOptions } from "./streaming-metric.js";

export interface ClassMetricOptions extends StreamingOptions {
  /** Of predictions with one column: above it a sample counts as class 1; default 0.5, right for probabilities. */
  threshold?: number;
}

/** Who was taken for whom: counts by true class (rows) and predicted class (columns). */
export type Counts = readonly (readonly number[])[];

/** Keeps the counts, as many classes as predictions have columns, or two of one column. */
export function counting(
  value: (counts: Counts) => number,
  { threshold = 0.5 }: ClassMetricOptions,
): () => Accumulator {
  if (!Number.isFinite(threshold)) {
    throw invalid("threshold", { expected: "a number", received: threshold });
  }
  return () => {
    let counts: number[][] = [];
    return {
      add({ truth, predicted }) {
        const classes = Math.max(2, predicted.width);
        if (counts.length === 0) counts = square(classes);
        const [right, guess] = [classesOf(truth), predictedClasses(predicted, threshold)];
        const unknown = right.findIndex((code) => code >= classes);
        if (unknown !== -1) {
          throw invalid(`truth[${unknown}]`, {
            expected: `a class number below ${classes}`,
            received: right[unknown],
          });
        }
        right.forEach((code, sample) => counts[code]![guess[sample]!]!++);
      },
      result: () => value(counts),
    };
  };
}

function square(size: number): number[][] {
  return Array.from({ length: size }, () => Array<number>(size).fill(0));
}

/** What the scores of each class are made of. */
export function countsByClass(counts: Counts): ClassCounts[] {
  const samples = sum(counts.flat());
  return counts.map((row, code) => ({
    hits: row[code]!,
    support: sum(row),
    predicted: sum(counts.map((other) => other[code]!)),
    samples,
  }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
