import type { LabelSource } from "../../data/labels.js";
import type { NumberSource } from "../numbers.js";
import { probabilities, type ProbabilityOptions } from "./probabilities.js";

/**
 * Log loss, or cross-entropy: mean of −ln of the probability that was given to the true class; 0 is best. Equal to
 * scikit-learn's `log_loss` of float64: a probability of 0 is taken for 2⁻⁵².
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores probabilities of the second of two classes, or rows with a column for each class.
 * @throws if the two differ in length or are empty, a label is missing, the classes are not those of the columns, or
 *   the numbers of a sample are no probabilities (logits, for example).
 * @example
 * lab.metrics.logLoss([0, 1], [0.2, 0.7]); // (-ln 0.8 - ln 0.7) / 2
 */
export function logLoss(
  truth: LabelSource,
  scores: NumberSource,
  { labels }: ProbabilityOptions = {},
): number {
  const { truth: codes, scores: rows } = probabilities(truth, scores, labels);
  let sum = 0;
  codes.forEach((code, row) => {
    const probability = rows.values[row * rows.width + code]!;
    sum -= Math.log(Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability)));
  });
  return sum / rows.samples;
}
