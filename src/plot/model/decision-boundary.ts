import { between } from "../images/grid-values.js";
import { rgb } from "../images/color-scales.js";
import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { palette } from "../theme.js";
import { predictPlane, type PlaneModel, type PlanePoints } from "./plane.js";
import { planeSpec } from "./plane-spec.js";

/** Steps that can be told apart, and few enough for a small picture. */
const shades = 10;

/**
 * Draws where a classifier of two inputs decides for which class: the colour of each place is the predicted class, the
 * stronger the surer, under the samples. Of more than 2,000 samples a random choice is drawn, and the chart says so.
 *
 * @param model a model of two inputs, or a function from points to predictions: one probability (above 0.5 is the second
 *   class), or a row with a number for each class, of which the largest decides.
 * @param data samples and their classes.
 * @throws if the samples have not two columns, or the model not one output or one for each class.
 * @example
 * lab.plot.decisionBoundary(model, { x: lab.datasets.makeMoons(), y: "label" })
 */
export function plotDecisionBoundary(
  model: PlaneModel,
  data: PlanePoints,
  options: TitleOption = {},
): Plot {
  return new Plot(decisionBoundarySpec(model, data, options));
}

export function decisionBoundarySpec(
  model: PlaneModel,
  data: PlanePoints,
  { title }: TitleOption = {},
): VegaLiteSpec {
  const plane = predictPlane(model, data);
  const colors = plane.classes.map((_, i) => rgb(palette[i % palette.length]!));
  return planeSpec(plane, {
    description: `decision boundary between ${plane.classes.join(", ")}`,
    title,
    notes: [],
    pixel(x, y) {
      const values = plane.outputs.map((output) => between(output, x, y));
      const chances = values.length === 1 ? [1 - values[0]!, values[0]!] : values;
      const best = chances.reduce((most, chance, i) => (chance > chances[most]! ? i : most), 0);
      const second = Math.max(...chances.filter((_, i) => i !== best));
      const sure = Math.min(1, Math.max(0, chances[best]! - second));
      const shade = Math.round(sure * shades) / shades;
      return [...(colors[best] ?? [128, 128, 128]), 45 + 120 * shade] as const;
    },
  });
}
