import type { NumberSource } from "../numbers.js";
import { meanCost, outputMean } from "./output-mean.js";

const score = meanCost(
  (truth, predicted) => Math.abs(truth - predicted) / Math.max(Math.abs(truth), Number.EPSILON),
);

/**
 * Mean absolute percentage error (MAPE): the error as a part of the true number (0.1, not 10); 0 is best. Equal to
 * scikit-learn's `mean_absolute_percentage_error`: a true 0 is taken for 2⁻⁵², so that an error there counts enormously.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted numbers, in the same form; of several outputs the mean is returned.
 * @throws if the two differ in samples or outputs, are empty, or hold a missing or infinite number.
 * @example
 * lab.metrics.meanAbsolutePercentageError([10, 20], [9, 20]); // 0.05
 */
export function meanAbsolutePercentageError(truth: NumberSource, predicted: NumberSource): number {
  return outputMean(score, truth, predicted);
}
