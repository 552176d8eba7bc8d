import { invalid } from "../../util/errors.js";
import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { scoreCurveSpec } from "./score-curve-spec.js";

/** Scores of models that were trained with several values of one parameter. */
export interface ValidationCurveSource {
  /** Values of the parameter: numbers, or names. */
  readonly values: readonly (number | string)[];
  /** For each value the scores on what was trained on, one a fold. */
  readonly train: readonly (readonly number[])[];
  /** For each value the scores on what was not, one a fold. */
  readonly validation: readonly (readonly number[])[];
}

export interface ValidationCurvePlotOptions extends TitleOption {
  /** What the parameter is; default "parameter". */
  parameter?: string;
  /** What the scores are; default "score". */
  metric?: string;
  /** Values at equal factors in place of equal distances; default `false`. */
  log?: boolean;
}

/**
 * Draws a validation curve: the mean score over the values of a parameter, with a band of one standard deviation of the
 * folds to each side. Where both lines are low the model is too simple, where they part it learns by heart.
 *
 * @throws if there is no value, not a list of scores for each, or `log` meets a value that is not above 0.
 * @example
 * lab.plot.validationCurve({ values: [4, 16], train: [[0.8], [0.9]], validation: [[0.7], [0.8]] }, { parameter: "units" })
 */
export function plotValidationCurve(
  source: ValidationCurveSource,
  options: ValidationCurvePlotOptions = {},
): Plot {
  return new Plot(validationCurveSpec(source, options));
}

export function validationCurveSpec(
  { values, train, validation }: ValidationCurveSource,
  {
    parameter = "parameter",
    metric = "score",
    log = false,
    title,
  }: ValidationCurvePlotOptions = {},
): VegaLiteSpec {
  const bad = values.find((value) => log && !(Number(value) > 0));
  if (bad !== undefined) {
    throw invalid("log", { expected: "values above 0", received: bad });
  }
  return scoreCurveSpec({ places: values, train, validation, x: parameter, y: metric, title, log });
}
