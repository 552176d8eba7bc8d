import { explained, variance } from "../metrics/regression/explained.js";
import { intervalsOf } from "./intervals.js";
import type { RegressionDetails, WorstNumber } from "./regression-evaluation.js";

type Rows = readonly (readonly number[])[];

/** The intervals of the scores of an evaluation; of several outputs, of their means. */
export function numberIntervals(truth: Rows, predicted: Rows): RegressionDetails["intervals"] {
  const samples = truth.length;
  const outputs = truth[0]!.map((_, output) => ({
    right: Float64Array.from(truth, (row) => row[output]!),
    guess: Float64Array.from(predicted, (row) => row[output]!),
  }));
  const drawnTruth = new Float64Array(samples);
  return intervalsOf(samples, (drawn) => {
    const sums = { r2: 0, meanAbsoluteError: 0, rootMeanSquaredError: 0 };
    for (const { right, guess } of outputs) {
      let [absolute, squared] = [0, 0];
      for (let i = 0; i < samples; i++) {
        const at = drawn[i]!;
        drawnTruth[i] = right[at]!;
        const error = right[at]! - guess[at]!;
        absolute += Math.abs(error);
        squared += error ** 2;
      }
      sums.r2 += samples < 2 ? Number.NaN : explained(squared / samples, variance(drawnTruth));
      sums.meanAbsoluteError += absolute / samples;
      sums.rootMeanSquaredError += Math.sqrt(squared / samples);
    }
    return {
      r2: sums.r2 / outputs.length,
      meanAbsoluteError: sums.meanAbsoluteError / outputs.length,
      rootMeanSquaredError: sums.rootMeanSquaredError / outputs.length,
    };
  });
}

/** The predictions that are farthest off, the worst first. */
export function worstNumbers(truth: Rows, predicted: Rows, most = 10): WorstNumber[] {
  return truth
    .flatMap((row, sample) =>
      row.map((right, output) => {
        const guess = predicted[sample]![output]!;
        return { sample, output, truth: right, predicted: guess, error: right - guess };
      }),
    )
    .toSorted((one, other) => Math.abs(other.error) - Math.abs(one.error))
    .slice(0, most);
}
