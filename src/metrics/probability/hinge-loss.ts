import type { LabelSource } from "../../data/labels.js";
import type { NumberSource } from "../numbers.js";
import { classScores } from "./class-scores.js";
import type { ProbabilityOptions } from "./probabilities.js";

/**
 * Hinge loss of a support vector machine: how far each sample is from lying on the right side with a margin of 1; the
 * mean; 0 is best. Equal to scikit-learn's `hinge_loss`: of more than two classes the true one is compared with the best
 * of the others (Crammer and Singer).
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores decision values: of two classes what speaks for the second (above 0), or rows with a column for each
 *   class.
 * @throws if the two differ in length or are empty, a label is missing, a score is no finite number, or the classes are
 *   not those of the columns.
 * @example
 * lab.metrics.hingeLoss([-1, 1], [-2, 0.3]); // (0 + 0.7) / 2
 */
export function hingeLoss(
  truth: LabelSource,
  scores: NumberSource,
  { labels }: ProbabilityOptions = {},
): number {
  const { truth: codes, scores: rows } = classScores(truth, scores, labels);
  const { values, width, samples } = rows;
  const margin = (code: number, row: number): number => {
    if (width === 1) return code === 1 ? values[row]! : -values[row]!;
    const own = values.subarray(row * width, (row + 1) * width);
    const rival = own.reduce(
      (best, score, at) => (at === code ? best : Math.max(best, score)),
      -Infinity,
    );
    return own[code]! - rival;
  };
  return codes.reduce((sum, code, row) => sum + Math.max(0, 1 - margin(code, row)), 0) / samples;
}
