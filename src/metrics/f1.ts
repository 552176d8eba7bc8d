import type { LabelSource } from "../data/labels.js";
import { classScore, type ClassScoreOptions, type OneScore, type Ratio } from "./class-score.js";

/** Harmonic mean of precision and recall, written so that it is defined where one of them is not. */
export const f1Ratio: Ratio = ({ hits, predicted, support }) => [2 * hits, predicted + support];

/**
 * F1: the harmonic mean of precision and recall; 0 to 1. Equal to scikit-learn's `f1_score`; a score of a class that
 * neither occurs nor is predicted is `zeroDivision` (0 unless you say otherwise), without a warning.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param predicted the predicted labels, one-hot rows or scores (the largest of a row counts), or probabilities of
 *   class 1 (above 0.5 counts as 1).
 * @returns a number, or with `average: "none"` one a class.
 * @throws if the two differ in length or are empty, a label is missing, text and numbers are mixed, or more than two
 *   classes are averaged as `"binary"`.
 * @example
 * lab.metrics.f1(["cat", "dog", "dog"], ["cat", "cat", "dog"], { average: "weighted" });
 */
export function f1(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions & { average: "none" },
): number[];
export function f1(
  truth: LabelSource,
  predicted: LabelSource,
  options?: ClassScoreOptions & { average?: OneScore },
): number;
export function f1(
  truth: LabelSource,
  predicted: LabelSource,
  options: ClassScoreOptions = {},
): number | number[] {
  return classScore(f1Ratio, truth, predicted, options);
}
