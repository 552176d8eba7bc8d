import { invalid } from "../../util/errors.js";
import { mixed } from "../images/color-scales.js";
import { between } from "../images/grid-values.js";
import type { TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { palette } from "../theme.js";
import { predictPlane, type PlaneModel, type PlanePoints } from "./plane.js";
import { planeHeight, planeSpec, planeWidth } from "./plane-spec.js";

export interface DecisionSurfaceOptions extends TitleOption {
  /** The class whose probability is drawn; default: the second. */
  positive?: string | number;
}

const steps = 10;

/**
 * Draws the probability of one class over two inputs in ten shades, each a tenth, with a dark line where it is one half,
 * under the samples. Of more than 2,000 samples a random choice is drawn, and the chart says so.
 *
 * @param model a model of two inputs, or a function from points to predictions: one probability, that of the second
 *   class, or a row with one for each class.
 * @param data samples and their classes.
 * @throws if the samples have not two columns, the model not one output or one for each class, or there is no such class.
 * @example
 * lab.plot.decisionSurface(model, { x: points, y: labels })
 */
export function plotDecisionSurface(
  model: PlaneModel,
  data: PlanePoints,
  options: DecisionSurfaceOptions = {},
): Plot {
  return new Plot(decisionSurfaceSpec(model, data, options));
}

export function decisionSurfaceSpec(
  model: PlaneModel,
  data: PlanePoints,
  { positive, title }: DecisionSurfaceOptions = {},
): VegaLiteSpec {
  const plane = predictPlane(model, data);
  const at = positive === undefined ? Math.min(1, plane.classes.length - 1) : plane.classes.indexOf(String(positive)); // prettier-ignore
  if (at === -1) {
    throw invalid("positive", {
      expected: "a class",
      received: positive,
      available: plane.classes,
    });
  }
  const single = plane.outputs.length === 1;
  const output = plane.outputs[single ? 0 : at]!;
  const chance = (x: number, y: number): number => {
    const value = between(output, Math.min(1, x), Math.max(0, y));
    return single && at === 0 && plane.classes.length > 1 ? 1 - value : value;
  };
  const color = mixed([palette[at === 0 ? 1 : 0], "#ffffff", palette[at % palette.length]!]);
  return planeSpec(plane, {
    description: `probability of class ${plane.classes[at]}`,
    title,
    notes: [`shades: the probability of ${plane.classes[at]} in tenths; line: one half`],
    pixel(x, y) {
      const here = chance(x, y);
      const shade = Math.max(0, Math.min(steps - 1, Math.floor(here * steps)));
      const side = here >= 0.5;
      const edge =
        chance(x + 1.5 / planeWidth, y) >= 0.5 !== side ||
        chance(x, y - 1.5 / planeHeight) >= 0.5 !== side;
      return edge ? [60, 60, 60, 255] : [...color((shade + 0.5) / steps), 200];
    },
  });
}
