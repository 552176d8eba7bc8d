import type { NumberSource } from "../numbers.js";
import { meanCost, outputMean } from "./output-mean.js";

/** Mean of the squared errors of one output. */
export const squaredError = meanCost((truth, predicted) => (truth - predicted) ** 2);

/**
 * Mean squared error (MSE), in the square of the target's unit; 0 is best. Equal to scikit-learn's
 * `mean_squared_error`.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted numbers, in the same form; of several outputs the mean is returned.
 * @throws if the two differ in samples or outputs, are empty, or hold a missing or infinite number.
 * @example
 * lab.metrics.meanSquaredError([3, 5], [1, 5]); // 2
 */
export function meanSquaredError(truth: NumberSource, predicted: NumberSource): number {
  return outputMean(squaredError, truth, predicted);
}
