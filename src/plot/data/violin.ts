import type { TopLevelSpec } from "vega-lite";
import { heading, type TitleOption } from "../parts/heading.js";
import type { PlotData } from "../parts/plot-columns.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";
import { boxStatistics } from "./box-statistics.js";
import { density } from "./density.js";
import { distributions, type DistributionOptions } from "./distributions.js";

export interface ViolinPlotOptions extends DistributionOptions, TitleOption {}

/**
 * Draws columns as violins: the wider, the more numbers lie there (a Gaussian estimate of the density with Scott's
 * rule, as scipy's); within, a bar from the lower to the upper quartile and a point at the median. All violins are
 * equally wide at their widest. Missing and infinite numbers are left out, and the chart says so.
 *
 * @param data a frame, a list of numbers (array, typed array, tensor, Series), or several lists by name.
 * @throws if a column is unknown or holds anything but numbers, or has none.
 * @example
 * lab.plot.violin(iris, { columns: ["petalLength"], by: "species" })
 */
export function plotViolin(data: PlotData, options: ViolinPlotOptions = {}): Plot {
  return new Plot(violinSpec(data, options));
}

export function violinSpec(data: PlotData, options: ViolinPlotOptions = {}): VegaLiteSpec {
  const { lists, note } = distributions(data, options);
  const names = lists.map(({ name }) => name);
  const outlines = lists.flatMap(({ name, values }, place) => {
    const { at, density: heights } = density(values);
    const highest = Math.max(...heights);
    return at.map((value, i) => {
      const half = (0.42 * heights[i]!) / highest;
      return { name, value, from: place - half, to: place + half };
    });
  });
  const quartiles = lists.map(({ name, values }, place) => {
    const { lower, median, upper } = boxStatistics(values);
    return { name, place, lower, median, upper, count: values.length };
  });
  const domain = [-0.6, names.length - 0.4];
  const y = (field: string) =>
    ({
      field,
      type: "quantitative",
      title: null,
      scale: { domain, nice: false, reverse: true },
      axis: {
        values: names.map((_, i) => i),
        labelExpr: `${JSON.stringify(names)}[datum.value]`,
        grid: false,
        ticks: false,
        domain: false,
      },
    }) as const;
  const x = (field: string) =>
    ({
      field,
      type: "quantitative",
      title:
        names.length === 1 ? names[0]! : options.columns?.length === 1 ? options.columns[0]! : null,
      scale: { zero: false },
      axis: { format: ".6~g" },
    }) as const;
  const numbers = ["lower", "median", "upper"].map(
    (field) => ({ field, type: "quantitative", format: ".5~g" }) as const,
  );
  const tooltip = [
    { field: "name", type: "nominal", title: "column" } as const,
    ...numbers,
    { field: "count", type: "quantitative", format: ",d" } as const,
  ];
  const spec = {
    ...theme,
    description: `violin plot of ${names.join(", ")}`,
    ...heading(options.title, [note]),
    width: fullWidth - 150,
    height: Math.max(90, 64 * names.length),
    data: { values: quartiles },
    layer: [
      {
        data: { values: outlines },
        mark: { type: "area", orient: "vertical", opacity: 0.55, color: palette[0] },
        encoding: {
          x: x("value"),
          y: y("from"),
          y2: { field: "to" },
          detail: { field: "name", type: "nominal" },
        },
      },
      {
        mark: { type: "bar", size: 7, color: "#666" },
        encoding: { x: x("lower"), x2: { field: "upper" }, y: y("place"), tooltip },
      },
      {
        mark: { type: "point", filled: true, size: 45, color: "white", opacity: 1 },
        encoding: { x: x("median"), y: y("place"), tooltip },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}
