import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { coloring } from "../parts/coloring.js";
import { heading, leftOut, type TitleOption } from "../parts/heading.js";
import { zoom } from "../parts/interaction.js";
import { numberColumns, plotColumns, type PlotData } from "../parts/plot-columns.js";
import { sampled } from "../parts/sampled.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, theme } from "../theme.js";

export interface ScatterPlotOptions extends TitleOption {
  /** Column for the horizontal axis; default: the first column of numbers. */
  x?: string;
  /** Column for the vertical axis; default: the second column of numbers. */
  y?: string;
  /** Column that colours the points: by classes, or on a scale if it holds numbers; default: one colour. */
  color?: string;
}

/**
 * Draws samples as points. Those with a missing or infinite number are left out; above 5,000 points a random choice is
 * drawn; the chart says so. A drag moves the view, the wheel with Shift zooms, a click in the legend chooses classes.
 *
 * @param data a frame, lists by name, or rows of numbers (columns `x0` and `x1`).
 * @throws if a column is unknown, `x` or `y` holds anything but numbers, columns differ in length, or there is nothing
 *   to draw.
 * @example
 * lab.plot.scatter(iris, { x: "petalLength", y: "petalWidth", color: "species" })
 */
export function plotScatter(data: PlotData, options: ScatterPlotOptions = {}): Plot {
  return new Plot(scatterSpec(data, options));
}

export function scatterSpec(
  data: PlotData,
  { x, y, color, title }: ScatterPlotOptions = {},
): VegaLiteSpec {
  const known = x === undefined || y === undefined ? numberColumns(data).map((c) => c.name) : [];
  const nameX = x ?? known.find((name) => name !== y);
  const nameY = y ?? known.find((name) => name !== nameX);
  if (nameX === undefined || nameY === undefined) {
    throw invalid("data", { expected: "two columns of numbers", received: "one" });
  }
  const [across, up] = numberColumns(data, [nameX, nameY]);
  const colors = color === undefined ? undefined : coloring(plotColumns(data, [color])[0]);
  if (across!.values.length !== up!.values.length) {
    throw invalid("columns", {
      expected: "columns of one length",
      received: `${nameX} (${across!.values.length}), ${nameY} (${up!.values.length})`,
    });
  }
  const rows = Array.from(across!.values, (value, row) => ({
    x: value,
    y: up!.values[row]!,
    ...(colors ? { color: colors.of(row) } : {}),
  }));
  const complete = rows.filter((row) => Number.isFinite(row.x) && Number.isFinite(row.y));
  if (complete.length === 0) {
    throw invalid("data", { expected: "a row with both numbers", received: "none" });
  }
  const { points, note } = sampled(complete);
  const spec = {
    ...theme,
    description: `${nameY} over ${nameX}${color === undefined ? "" : `, coloured by ${color}`}`,
    ...heading(title, [note, leftOut(rows.length - complete.length, "rows with missing numbers")]),
    width: fullWidth - 150,
    height: 340,
    data: { values: points },
    params: [zoom, ...(colors?.params ?? [])],
    mark: { type: "point", filled: true, size: 40, clip: true },
    encoding: {
      x: place("x", nameX),
      y: place("y", nameY),
      ...colors?.encoding,
      opacity: colors?.opacity(0.7) ?? { value: 0.7 },
      tooltip: [
        { field: "x", type: "quantitative", title: nameX, format: ".5~g" },
        { field: "y", type: "quantitative", title: nameY, format: ".5~g" },
        ...(colors ? [colors.tooltip] : []),
      ],
    },
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function place(field: "x" | "y", title: string) {
  return {
    field,
    type: "quantitative",
    title,
    scale: { zero: false },
    axis: { format: ".6~g" },
  } as const;
}
