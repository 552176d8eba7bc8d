import { invalid } from "../../util/errors.js";
import type { NumberSource } from "../numbers.js";
import { meanCost, outputMean } from "./output-mean.js";

export interface PinballLossOptions {
  /** The quantile that was predicted, from 0 to 1; default 0.5, the median. */
  quantile?: number;
}

/**
 * Pinball or quantile loss, in the unit of the target: of predictions of a quantile, how far off they are. Too low
 * costs `quantile` for each unit, too high the rest of 1; 0 is best. Equal to scikit-learn's `mean_pinball_loss`.
 *
 * @param truth the true numbers: array, typed array, tensor or Series, or rows with a column for each output.
 * @param predicted the predicted quantile, in the same form; of several outputs the mean is returned.
 * @throws if the quantile is not from 0 to 1, or the two differ in samples or outputs, are empty, or hold a missing or
 *   infinite number.
 * @example
 * lab.metrics.pinballLoss([10, 10], [8, 12], { quantile: 0.9 }); // (1.8 + 0.2) / 2
 */
export function pinballLoss(
  truth: NumberSource,
  predicted: NumberSource,
  { quantile = 0.5 }: PinballLossOptions = {},
): number {
  if (!(quantile >= 0 && quantile <= 1)) {
    throw invalid("quantile", { expected: "a number from 0 to 1", received: quantile });
  }
  const cost = meanCost((right, guess) =>
    right >= guess ? quantile * (right - guess) : (1 - quantile) * (guess - right),
  );
  return outputMean(cost, truth, predicted);
}
