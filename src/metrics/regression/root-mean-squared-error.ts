import type { NumberSource } from "../numbers.js";
import { squaredError } from "./mean-squared-error.js";
import { outputMean } from "./output-mean.js";

/**
 * Root of the mean squared error (RMSE), in the unit of the target; 0 is best. Equal to scikit-learn's
 * `root_mean_squared_error`: of several outputs each has its own root.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted numbers, in the same form; of several outputs the mean is returned.
 * @throws if the two differ in samples or outputs, are empty, or hold a missing or infinite number.
 * @example
 * lab.metrics.rootMeanSquaredError([3, 5], [3, 3]); // √2
 */
export function rootMeanSquaredError(truth: NumberSource, predicted: NumberSource): number {
  return outputMean((right, guess) => Math.sqrt(squaredError(right, guess)), truth, predicted);
}
