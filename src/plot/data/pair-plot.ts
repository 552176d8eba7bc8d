import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { coloring } from "../parts/coloring.js";
import { heading, leftOut, type TitleOption } from "../parts/heading.js";
import { numberColumns, plotColumns, type PlotData } from "../parts/plot-columns.js";
import { sampled } from "../parts/sampled.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";
import { density } from "./density.js";

export interface PairPlotOptions extends TitleOption {
  /** Columns to draw, 2 to 6, in this order; default: the first 6 columns of numbers. */
  columns?: readonly string[];
  /** Column that colours the points, not drawn itself: by classes, or on a scale; default: one colour. */
  color?: string;
}

/** Columns and points for which panels stay large enough, and quick. */
const mostColumns = 6;
const mostPoints = 1000;

/**
 * Draws every two columns as points, and the density of each column (of each class, if points are coloured by one) on
 * the diagonal. A frame drawn with the mouse in one panel picks out the same samples in all. Samples with a missing or
 * infinite number are left out; above 1,000 a random choice is drawn, densities are of all; the chart says so.
 *
 * @param data a frame, lists by name, or rows of numbers.
 * @throws if a column is unknown or holds anything but numbers, or there are fewer than 2 or more than 6.
 * @example
 * lab.plot.pairPlot(iris, { color: "species" })
 */
export function plotPairs(data: PlotData, options: PairPlotOptions = {}): Plot {
  return new Plot(pairPlotSpec(data, options));
}

export function pairPlotSpec(
  data: PlotData,
  { columns: wanted, color, title }: PairPlotOptions = {},
): VegaLiteSpec {
  const available = numberColumns(data, wanted).filter(({ name }) => name !== color);
  const columns = wanted ? available : available.slice(0, mostColumns);
  const length = columns[0]?.values.length ?? 0;
  const even = columns.every(({ values }) => values.length === length);
  if (columns.length < 2 || columns.length > mostColumns || !even) {
    throw invalid("columns", {
      expected: `2 to ${mostColumns} columns of numbers of one length`,
      received: columns.map(({ name, values }) => `${name} (${values.length})`).join(", "),
    });
  }
  const colors = color === undefined ? undefined : coloring(plotColumns(data, [color])[0]);
  const rows = Array.from({ length }, (_, row) => row).filter((row) =>
    columns.every(({ values }) => Number.isFinite(values[row])),
  );
  if (rows.length === 0) {
    throw invalid("data", { expected: "a row with all numbers", received: "none" });
  }
  const { points, note } = sampled(rows, mostPoints);
  const values = points.map((row) => ({
    ...Object.fromEntries(columns.map((column, i) => [`v${i}`, column.values[row]!])),
    ...(colors ? { color: colors.of(row) } : {}),
  }));
  const side = Math.floor((fullWidth - 90) / columns.length) - 8;
  const last = columns.length - 1;
  const axisOf = (at: number, shown: boolean) => ({
    field: `v${at}`,
    type: "quantitative" as const,
    scale: { zero: false, nice: false, padding: 4 },
    title: shown ? columns[at]!.name : null,
    axis: {
      format: ".4~g",
      tickCount: 3,
      grid: false,
      labels: shown,
      ticks: shown,
      titleFontSize: 11,
      titleLimit: side,
    },
  });
  const tooltip = [
    ...columns.map(
      ({ name }, i) =>
        ({ field: `v${i}`, type: "quantitative", title: name, format: ".4~g" }) as const,
    ),
    ...(colors ? [colors.tooltip] : []),
  ];
  const pair = (row: number, column: number) => ({
    width: side,
    height: side,
    // A parameter of one name in several views is one: each frame replaces the last.
    name: `pair_${row}_${column}`,
    mark: { type: "point" as const, filled: true, size: 14 },
    encoding: {
      x: axisOf(column, row === last),
      y: axisOf(row, column === 0),
      ...colors?.encoding,
      opacity: { condition: { param: "frame", value: 0.75 }, value: 0.07 },
      tooltip,
    },
  });
  const diagonal = (at: number) => ({
    width: side,
    height: side,
    data: { values: densities(columns[at]!.values, rows, colors) },
    mark: { type: "area" as const, opacity: 0.45, line: true },
    encoding: {
      x: { ...axisOf(at, at === last), field: "value" },
      y: {
        field: "density",
        type: "quantitative" as const,
        title: null,
        axis: null,
        stack: null,
      },
      ...(colors?.names ? { color: { ...colors.encoding.color, field: "color" } } : { color: { value: palette[0] } }), // prettier-ignore
    },
  });
  const spec = {
    ...theme,
    description: `pairs of ${columns.map(({ name }) => name).join(", ")}`,
    ...heading(title, [note, leftOut(length - rows.length, "rows with missing numbers")]),
    data: { values },
    params: [
      {
        name: "frame",
        select: { type: "interval", resolve: "global" },
        views: columns.flatMap((_, row) =>
          columns.slice(0, row).map((__, column) => `pair_${row}_${column}`),
        ),
      },
    ],
    spacing: 8,
    vconcat: columns.map((_, row) => ({
      spacing: 8,
      hconcat: columns
        .slice(0, row + 1)
        .map((__, column) => (row === column ? diagonal(row) : pair(row, column))),
    })),
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** The density of a column; of each class, where points are coloured by classes. */
function densities(
  values: Float64Array,
  rows: readonly number[],
  colors: ReturnType<typeof coloring>,
): { value: number; density: number; color?: string }[] {
  const classes = colors?.names ?? [undefined];
  return classes.flatMap((name) => {
    const own = rows.filter((row) => name === undefined || colors?.of(row) === name);
    if (own.length === 0) return [];
    const { at, density: heights } = density(
      Float64Array.from(own, (row) => values[row]!),
      50,
    );
    return at.map((value, i) => ({
      value,
      density: heights[i]!,
      ...(name === undefined ? {} : { color: name }),
    }));
  });
}
