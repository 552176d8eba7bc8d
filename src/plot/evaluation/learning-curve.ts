import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/** Scores of models that were trained on more and more samples. */
export interface LearningCurveSource {
  /** Samples that were trained on, rising. */
  readonly sizes: readonly number[];
  /** For each size the scores on what was trained on, one a fold. */
  readonly train: readonly (readonly number[])[];
  /** For each size the scores on what was not, one a fold. */
  readonly validation: readonly (readonly number[])[];
}

export interface LearningCurvePlotOptions {
  /** What the scores are; default "score". */
  metric?: string;
  /** Title above the chart; default none. */
  title?: string;
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
  const sets = { train, validation };
  for (const [name, scores] of Object.entries(sets)) {
    if (
      sizes.length > 0 &&
      scores.length === sizes.length &&
      scores.every(({ length }) => length > 0)
    )
      continue;
    throw invalid(name, {
      expected: `scores for each of ${sizes.length} sizes, at least one`,
      received: `${scores.length} lists of scores`,
    });
  }
  const values = Object.entries(sets).flatMap(([set, scores]) =>
    sizes.map((size, i) => {
      const { mean, std } = spread(scores[i]!);
      return { set, size, mean, low: mean - std, high: mean + std };
    }),
  );
  const x = {
    field: "size",
    type: "quantitative",
    title: "samples trained on",
    scale: { zero: false, nice: false },
    axis: { format: ",d", grid: false, tickCount: 8 },
  } as const;
  const color = {
    field: "set",
    type: "nominal",
    title: null,
    scale: { domain: ["train", "validation"], range: [palette[0], palette[1]] },
    legend: { orient: "bottom", symbolOpacity: 1 },
  } as const;
  const spec = {
    ...theme,
    description: `${metric} over ${sizes.length} sizes of training data`,
    ...(title === undefined ? {} : { title }),
    width: fullWidth - 100,
    height: 280,
    data: { values },
    layer: [
      {
        mark: { type: "area", opacity: 0.2 },
        encoding: {
          x,
          y: {
            field: "low",
            type: "quantitative",
            title: metric,
            scale: { zero: false },
            axis: { format: ".6~g" },
          },
          y2: { field: "high" },
          color,
        },
      },
      {
        mark: { type: "line", point: { size: 35 } },
        encoding: {
          x,
          y: { field: "mean", type: "quantitative", title: metric },
          color,
          tooltip: [
            { field: "set", type: "nominal" },
            { field: "size", type: "quantitative", format: ",d" },
            { field: "mean", type: "quantitative", format: ".4~g" },
            { field: "low", type: "quantitative", format: ".4~g" },
            { field: "high", type: "quantitative", format: ".4~g" },
          ],
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(scores: readonly number[]): { mean: number; std: number } {
  const mean = average(scores);
  return { mean, std: Math.sqrt(average(scores.map((score) => (score - mean) ** 2))) };
}
