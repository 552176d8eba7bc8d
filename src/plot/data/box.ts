import type { TopLevelSpec } from "vega-lite";
import { heading, type TitleOption } from "../parts/heading.js";
import type { PlotData } from "../parts/plot-columns.js";
import { Plot } from "../plot.js";
import { sampled } from "../parts/sampled.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";
import { boxStatistics } from "./box-statistics.js";
import { distributions, type DistributionOptions } from "./distributions.js";

export interface BoxPlotOptions extends DistributionOptions, TitleOption {}

/**
 * Draws columns as boxes: the line is the median, the box holds the middle half, the whiskers reach the last numbers
 * within 1.5 heights of the box, and what lies beyond is a point. Missing and infinite numbers are left out; above 5,000
 * outliers a random choice is drawn; the chart says so.
 *
 * @param data a frame, a list of numbers (array, typed array, tensor, Series), or several lists by name.
 * @throws if a column is unknown or holds anything but numbers, or has none.
 * @example
 * lab.plot.box(iris)
 */
export function plotBox(data: PlotData, options: BoxPlotOptions = {}): Plot {
  return new Plot(boxSpec(data, options));
}

export function boxSpec(data: PlotData, options: BoxPlotOptions = {}): VegaLiteSpec {
  const { lists, note: left } = distributions(data, options);
  const names = lists.map(({ name }) => name);
  const boxes = lists.map(({ name, values }) => ({
    column: name,
    count: values.length,
    ...boxStatistics(values),
  }));
  const { points, note } = sampled(
    boxes.flatMap(({ column, outliers }) => outliers.map((value) => ({ column, value }))),
  );
  const y = { field: "column", type: "nominal", sort: names, title: null } as const;
  const tooltip = [
    { field: "column", type: "nominal" } as const,
    ...["high", "upper", "median", "lower", "low"].map(
      (field) => ({ field, type: "quantitative", format: ".5~g" }) as const,
    ),
    { field: "count", type: "quantitative", format: ",d" } as const,
  ];
  const spec = {
    ...theme,
    description: `box plot of ${names.join(", ")}`,
    ...heading(options.title, [note, left]),
    width: fullWidth - 150,
    height: { step: 34 },
    data: { values: boxes.map(({ outliers, ...box }) => ({ ...box, outliers: outliers.length })) },
    layer: [
      {
        mark: { type: "rule", color: "#888" },
        encoding: {
          y,
          x: {
            ...place("low"),
            title: null,
            scale: { zero: false },
            axis: { format: ".6~g" },
          },
          x2: { field: "high" },
        },
      },
      {
        mark: { type: "bar", size: 16, color: palette[0] },
        encoding: { y, x: { ...place("lower") }, x2: { field: "upper" }, tooltip },
      },
      {
        mark: { type: "tick", size: 16, thickness: 2, color: "white" },
        encoding: { y, x: place("median") },
      },
      ...(points.length > 0 ? [outlierLayer(points, y)] : []),
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** Only where there are some, because Vega cannot scale an axis to no value. */
function outlierLayer<Y>(points: readonly { column: string; value: number }[], y: Y) {
  return {
    data: { values: [...points] },
    mark: { type: "point" as const, size: 20, color: palette[1] },
    encoding: {
      y,
      x: place("value"),
      tooltip: [
        { field: "column", type: "nominal" as const },
        { field: "value", type: "quantitative" as const, format: ".5~g" },
      ],
    },
  };
}

function place(field: string) {
  return { field, type: "quantitative" } as const;
}
