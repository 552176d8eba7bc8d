import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { flatNumbers, type NumbersSource } from "../parts/flat-numbers.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/**
 * Draws how large the gradients of each layer are: the mean of their sizes as a bar, the largest as a line, on a scale
 * of equal factors. Bars that shrink from layer to layer vanish, bars that grow explode. Infinite and undefined
 * gradients are left out and counted in the name; layers without any other gradient than 0 have no bar.
 *
 * @param gradients name of a layer or weight → its gradient, a tensor of any shape or an array of numbers, in the order
 *   from input to output.
 * @throws if there is no gradient.
 * @example
 * const { grads } = tf.variableGrads(() => loss(model.apply(x), y));
 * lab.plot.gradientFlow(grads)
 */
export function plotGradientFlow(
  gradients: Readonly<Record<string, NumbersSource>>,
  options: TitleOption = {},
): Plot {
  return new Plot(gradientFlowSpec(gradients, options));
}

export function gradientFlowSpec(
  gradients: Readonly<Record<string, NumbersSource>>,
  { title }: TitleOption = {},
): VegaLiteSpec {
  const rows = Object.entries(gradients).map(([name, source]) => {
    const all = flatNumbers(`gradients["${name}"]`, source);
    const sizes = all.filter(Number.isFinite).map(Math.abs);
    const broken = all.length - sizes.length;
    const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
    return {
      layer: broken === 0 ? name : `${name} (${broken} not finite)`,
      mean: mean > 0 ? mean : null,
      largest: largest > 0 ? largest : null,
      count: all.length,
    };
  });
  const least = rows.reduce((low, { mean }) => Math.min(low, mean ?? Infinity), Infinity);
  if (!Number.isFinite(least)) {
    throw invalid("gradients", { expected: "a gradient that is not 0", received: "none" });
  }
  const lowest = 10 ** Math.floor(Math.log10(least) - 0.01);
  const layers = rows.map(({ layer }) => layer);
  const y = {
    field: "layer",
    type: "nominal",
    sort: layers,
    title: null,
    axis: { ticks: false, domain: false, labelLimit: 160 },
  } as const;
  const x = (field: string) =>
    ({
      field,
      type: "quantitative",
      title: "size of the gradient: mean (bar) and largest (line)",
      scale: { type: "log", domainMin: lowest },
      stack: null,
      axis: { format: ".0e", tickCount: 6 },
    }) as const;
  const tooltip = [
    { field: "layer", type: "nominal" } as const,
    ...["mean", "largest"].map(
      (field) => ({ field, type: "quantitative", format: ".3~g" }) as const,
    ),
    { field: "count", type: "quantitative", format: ",d", title: "numbers" } as const,
  ];
  const spec = {
    ...theme,
    description: `gradient flow through ${layers.join(", ")}`,
    ...heading(title),
    width: fullWidth - 170,
    height: { step: 24 },
    data: { values: rows },
    layer: [
      {
        mark: { type: "bar", color: palette[0], height: 14 },
        encoding: { y, x: x("mean"), x2: { datum: lowest }, tooltip },
      },
      {
        mark: { type: "tick", color: palette[1], thickness: 3, size: 18 },
        encoding: { y, x: x("largest"), tooltip },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}
