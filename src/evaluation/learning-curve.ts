import type { DataFrame } from "danfojs-node";
import { splitter } from "../data/split/splitter.js";
import type { SplitPositions } from "../data/split/positions.js";
import { displayable } from "../display/displayable.js";
import { displaySymbol, type Displayable } from "../display/host.js";
import { plotLearningCurve, type LearningCurveSource } from "../plot/evaluation/learning-curve.js";
import { invalid } from "../util/errors.js";
import { random } from "../util/random.js";
import { permutation } from "../util/sampling.js";
import { crossValidate, type CrossValidateOptions } from "./cross-validate.js";
import type { CrossValidation } from "./cross-validation.js";
import { curveFolds, curveMetric } from "./curve-folds.js";
import type { ScoreName } from "./score-names.js";

export interface LearningCurveOptions extends Omit<
  CrossValidateOptions,
  "metrics" | "trainScores"
> {
  /** Score to follow; default accuracy, or R² for a regression. */
  metric?: ScoreName;
  /**
   * Samples to train on: shares of a fold's training part where all are at most 1, else counts. Default 0.1, 0.325, 0.55,
   * 0.775 and 1, as in scikit-learn.
   */
  trainSizes?: readonly number[];
}

/** Scores of models that were trained on more and more samples; `lab.plot.learningCurve` draws it. */
export interface LearningCurveResult extends LearningCurveSource {
  metric: ScoreName;
  /** The cross-validation of each size. */
  results: readonly CrossValidation[];
  /** Whether Stop ended it before the last size; the sizes are those that were completed. */
  stopped: boolean;
}

/** A learning curve; as the last value of a cell it is drawn. */
export interface LearningCurve extends LearningCurveResult, Displayable {}

/**
 * Cross-validates a model on more and more training samples, to see whether more data would help. Arguments and result
 * are those of scikit-learn's `learning_curve`, but the samples of a size are drawn at random from the training part of
 * the fold (by `seed`), so that a sorted table does no harm; a larger size holds the smaller ones. The tests of a fold
 * are the same for every size.
 *
 * @param df a frame with a column for each feature, and the target.
 * @throws if a size is no share or count, or more than a fold can train on; and what `lab.crossValidate` throws.
 * @example
 * await lab.learningCurve(iris, { target: "species", model, fit, folds: 5, seed: 1 })
 */
export async function learningCurve(
  df: DataFrame,
  options: LearningCurveOptions,
): Promise<LearningCurve> {
  const { metric: wanted, trainSizes = defaultSizes, ...rest } = options;
  const metric = curveMetric(df, options, wanted);
  const folds = curveFolds(df, options);
  const most = Math.min(...folds.map(({ train }) => train.length));
  const sizes = countsOf(trainSizes, most);
  const order = random(options.seed);
  const shuffled = folds.map(({ train, test }) => ({
    train: Int32Array.from(permutation(train.length, order), (place) => train[place]!),
    test,
  }));
  const results: CrossValidation[] = [];
  for (const size of sizes) {
    const parts = shuffled.map((fold) => shortened(fold, size));
    const result = await crossValidate(df, {
      ...rest,
      folds: splitter(() => parts),
      metrics: [metric],
      trainScores: true,
    });
    if (result.stopped) break;
    results.push(result);
  }
  const curve: LearningCurveResult = {
    metric,
    sizes: sizes.slice(0, results.length),
    train: results.map(({ trainScores }) => trainScores![metric]!.values),
    validation: results.map(({ scores }) => scores[metric]!.values),
    results,
    stopped: results.length < sizes.length,
  };
  return displayable(curve, (source) => plotLearningCurve(source, { metric })[displaySymbol]());
}

const defaultSizes = [0.1, 0.325, 0.55, 0.775, 1];

/** Numbers of samples, rising, each once. */
function countsOf(sizes: readonly number[], most: number): number[] {
  const shares = sizes.every((size) => size <= 1);
  const counts = sizes.map((size) => (shares ? Math.floor(size * most) : size));
  const bad = counts.findIndex((count) => !(Number.isInteger(count) && count > 0 && count <= most));
  if (bad === -1 && counts.length > 0) {
    return [...new Set(counts)].toSorted((one, other) => one - other);
  }
  throw invalid("trainSizes", {
    expected: `shares that come to at least 1 of ${most} samples, or counts up to that`,
    received: sizes[bad] ?? "none",
  });
}

function shortened({ train, test }: SplitPositions, size: number): SplitPositions {
  return { train: train.slice(0, size).toSorted(), test };
}
