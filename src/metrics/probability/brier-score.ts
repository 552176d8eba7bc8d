import type { LabelSource } from "../../data/labels.js";
import type { NumberSource } from "../numbers.js";
import { probabilities, type ProbabilityOptions } from "./probabilities.js";

/**
 * Brier score: mean squared distance of the probabilities from what came; 0 is best. Equal to scikit-learn's
 * `brier_score_loss`: of two classes the second counts (0 to 1), of more their squares are summed (0 to 2).
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores probabilities of the second of two classes, or rows with a column for each class.
 * @throws if the two differ in length or are empty, a label is missing, the classes are not those of the columns, or
 *   the numbers of a sample are no probabilities.
 * @example
 * lab.metrics.brierScore([0, 1], [0.2, 0.7]); // (0.04 + 0.09) / 2
 */
export function brierScore(
  truth: LabelSource,
  scores: NumberSource,
  { labels }: ProbabilityOptions = {},
): number {
  const { truth: codes, scores: rows } = probabilities(truth, scores, labels);
  const sum = rows.values.reduce((total, probability, at) => {
    const came = codes[Math.floor(at / rows.width)] === at % rows.width ? 1 : 0;
    return total + (came - probability) ** 2;
  }, 0);
  return sum / rows.samples / (rows.width === 2 ? 2 : 1);
}
