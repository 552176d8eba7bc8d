import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { heading } from "../parts/heading.js";
import { Plot } from "../plot.js";
import { sampled } from "../parts/sampled.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, theme } from "../theme.js";

/** True and predicted numbers, one or one row a sample: what `lab.evaluate` of a regression returns. */
export interface ResidualSource {
  readonly truth: readonly (number | readonly number[])[];
  readonly predicted: readonly (number | readonly number[])[];
}

export interface ResidualPlotOptions {
  /** Title above the chart; default none. */
  title?: string;
  /** Names of the outputs, where there are several; default "output 1", "output 2", … */
  outputs?: readonly string[];
}

/**
 * Draws the residuals of a regression, truth minus prediction, over the predictions. What has a shape, a bend or a
 * funnel, the model has not learnt. Above 5,000 points a random choice is drawn, and the chart says so.
 *
 * @param source the result of `lab.evaluate` with `task: "regression"`, or `{ truth, predicted }`.
 * @throws if the two differ in length or are empty.
 * @example
 * lab.plot.residuals(lab.evaluate(model, testing, { task: "regression" }))
 */
export function plotResiduals(source: ResidualSource, options: ResidualPlotOptions = {}): Plot {
  return new Plot(residualSpec(source, options));
}

export function residualSpec(
  { truth, predicted }: ResidualSource,
  { title, outputs }: ResidualPlotOptions = {},
): VegaLiteSpec {
  const [right, guess] = [truth.map(rowOf), predicted.map(rowOf)];
  const width = right[0]?.length ?? 0;
  if (right.length === 0 || right.length !== guess.length) {
    throw invalid("predicted", {
      expected: `${Math.max(1, right.length)} samples, as truth has`,
      received: `${guess.length} samples`,
    });
  }
  const names = Array.from({ length: width }, (_, i) => outputs?.[i] ?? `output ${i + 1}`);
  const { points, note } = sampled(
    right.flatMap((row, i) =>
      row.map((value, output) => ({
        output: names[output]!,
        truth: value,
        predicted: guess[i]![output]!,
        residual: value - guess[i]![output]!,
      })),
    ),
  );
  const spec = {
    ...theme,
    description: `residuals of ${right.length} samples`,
    ...heading(title, [note]),
    width: fullWidth - 100,
    height: 300,
    data: { values: points },
    layer: [
      {
        mark: { type: "circle", opacity: 0.6, size: 40 },
        encoding: {
          x: {
            field: "predicted",
            type: "quantitative",
            title: "predicted",
            scale: { zero: false, nice: true },
            axis: { format: ".6~g", grid: false },
          },
          y: {
            field: "residual",
            type: "quantitative",
            title: "truth − predicted",
            axis: { format: ".6~g" },
          },
          color: {
            field: "output",
            type: "nominal",
            sort: names,
            title: null,
            legend: width > 1 ? { orient: "bottom" } : null,
          },
          tooltip: [
            ...(width > 1 ? [{ field: "output", type: "nominal" } as const] : []),
            ...(["truth", "predicted", "residual"] as const).map(
              (field) => ({ field, type: "quantitative", format: ".5~g" }) as const,
            ),
          ],
        },
      },
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: "rule", color: "#888", strokeWidth: 1.5, strokeDash: [4, 4] },
        encoding: { y: { field: "zero", type: "quantitative" } },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function rowOf(given: number | readonly number[]): readonly number[] {
  return typeof given === "number" ? [given] : given;
}
