import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { scoreCurveSpec } from "./score-curve-spec.js";

/** Scores of models that were trained on more and more samples. */
export interface LearningCurveSource {
  /** Samples that were trained on, rising. */
  readonly sizes: readonly number[];
  /** For each size the scores on what was trained on, one a fold. */
  readonly train: readonly (readonly number[])[];
  /** For each size the scores on what was not, one a fold. */
  readonly validation: readonly (readonly number[])[];
}

export interface LearningCurvePlotOptions extends TitleOption {
  /** What the scores are; default "score". */
  metric?: string;
}

/**
 * Draws a learning curve: the mean score over the number of samples that were trained on, with a band of one standard
 * deviation of the folds to each side. Lines that stay apart ask for more data; lines that meet low, for a larger model.
 *
 * @throws if there is no size, or not a list of scores for each.
 * @example
 * lab.plot.learningCurve({ sizes: [50, 100], train: [[0.9, 0.95], [0.9, 0.92]], validation: [[0.6, 0.7], [0.8, 0.78]] })
 */
export function plotLearningCurve(
  source: LearningCurveSource,
  options: LearningCurvePlotOptions = {},
): Plot {
  return new Plot(learningCurveSpec(source, options));
}

export function learningCurveSpec(
  { sizes, train, validation }: LearningCurveSource,
  { metric = "score", title }: LearningCurvePlotOptions = {},
): VegaLiteSpec {
  return scoreCurveSpec({
    places: sizes,
    train,
    validation,
    x: "samples trained on",
    y: metric,
    title,
  });
}
