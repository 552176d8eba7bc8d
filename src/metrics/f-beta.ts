import type { LabelSource } from "../data/labels.js";
import { invalid } from "../util/errors.js";
import { classScore, type ClassScoreOptions, type OneScore, type Ratio } from "./class-score.js";

export interface FBetaOptions extends ClassScoreOptions {
  /** How many times as much recall counts as precision: 1 is F1, 2 favours recall, 0.5 precision. */
  beta: number;
}

/** Weighted harmonic mean of precision and recall, written so that it is defined where one of them is not. */
export function fBetaRatio(beta: number): Ratio {
  const square = beta ** 2;
  return ({ hits, predicted, support }) => [(1 + square) * hits, square * support + predicted];
}

/**
 * F-beta: the harmonic mean of precision and recall, recall weighted by `beta`²; 0 to 1. Equal to scikit-learn's
 * `fbeta_score`; an undefined score is `zeroDivision` (0 unless you say otherwise), without a warning.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @returns a number, or with `average: "none"` one a class.
 * @throws if `beta` is negative or no number, the two differ in length or are empty, a label is missing, text and
 *   numbers are mixed, or more than two classes are averaged as `"binary"`.
 * @example
 * lab.metrics.fBeta([0, 1, 1, 1], [0, 1, 1, 0], { beta: 2 });
 */
export function fBeta(
  truth: LabelSource,
  predicted: LabelSource,
  options: FBetaOptions & { average: "none" },
): number[];
export function fBeta(
  truth: LabelSource,
  predicted: LabelSource,
  options: FBetaOptions & { average?: OneScore },
): number;
export function fBeta(
  truth: LabelSource,
  predicted: LabelSource,
  options: FBetaOptions,
): number | number[] {
  const { beta, ...rest } = options;
  if (!(Number.isFinite(beta) && beta >= 0)) {
    throw invalid("beta", { expected: "a number of at least 0", received: beta });
  }
  return classScore(fBetaRatio(beta), truth, predicted, rest);
}
