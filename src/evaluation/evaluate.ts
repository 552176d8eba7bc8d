import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import type { Label } from "../data/labels.js";
import {
  averageScore,
  scoresOfClasses,
  type OneScore,
  type Ratio,
  type ZeroDivision,
} from "../metrics/class-score.js";
import { classCounts } from "../metrics/class-counts.js";
import { matrixOf } from "../metrics/confusion-matrix.js";
import { f1Ratio } from "../metrics/f1.js";
import type { LabelPairs } from "../metrics/pairs.js";
import { precisionRatio } from "../metrics/precision.js";
import { recallRatio } from "../metrics/recall.js";
import { displayable } from "../display/displayable.js";
import type { Tensors } from "../training/data.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { withLazy } from "../util/lazy.js";
import { classIntervals, confusionsOf, worstOf } from "./class-details.js";
import type { Evaluation, EvaluationDetails, EvaluationScores } from "./evaluation.js";
import { evaluateNumbers } from "./evaluate-numbers.js";
import { predictClasses } from "./predict-classes.js";
import type { RegressionEvaluation } from "./regression-evaluation.js";
import { classReport } from "./report/class-report.js";

export interface EvaluateOptions {
  /** What the model predicts: classes, or with `"regression"` numbers. Default `"classification"`. */
  task?: "classification" | "regression";
  /** Samples predicted at a time; it changes memory and time, not the result. Default 128. */
  batchSize?: number;
  /** Names of the classes in the order of their numbers; default: those of the data, else "0", "1", … */
  classes?: readonly Label[] | undefined;
  /** How the scores of the classes become one; default `"binary"` for two classes, else `"macro"`. */
  average?: OneScore;
  /** The class that `"binary"` scores; default: the second. */
  positive?: Label;
  /** Score of a class where it would be 0 / 0: 0, 1, or `NaN`, which averages leave out. Default 0. */
  zeroDivision?: ZeroDivision;
}

/** What to evaluate on; `lab.data.toTensors` and `lab.datasets.mnist` give such records. */
export interface EvaluationData {
  /** The inputs: shape [samples, …input shape of the model]. */
  x: Tensors;
  /**
   * Class numbers, shape [samples] or [samples, 1], or one-hot rows, shape [samples, classes]; for a regression the
   * numbers, shape [samples] or [samples, outputs].
   */
  y: Tensor;
  /** Names of the classes in the order of their numbers. */
  classes?: readonly Label[];
}

/**
 * Evaluates a classifier, or with `task: "regression"` a model that predicts numbers: predicts the samples and compares
 * with the truth. The scores are scikit-learn's. As the last value of a cell the result is a page: scores with 95 %
 * intervals, confusion matrix, ROC, precision-recall and calibration curves, the worst mistakes; of a regression the errors
 * and residuals. All of it has fields, `intervals`, `confusions` and `worst` computed when they are read. Keeps no tensor;
 * the data stays.
 *
 * @param model a model with one output. Classes: shape [samples, classes], the largest of a row counts, or [samples, 1],
 *   the probability of class 1, which counts above 0.5. Numbers: shape [samples, outputs]. If it is compiled, the loss
 *   is evaluated too.
 * @throws if the model is of no such form, the data does not fit it, the number of classes is not that of the model, or
 *   a prediction is `NaN`.
 * @example
 * const { f1, confusionMatrix } = lab.evaluate(model, testing);
 * const { r2 } = lab.evaluate(regressor, houses, { task: "regression" });
 */
export function evaluate(
  model: LayersModel,
  data: EvaluationData,
  options: EvaluateOptions & { task: "regression" },
): RegressionEvaluation;
export function evaluate(
  model: LayersModel,
  data: EvaluationData,
  options?: EvaluateOptions & { task?: "classification" },
): Evaluation;
export function evaluate(
  model: LayersModel,
  data: EvaluationData,
  options: EvaluateOptions = {},
): Evaluation | RegressionEvaluation {
  const { task = "classification" } = options;
  const batchSize = count("batchSize", options.batchSize ?? 128, 1);
  if (task === "regression") return evaluateNumbers(model, data, batchSize);
  if (task === "classification") return evaluateClasses(model, data, batchSize, options);
  throw invalid("task", {
    expected: "what the model predicts",
    received: task,
    available: ["classification", "regression"],
  });
}

function evaluateClasses(
  model: LayersModel,
  data: EvaluationData,
  batchSize: number,
  options: EvaluateOptions,
): Evaluation {
  const names = (options.classes ?? data.classes)?.map(String);
  const {
    truth,
    predicted,
    scores: given,
    classes,
    loss,
  } = predictClasses(model, data, names, batchSize);
  const pairs: LabelPairs = {
    labels: classes,
    scored: classes.length,
    present: classes,
    truth,
    predicted,
  };
  const { average = classes.length === 2 ? "binary" : "macro", zeroDivision = 0 } = options;
  const positive = String(options.positive ?? classes[1]);
  const score = (ratio: Ratio) => averageScore(ratio, pairs, { average, positive, zeroDivision });
  const [precisions, recalls, f1s] = [precisionRatio, recallRatio, f1Ratio].map((ratio) =>
    scoresOfClasses(ratio, pairs, zeroDivision),
  );
  const support = classCounts(pairs).map((counts) => counts.support);
  const scores = {
    samples: truth.length,
    ...(loss === undefined ? {} : { loss }),
    accuracy: truth.filter((label, sample) => label === predicted[sample]).length / truth.length,
    precision: score(precisionRatio),
    recall: score(recallRatio),
    f1: score(f1Ratio),
    average,
    classes,
    support,
    perClass: classes.map((label, i) => ({
      label,
      precision: precisions![i]!,
      recall: recalls![i]!,
      f1: f1s![i]!,
      support: support[i]!,
    })),
    confusionMatrix: matrixOf(pairs),
    truth: Array.from(truth, (code) => classes[code]!),
    predicted: Array.from(predicted, (code) => classes[code]!),
    scores: given,
  };
  const details = {
    intervals: () => classIntervals(pairs, { average, positive, zeroDivision }),
    confusions: () => confusionsOf(classes, scores.confusionMatrix.values),
    worst: () => worstOf(pairs, classes, given),
  };
  return displayable(withLazy<EvaluationScores, EvaluationDetails>(scores, details), (evaluation) =>
    classReport(evaluation, positive),
  );
}
