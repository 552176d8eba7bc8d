import type { LayersModel } from "@tensorflow/tfjs-node";
import { displayable } from "../display/displayable.js";
import { maxError } from "../metrics/regression/max-error.js";
import { meanAbsoluteError } from "../metrics/regression/mean-absolute-error.js";
import { meanSquaredError } from "../metrics/regression/mean-squared-error.js";
import { medianAbsoluteError } from "../metrics/regression/median-absolute-error.js";
import { r2 } from "../metrics/regression/r2.js";
import { rootMeanSquaredError } from "../metrics/regression/root-mean-squared-error.js";
import type { TrainingData } from "../training/data.js";
import { predictNumbers } from "./predict-numbers.js";
import { numberIntervals, worstNumbers } from "./number-details.js";
import type {
  RegressionDetails,
  RegressionEvaluation,
  RegressionScores,
} from "./regression-evaluation.js";
import { regressionReport } from "./report/regression-report.js";
import { withLazy } from "../util/lazy.js";

/** Evaluates a model that predicts numbers. See `evaluate`. */
export function evaluateNumbers(
  model: LayersModel,
  data: TrainingData,
  batchSize: number,
): RegressionEvaluation {
  const { truth, predicted, loss } = predictNumbers(model, data, batchSize);
  const scores = {
    samples: truth.length,
    ...(loss === undefined ? {} : { loss }),
    r2: r2(truth, predicted),
    meanAbsoluteError: meanAbsoluteError(truth, predicted),
    meanSquaredError: meanSquaredError(truth, predicted),
    rootMeanSquaredError: rootMeanSquaredError(truth, predicted),
    medianAbsoluteError: medianAbsoluteError(truth, predicted),
    maxError: maxError(truth.flat(), predicted.flat()),
    truth,
    predicted,
  };
  const details = {
    intervals: () => numberIntervals(truth, predicted),
    worst: () => worstNumbers(truth, predicted),
  };
  return displayable(
    withLazy<RegressionScores, RegressionDetails>(scores, details),
    regressionReport,
  );
}
