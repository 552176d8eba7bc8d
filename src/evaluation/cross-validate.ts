import type { DataFrame } from "danfojs-node";
import type { LayersModel } from "@tensorflow/tfjs-node";
import { isNumeric } from "../data/frame/column-type.js";
import { takeRows } from "../data/frame/make.js";
import { columnNames, columnOf, isDataFrame } from "../data/frame/read.js";
import { readLabels, sortedLabels, type Label } from "../data/labels.js";
import { kFold } from "../data/split/k-fold.js";
import type { Splitter } from "../data/split/splitter.js";
import { stratifiedKFold } from "../data/split/stratified-k-fold.js";
import type { LabelledTensors } from "../data/to-tensors.js";
import type { Transformer } from "../data/transformer.js";
import { notebookHost } from "../display/host.js";
import { fit, type FitOptions } from "../training/fit.js";
import { invalid } from "../util/errors.js";
import { crossValidation, type CrossValidation, type FoldResult } from "./cross-validation.js";
import { evaluate, type EvaluateOptions } from "./evaluate.js";
import { prepareFold, type FoldPreparation } from "./prepare-fold.js";
import { classScoreNames, numberScoreNames, scoreOf, type ScoreName } from "./score-names.js";

/** What the model of a fold is made for. */
export interface FoldContext {
  /** Counted from 0. */
  fold: number;
  /** Columns that the model is given, after preparation. */
  features: readonly string[];
  /** Names of the classes; absent for a regression. */
  classes?: readonly string[];
}

export interface CrossValidateOptions extends Pick<
  EvaluateOptions,
  "average" | "positive" | "zeroDivision"
> {
  /** Column to predict. */
  target: string;
  /** Makes a new model, for each fold. It is trained, tested and disposed of. */
  model: (context: FoldContext) => LayersModel | Promise<LayersModel>;
  /**
   * How to train, as `lab.fit` takes it. A function makes the options anew for each fold, which an optimizer of
   * `tf.train` needs: it carries what it learnt from one fold to the next.
   */
  fit: FitOptions | ((context: FoldContext) => FitOptions);
  /**
   * Makes a transformer for each fold, fitted on the part that is trained on; one that names the target among its options
   * (`selectKBest`, `targetEncoder`, `columnTransformer`) sees it as well. Default: none.
   */
  prepare?: () => Transformer;
  /**
   * A splitter, or a number of shuffled folds, with the classes in their proportions; default 5.
   */
  folds?: number | Splitter;
  /** Seed of the shuffled folds; default: others at each call. */
  seed?: number;
  /** Scores to compute; default accuracy and F1, or for a regression R² and the root mean squared error. */
  metrics?: readonly ScoreName[];
  /** Also score what was trained on, to see how much better it is known; default `false`. */
  trainScores?: boolean;
  /** What the target is; default: classes where it holds text or booleans, numbers otherwise. */
  task?: "classification" | "regression";
  /** The target as one-hot rows, which `categoricalCrossentropy` needs; default `false`. */
  oneHot?: boolean;
}

/**
 * Cross-validation: trains a new model on each fold's training part and scores it on the part that it has not seen.
 * Preprocessing is learnt anew inside each fold, so that nothing of the tests leaks into the training. The frame is not
 * changed; models and tensors are disposed of. Stop ends it; the folds that were completed are returned.
 *
 * @param df a frame with a column for each feature, and the target.
 * @throws if a column is unknown, a score does not exist for the task, or the frame cannot be split so; and what
 *   `lab.fit` and `lab.evaluate` throw.
 * @example
 * const result = await lab.crossValidate(iris, {
 *   target: "species",
 *   prepare: () => lab.data.standardScaler(),
 *   model: ({ features, classes }) => classifier(features.length, classes.length),
 *   fit: { loss: "sparseCategoricalCrossentropy", optimizer: "adam", epochs: 50 },
 *   seed: 1,
 * });
 * result.scores.accuracy.mean;
 */
export async function crossValidate(
  df: DataFrame,
  options: CrossValidateOptions,
): Promise<CrossValidation> {
  const plan = planOf(df, options);
  const host = notebookHost();
  return host
    ? host.interruptible((stop) => run(df, options, plan, stop))
    : run(df, options, plan, undefined);
}

type PlanOptions = Pick<
  CrossValidateOptions,
  "target" | "folds" | "seed" | "oneHot" | "task" | "metrics"
>;

/** What is the same for all folds. */
export interface Plan extends Omit<FoldPreparation, "transformer"> {
  metrics: readonly ScoreName[];
  splitter: Splitter;
}

