import { medianOf } from "../../data/quantiles.js";
import type { NumberSource } from "../numbers.js";
import { outputMean } from "./output-mean.js";

/**
 * Median of the absolute errors, in the unit of the target; a few large errors do not move it; 0 is best. Equal to
 * scikit-learn's `median_absolute_error`.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted numbers, in the same form; of several outputs the mean is returned.
 * @throws if the two differ in samples or outputs, are empty, or hold a missing or infinite number.
 * @example
 * lab.metrics.medianAbsoluteError([1, 2, 3], [1, 1, 9]); // 1
 */
export function medianAbsoluteError(truth: NumberSource, predicted: NumberSource): number {
  return outputMean(
    (right, guess) => medianOf(right.map((value, i) => Math.abs(value - guess[i]!))),
    truth,
    predicted,
  );
}
