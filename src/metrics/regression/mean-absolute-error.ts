import type { NumberSource } from "../numbers.js";
import { meanCost, outputMean } from "./output-mean.js";

const score = meanCost((truth, predicted) => Math.abs(truth - predicted));

/**
 * Mean absolute error (MAE), in the unit of the target; 0 is best. Equal to scikit-learn's `mean_absolute_error`.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted numbers, in the same form; of several outputs the mean is returned.
 * @throws if the two differ in samples or outputs, are empty, or hold a missing or infinite number.
 * @example
 * lab.metrics.meanAbsoluteError([3, 5], [2, 5]); // 0.5
 */
export function meanAbsoluteError(truth: NumberSource, predicted: NumberSource): number {
  return outputMean(score, truth, predicted);
}
