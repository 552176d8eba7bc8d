import type { DataFrame } from "danfojs-node";
import type { LayersModel } from "@tensorflow/tfjs-node";
import { splitter } from "../data/split/splitter.js";
import type { Transformer } from "../data/transformer.js";
import { displayable } from "../display/displayable.js";
import { displaySymbol, type Displayable } from "../display/host.js";
import {
  plotValidationCurve,
  type ValidationCurveSource,
} from "../plot/evaluation/validation-curve.js";
import { directionOf } from "../callbacks/monitor.js";
import type { FitOptions } from "../training/fit.js";
import { invalid } from "../util/errors.js";
import { crossValidate, type CrossValidateOptions, type FoldContext } from "./cross-validate.js";
import type { CrossValidation } from "./cross-validation.js";
import { curveFolds, curveMetric } from "./curve-folds.js";
import type { ScoreName } from "./score-names.js";

/** What the model of a fold is made for, and the value of the parameter. */
export interface ValueContext<V> extends FoldContext {
  value: V;
}

export interface ValidationCurveOptions<V extends number | string> extends Omit<
  CrossValidateOptions,
  "metrics" | "trainScores" | "model" | "fit" | "prepare"
> {
  /** What the parameter is called; default "parameter". */
  parameter?: string;
  /** Its values, in the order to try and draw them. */
  values: readonly V[];
  /** Makes a new model, for each value and fold. */
  model: (context: ValueContext<V>) => LayersModel | Promise<LayersModel>;
  /** How to train, or a function that makes the options, for each value and fold. */
  fit: FitOptions | ((context: ValueContext<V>) => FitOptions);
  /** Makes a transformer for each value and fold; default: none. */
  prepare?: (value: V) => Transformer;
  /** Score to follow; default accuracy, or R² for a regression. */
  metric?: ScoreName;
  /** Draw values at equal factors in place of equal distances; default `false`. */
  log?: boolean;
}

/** Scores of models by the value of one parameter; `lab.plot.validationCurve` draws it. */
export interface ValidationCurveResult<V> extends ValidationCurveSource {
  parameter: string;
  values: readonly (V & (number | string))[];
  metric: ScoreName;
  /** The value with the best mean validation score; of equals the first. */
  best: V;
  /** The cross-validation of each value. */
  results: readonly CrossValidation[];
  /** Whether Stop ended it before the last value; the values are those that were completed. */
  stopped: boolean;
}

/** A validation curve; as the last value of a cell it is drawn. */
export interface ValidationCurve<V> extends ValidationCurveResult<V>, Displayable {}

/**
 * Cross-validates a model for several values of one parameter, on the same folds, to see where it is too simple and where
 * it learns by heart. Arguments and result are those of scikit-learn's `validation_curve`; the parameter may be
 * anything that model, training or preparation are made of.
 *
 * @param df a frame with a column for each feature, and the target.
 * @throws if there is no value; and what `lab.crossValidate` throws.
 * @example
 * await lab.validationCurve(iris, { target: "species", parameter: "hidden units", values: [1, 4, 16, 64],
 *   model: ({ features, classes, value }) => network(features.length, value, classes.length), fit, seed: 1 })
 */
export async function validationCurve<V extends number | string>(
  df: DataFrame,
  options: ValidationCurveOptions<V>,
): Promise<ValidationCurve<V>> {
  const {
    parameter = "parameter",
    values,
    model,
    fit,
    prepare,
    metric: wanted,
    log = false,
    ...rest
  } = options;
  if (values.length === 0) {
    throw invalid("values", { expected: "at least one value", received: "none" });
  }
  const metric = curveMetric(df, options, wanted);
  const folds = curveFolds(df, options);
  const results: CrossValidation[] = [];
  for (const value of values) {
    const result = await crossValidate(df, {
      ...rest,
      model: (context) => model({ ...context, value }),
      fit: typeof fit === "function" ? (context) => fit({ ...context, value }) : fit,
      ...(prepare ? { prepare: () => prepare(value) } : {}),
      folds: splitter(() => folds),
      metrics: [metric],
      trainScores: true,
    });
    if (result.stopped) break;
    results.push(result);
  }
  const curve: ValidationCurveResult<V> = {
    parameter,
    metric,
    values: values.slice(0, results.length),
    train: results.map(({ trainScores }) => trainScores![metric]!.values),
    validation: results.map(({ scores }) => scores[metric]!.values),
    best: bestValue(values, results, metric),
    results,
    stopped: results.length < values.length,
  };
  return displayable(curve, (source) =>
    plotValidationCurve(source, { parameter, metric, log })[displaySymbol](),
  );
}

function bestValue<V>(
  values: readonly V[],
  results: readonly CrossValidation[],
  metric: ScoreName,
): V {
  const sign = directionOf(metric) === "min" ? -1 : 1;
  const means = results.map(({ scores }) => sign * scores[metric]!.mean);
  return values[means.reduce((best, mean, i) => (mean > means[best]! ? i : best), 0)]!;
}
