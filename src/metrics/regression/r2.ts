import type { NumberSource } from "../numbers.js";
import { explained, variance } from "./explained.js";
import { squaredError } from "./mean-squared-error.js";
import { outputMean } from "./output-mean.js";

/**
 * R², the coefficient of determination: how much of the target's variance the predictions explain. 1 is best, 0 is the
 * mean of the target, below 0 is worse than that. Equal to scikit-learn's `r2_score`: of a target that does not vary,
 * 1 without an error and else 0; `NaN` for a single sample.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted numbers, in the same form; of several outputs the mean is returned.
 * @throws if the two differ in samples or outputs, are empty, or hold a missing or infinite number.
 * @example
 * lab.metrics.r2([1, 2, 3], [1, 2, 4]); // 0.5
 */
export function r2(truth: NumberSource, predicted: NumberSource): number {
  return outputMean(
    (right, guess) =>
      right.length < 2 ? Number.NaN : explained(squaredError(right, guess), variance(right)),
    truth,
    predicted,
  );
}
