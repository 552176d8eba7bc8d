import { invalid } from "../util/errors.js";
import type { Label, LabelSource } from "../data/labels.js";
import { classCounts, type ClassCounts } from "./class-counts.js";
import { labelPairs, type LabelPairs } from "./pairs.js";

/** What a score is where it would divide by zero: 0, 1 or `NaN` (for which TypeScript has no type). */
export type ZeroDivision = number;

/**
 * How the scores of the classes become one:
 * - `"binary"`: the score of the positive class; for at most two classes.
 * - `"macro"`: their mean, every class equal.
 * - `"weighted"`: their mean, weighted by the true samples of each class.
 * - `"micro"`: one score of the counts of all classes together.
 * - `"none"`: not at all, one score a class.
 */
export type Average = OneScore | "none";

/** The averages that give one number. */
export type OneScore = "binary" | "macro" | "weighted" | "micro";

export interface ClassScoreOptions {
  /** Default `"binary"`, as in scikit-learn; an error for more than two classes. */
  average?: Average;
  /** The class that `"binary"` scores; default 1. */
  positive?: Label;
  /**
   * Classes to score, in this order, and the names of the columns of one-hot rows or probabilities; default: those of
   * the data, sorted. Without effect on `"binary"`.
   */
  labels?: readonly Label[] | undefined;
  /** Score of a class where it would be 0 / 0: 0, 1, or `NaN`, which averages leave out. Default 0. */
  zeroDivision?: ZeroDivision;
}

/** A score of one class: a ratio of counts. */
export type Ratio = (counts: ClassCounts) => readonly [numerator: number, denominator: number];

/** Scores of labels as the public functions take them. */
export function classScore(
  ratio: Ratio,
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions,
): number | number[] {
  const { average = "binary", positive = 1, zeroDivision = 0 } = options;
  const pairs = labelPairs(truth, predicted, options.labels);
  if (average === "none") return scoresOfClasses(ratio, pairs, zeroDivision);
  return averageScore(ratio, pairs, { average, positive, zeroDivision });
}

/** One score for each scored class. */
export function scoresOfClasses(
  ratio: Ratio,
  pairs: LabelPairs,
  zeroDivision: ZeroDivision,
): number[] {
  return classCounts(pairs).map(scorer(ratio, zeroDivision));
}

/** How to make the scores of the classes one: see `ClassScoreOptions`. */
export interface AveragingOptions {
  average: OneScore;
  positive: Label;
  zeroDivision: ZeroDivision;
}

/** The scores of the classes made one. */
export function averageScore(
  ratio: Ratio,
  pairs: LabelPairs,
  { average, positive, zeroDivision }: AveragingOptions,
): number {
  checkAverage(average);
  if (average !== "binary") {
    return averageOfCounts(ratio, classCounts(pairs), { average, zeroDivision });
  }
  return scorer(ratio, zeroDivision)(positiveCounts(pairs, positive));
}

/** The scores of the classes made one, of counts that were made already; `"binary"` scores the second of two classes. */
export function averageOfCounts(
  ratio: Ratio,
  counts: readonly ClassCounts[],
  { average, zeroDivision }: Pick<AveragingOptions, "average" | "zeroDivision">,
): number {
  checkAverage(average);
  if (average === "binary" && counts.length !== 2) throw tooManyForBinary(counts.length);
  return averagers[average](counts, scorer(ratio, zeroDivision));
}

function checkAverage(average: OneScore): void {
  if (Object.hasOwn(averagers, average)) return;
  throw invalid("average", {
    expected: "a way to average",
    received: average,
    available: [...Object.keys(averagers), "none"],
  });
}

type Score = (counts: ClassCounts) => number;

function scorer(ratio: Ratio, zeroDivision: ZeroDivision): Score {
  if (![0, 1, Number.NaN].includes(zeroDivision)) {
    throw invalid("zeroDivision", { expected: "0, 1 or NaN", received: zeroDivision });
  }
  return (counts) => {
    const [numerator, denominator] = ratio(counts);
    return denominator === 0 ? zeroDivision : numerator / denominator;
  };
}

type Averager = (counts: readonly ClassCounts[], score: Score) => number;

const averagers: Readonly<Record<OneScore, Averager>> = {
  macro: (all, score) => mean(all.map((counts) => [score(counts), 1])),
  weighted: (all, score) => mean(all.map((counts) => [score(counts), counts.support])),
  micro: (all, score) => score(together(all)),
  binary: (all, score) => score(all[1]!),
};

/** Weighted mean, `NaN` left out; of weights that are all 0, the plain mean. */
function mean(terms: readonly (readonly [value: number, weight: number])[]): number {
  const defined = terms.filter(([value]) => !Number.isNaN(value));
  const total = defined.reduce((sum, [, weight]) => sum + weight, 0);
  if (total === 0) return defined.reduce((sum, [value]) => sum + value, 0) / defined.length;
  return defined.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
}

function together(counts: readonly ClassCounts[]): ClassCounts {
  return counts.reduce(
    (sum, { hits, predicted, support, samples }) => ({
      hits: sum.hits + hits,
      predicted: sum.predicted + predicted,
      support: sum.support + support,
      samples: sum.samples + samples,
    }),
    { hits: 0, predicted: 0, support: 0, samples: 0 },
  );
}

function tooManyForBinary(classes: number): Error {
  return invalid("average", {
    expected: `another average than "binary" for ${classes} classes`,
    received: "binary",
    available: Object.keys(averagers).filter((name) => name !== "binary"),
  });
}

function positiveCounts(pairs: LabelPairs, positive: Label): ClassCounts {
  const { present } = pairs;
  if (present.length > 2) {
    throw tooManyForBinary(present.length);
  }
  if (present.length === 2 && !present.includes(positive)) {
    throw invalid("positive", {
      expected: "one of the classes",
      received: positive,
      available: present.map(String),
    });
  }
  const at = pairs.labels.indexOf(positive);
  return (
    classCounts({ ...pairs, scored: pairs.labels.length })[at] ?? {
      hits: 0,
      predicted: 0,
      support: 0,
      samples: pairs.truth.length,
    }
  );
}
