import { invalid } from "../../util/errors.js";
import { readNumbers, type NumberSource } from "../numbers.js";
import { outputMean } from "./output-mean.js";

/**
 * The largest absolute error, in the unit of the target; 0 is best. Equal to scikit-learn's `max_error`.
 *
 * @param truth the true numbers, one a sample: array, typed array, tensor or Series.
 * @param predicted the predicted numbers, in the same form.
 * @throws if the two differ in length, are empty, have several outputs, or hold a missing or infinite number.
 * @example
 * lab.metrics.maxError([1, 2, 3], [1, 4, 2]); // 2
 */
export function maxError(truth: NumberSource, predicted: NumberSource): number {
  const { width } = readNumbers("truth", truth);
  if (width !== 1) throw invalid("truth", { expected: "one number a sample", received: width });
  return outputMean(
    (right, guess) =>
      right.reduce((most, value, i) => Math.max(most, Math.abs(value - guess[i]!)), 0),
    truth,
    predicted,
  );
}
