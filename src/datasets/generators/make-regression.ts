import type { DataFrame } from "danfojs-node";
import { makeFrame } from "../../data/frame/make.js";
import { count, deviation, finite } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalRandom } from "../../util/normal-random.js";
import { random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";

export interface RegressionOptions {
  /** How many rows; default 100. */
  samples?: number;
  /** How many columns; default 10. */
  features?: number;
  /** How many of them the target depends on; default: all up to 10. */
  informative?: number;
  /** Value of the target where all columns are 0; default 0. */
  bias?: number;
  /** Standard deviation of the normal noise on the target; default 0. */
  noise?: number;
  /** Seed; default 0. */
  seed?: number;
}

export interface RegressionData {
  /** Columns `x1`, `x2`, … (standard normal) and `y`. */
  data: DataFrame;
  /** The true coefficient of each column, between 0 and 100; 0 for one that does not matter. */
  coefficients: number[];
}

/**
 * A linear target with noise: y = bias + Σ coefficient · x + noise, where only some columns matter. Semantics of
 * scikit-learn's `make_regression` with `coef=True`.
 *
 * @throws if a number of rows or columns is no whole number of at least 1, `informative` is more than `features`, or
 *   `noise` is negative.
 */
export function makeRegression(options: RegressionOptions = {}): RegressionData {
  const { samples = 100, features = 10, bias = 0, noise = 0, seed = 0 } = options;
  const { informative = Math.min(10, features) } = options;
  count("samples", samples, 1);
  count("features", features, 1);
  if (count("informative", informative, 1) > features) {
    throw invalid("informative", {
      expected: `at most the ${features} features`,
      received: informative,
    });
  }
  deviation("noise", noise);
  const draws = random(seed);
  const coefficients = Array<number>(features).fill(0);
  for (const at of permutation(features, draws).subarray(0, informative)) {
    coefficients[at] = 100 * draws.next();
  }
  const columns = coefficients.map((_, at) => ({
    name: `x${at + 1}`,
    values: Array.from({ length: samples }, () => normalRandom(draws)),
    dtype: "float32",
  }));
  const y = Array.from({ length: samples }, (_, row) =>
    columns.reduce(
      (sum, { values }, at) => sum + coefficients[at]! * values[row]!,
      finite("bias", bias) + noise * normalRandom(draws),
    ),
  );
  return {
    data: makeFrame([...columns, { name: "y", values: y, dtype: "float32" }]),
    coefficients,
  };
}
