import type { Label, LabelSource } from "../../data/labels.js";
import { invalid } from "../../util/errors.js";
import type { NumberSource } from "../numbers.js";
import { classScores, type ClassScores } from "./class-scores.js";

export interface ProbabilityOptions {
  /** Classes in the order of the columns; default: those of `truth`, sorted, else 0, 1, 2, … */
  labels?: readonly Label[] | undefined;
}

/** How far the probabilities of a sample may be from a sum of 1: float32 and rounded numbers are right. */
const tolerance = 1e-3;

/**
 * Reads true classes and the probability of each class, one column a class.
 * @throws as `classScores`, or if a number is not from 0 to 1, or those of a sample do not sum to 1.
 */
export function probabilities(
  truth: LabelSource,
  given: NumberSource,
  labels: readonly Label[] | undefined,
): ClassScores {
  const read = classScores(truth, given, labels);
  const { values, width, samples } = read.scores;
  const bad = values.findIndex((value) => value < 0 || value > 1);
  if (bad !== -1) {
    throw invalid(`scores[${Math.floor(bad / width)}]`, {
      expected: "probabilities from 0 to 1",
      received: values[bad],
    });
  }
  if (width === 1) {
    const both = new Float64Array(2 * samples);
    values.forEach((value, row) => both.set([1 - value, value], 2 * row));
    return { ...read, scores: { values: both, width: 2, samples } };
  }
  for (let row = 0; row < samples; row++) {
    const sum = values.subarray(row * width, (row + 1) * width).reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 1) <= tolerance) continue;
    throw invalid(`scores[${row}]`, { expected: "probabilities that sum to 1", received: sum });
  }
  return read;
}
