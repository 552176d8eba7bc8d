import type { LabelSource } from "../../data/labels.js";
import { quantilesOf } from "../../data/quantiles.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { NumberSource } from "../numbers.js";
import { binaryScores, type BinaryScoreOptions } from "./binary-scores.js";

/** Bins of equal width, or with as many samples each. */
export type BinStrategy = "uniform" | "quantile";

export interface CalibrationCurveOptions extends BinaryScoreOptions {
  /** Number of bins; default 5. */
  bins?: number;
  /** Default `"uniform"`. */
  strategy?: BinStrategy;
}

/** What was predicted and what came, for each bin that holds a sample, rising. */
export interface CalibrationCurve {
  /** Mean of the predicted probabilities of the bin. */
  predicted: readonly number[];
  /** Share of the bin's samples that are of the positive class. */
  observed: readonly number[];
  /** Samples in the bin. */
  samples: readonly number[];
}

/** Strategy → upper ends of all bins but the last. */
const ends: Readonly<Record<BinStrategy, (scores: Float64Array, bins: number) => number[]>> = {
  uniform: (_, bins) => inner(bins),
  quantile: (scores, bins) => quantilesOf(scores, inner(bins)),
};

/**
 * The calibration curve of probabilities: of the samples that were given 70 %, are 70 % of the class? Equal to
 * scikit-learn's `calibration_curve`; bins without a sample are left out.
 *
 * @param truth the true labels: array, typed array, tensor or Series of labels, or one-hot rows.
 * @param scores probabilities of the positive class, or rows with a column for each class, of which that of `positive`
 *   counts.
 * @throws if the two differ in length or are empty, a label is missing, a probability is not from 0 to 1, or an option
 *   is wrong.
 * @example
 * lab.metrics.calibrationCurve(truth, probabilities, { bins: 10 });
 */
export function calibrationCurve(
  truth: LabelSource,
  scores: NumberSource,
  { bins = 5, strategy = "uniform", ...options }: CalibrationCurveOptions = {},
): CalibrationCurve {
  count("bins", bins, 1);
  if (!Object.hasOwn(ends, strategy)) {
    throw invalid("strategy", {
      expected: "a kind of bins",
      received: strategy,
      available: Object.keys(ends),
    });
  }
  const { positives, scores: chances } = binaryScores(truth, scores, options);
  const bad = chances.find((chance) => chance < 0 || chance > 1);
  if (bad !== undefined) {
    throw invalid("scores", { expected: "probabilities from 0 to 1", received: bad });
  }
  const edges = ends[strategy](chances, bins);
  const sums = Array.from({ length: bins }, () => ({ samples: 0, chance: 0, positives: 0 }));
  chances.forEach((chance, sample) => {
    const sum = sums[edges.filter((edge) => edge < chance).length]!;
    sum.samples++;
    sum.chance += chance;
    if (positives[sample]) sum.positives++;
  });
  const filled = sums.filter(({ samples }) => samples > 0);
  return {
    predicted: filled.map(({ chance, samples }) => chance / samples),
    observed: filled.map((sum) => sum.positives / sum.samples),
    samples: filled.map(({ samples }) => samples),
  };
}

/** What lies between 0 and 1 at equal distances, rounded as numpy's `linspace` does. */
function inner(bins: number): number[] {
  return Array.from({ length: bins - 1 }, (_, i) => (i + 1) * (1 / bins));
}
