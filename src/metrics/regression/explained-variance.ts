import type { NumberSource } from "../numbers.js";
import { explained, variance } from "./explained.js";
import { outputMean } from "./output-mean.js";

/**
 * Explained variance: as `r2`, but errors that all are the same do not count; at most 1. Equal to scikit-learn's
 * `explained_variance_score`: of a target that does not vary, 1 if the errors do not vary either and else 0.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted numbers, in the same form; of several outputs the mean is returned.
 * @throws if the two differ in samples or outputs, are empty, or hold a missing or infinite number.
 * @example
 * lab.metrics.explainedVariance([1, 2, 3], [11, 12, 13]); // 1
 */
export function explainedVariance(truth: NumberSource, predicted: NumberSource): number {
  return outputMean(
    (right, guess) =>
      explained(variance(right.map((value, i) => value - guess[i]!)), variance(right)),
    truth,
    predicted,
  );
}