/** @throws if a column is unknown, or a score does not exist for the task. */
export function planOf(df: DataFrame, options: PlanOptions): Plan {
  const { target, folds = 5, seed, oneHot = false } = options;
  if (!isDataFrame(df)) throw invalid("data", { expected: "a DataFrame", received: df });
  const column = columnOf(df, target);
  if (columnNames(df).length < 2) {
    throw invalid("data", { expected: "a feature beside the target", received: columnNames(df) });
  }
  const { task = isNumeric(column.type) ? "regression" : "classification" } = options;
  const labels =
    task === "classification"
      ? readLabels(`column "${target}"`, column.values as readonly Label[])
      : undefined;
  return {
    target,
    task,
    oneHot,
    ...(labels ? { classes: sortedLabels(`column "${target}"`, labels) } : {}),
    metrics: metricsOf(task, options.metrics),
    splitter: typeof folds === "number" ? shuffledFolds(folds, labels, seed) : folds,
  };
}

function shuffledFolds(
  folds: number,
  stratify: readonly Label[] | undefined,
  seed: number | undefined,
): Splitter {
  const settings = { folds, shuffle: true, seed };
  return stratify ? stratifiedKFold({ ...settings, stratify }) : kFold(settings);
}

function metricsOf(
  task: Plan["task"],
  wanted: readonly ScoreName[] | undefined,
): readonly ScoreName[] {
  const available: readonly ScoreName[] =
    task === "classification" ? classScoreNames : numberScoreNames;
  const metrics =
    wanted ?? (task === "classification" ? ["accuracy", "f1"] : ["r2", "rootMeanSquaredError"]);
  const unknown = metrics.find((metric) => !available.includes(metric));
  if (unknown === undefined && metrics.length > 0) return metrics;
  throw invalid("metrics", {
    expected: `scores of a ${task}`,
    received: unknown ?? "none",
    available,
  });
}

async function run(
  df: DataFrame,
  options: CrossValidateOptions,
  plan: Plan,
  stop: AbortSignal | undefined,
): Promise<CrossValidation> {
  const results: FoldResult[] = [];
  const models = new Set<LayersModel>();
  for (const { train, test } of plan.splitter.positions(df)) {
    const transformer = options.prepare?.();
    const parts = [takeRows(df, train), takeRows(df, test)] as const;
    const tensors = prepareFold(...parts, { ...plan, transformer });
    const place = { fold: results.length, rows: Array.from(test) };
    try {
      const result = await runFold(tensors, options, plan, place, models);
      if (stop?.aborted) return crossValidation(results, plan.metrics, true);
      results.push(result);
    } finally {
      tensors.train.dispose();
      tensors.test.dispose();
    }
  }
  return crossValidation(results, plan.metrics, false);
}

async function runFold(
  { train, test }: { train: LabelledTensors; test: LabelledTensors },
  options: CrossValidateOptions,
  { metrics, task }: Plan,
  { fold, rows }: Pick<FoldContext, "fold"> & Pick<FoldResult, "rows">,
  models: Set<LayersModel>,
): Promise<FoldResult> {
  const { features, classes } = train;
  const context = { fold, features, ...(classes ? { classes } : {}) };
  const settings = fitOptions(options.fit, context);
  const model = await options.model(context);
  if (models.has(model)) {
    throw invalid("model", { expected: "a new model for each fold", received: "one of before" });
  }
  models.add(model);
  try {
    const history = await fit(model, train, settings);
    const { average, positive, zeroDivision } = options;
    const scoresOf = (data: LabelledTensors): FoldResult["scores"] => {
      const evaluation =
        task === "regression"
          ? evaluate(model, data, { task })
          : evaluate(model, data, {
              ...(average === undefined ? {} : { average }),
              ...(positive === undefined ? {} : { positive }),
              ...(zeroDivision === undefined ? {} : { zeroDivision }),
            });
      return Object.fromEntries(metrics.map((metric) => [metric, scoreOf(evaluation, metric)]));
    };
    return {
      trained: train.x.shape[0],
      tested: test.x.shape[0],
      rows,
      scores: scoresOf(test),
      ...(options.trainScores ? { trainScores: scoresOf(train) } : {}),
      history,
    };
  } finally {
    model.dispose();
    if (typeof settings.optimizer === "object") settings.optimizer.dispose();
  }
}

function fitOptions(given: CrossValidateOptions["fit"], context: FoldContext): FitOptions {
  if (typeof given === "function") return given(context);
  if (typeof given.optimizer !== "object") return given;
  throw invalid("fit.optimizer", {
    expected: "a name, or a function as fit, which makes an optimizer for each fold",
    received: "an optimizer",
  });
}
