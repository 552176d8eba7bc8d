import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { numberColumns, type PlotData } from "../parts/plot-columns.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { theme } from "../theme.js";

export interface CorrelationPlotOptions {
  /** Columns to compare, in this order; default: every column of numbers. */
  columns?: readonly string[];
  /** Title above the chart; default none. */
  title?: string;
}

/**
 * Draws Pearson's correlation of every two columns: blue rise together, orange fall as the other rises, white have no
 * straight relation. Each pair is computed from the rows that have both numbers, as pandas' `corr` does; a column that
 * does not vary has none, and its cells stay empty.
 *
 * @param data a frame, or lists of numbers by name, of one length.
 * @throws if a column is unknown or holds anything but numbers, there are fewer than two, or they differ in length.
 * @example
 * lab.plot.correlation(iris)
 */
export function plotCorrelation(data: PlotData, options: CorrelationPlotOptions = {}): Plot {
  return new Plot(correlationSpec(data, options));
}

export function correlationSpec(
  data: PlotData,
  { columns: wanted, title }: CorrelationPlotOptions = {},
): VegaLiteSpec {
  const columns = numberColumns(data, wanted);
  const lengths = new Set(columns.map(({ values }) => values.length));
  if (columns.length < 2 || lengths.size > 1) {
    throw invalid("columns", {
      expected: "at least two columns of one length",
      received: columns.map(({ name, values }) => `${name} (${values.length})`).join(", "),
    });
  }
  const names = columns.map(({ name }) => name);
  const cells = columns.flatMap((a) =>
    columns.map((b) => ({ a: a.name, b: b.name, correlation: correlation(a.values, b.values) })),
  );
  const size = Math.max(26, Math.min(60, Math.floor(440 / names.length)));
  const longest = Math.max(...names.map(({ length }) => length));
  const spec = {
    ...theme,
    description: `correlation of ${names.join(", ")}`,
    ...(title === undefined ? {} : { title }),
    width: { step: size },
    height: { step: size },
    data: { values: cells },
    encoding: {
      x: {
        field: "b",
        type: "nominal",
        sort: names,
        title: null,
        axis: { ticks: false, domain: false, labelAngle: longest * 7 > size ? -45 : 0 },
      },
      y: {
        field: "a",
        type: "nominal",
        sort: names,
        title: null,
        axis: { ticks: false, domain: false },
      },
    },
    layer: [
      {
        mark: { type: "rect", stroke: "#8888", strokeWidth: 0.5 },
        encoding: {
          color: {
            field: "correlation",
            type: "quantitative",
            scale: {
              domain: [-1, 0, 1],
              range: ["#b45f00", "#ffffff", "#08519c"],
              interpolate: "rgb",
            },
            legend: { title: null, gradientLength: 120, format: ".1f" },
          },
          tooltip: [
            { field: "a", type: "nominal", title: "column" },
            { field: "b", type: "nominal", title: "and" },
            { field: "correlation", type: "quantitative", format: ".4f" },
          ],
        },
      },
      {
        transform: [{ filter: "isValid(datum.correlation)" }],
        mark: { type: "text", fontSize: Math.min(12, Math.round(size / 3.6)) },
        encoding: {
          text: { field: "correlation", type: "quantitative", format: ".2f" },
          // Black on the light cells, white on the dark ones, in every theme.
          color: {
            condition: { test: "abs(datum.correlation) > 0.6", value: "white" },
            value: "black",
          },
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** Pearson's correlation of the rows that have both numbers; `null` where one of them does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number | null {
  const both = new Uint8Array(a.length);
  let [count, sumA, sumB, first] = [0, 0, 0, -1];
  for (let row = 0; row < a.length; row++) {
    if (!Number.isFinite(a[row]! + b[row]!)) continue;
    both[row] = 1;
    if (first === -1) first = row;
    count++;
    // From the first value on: nothing is lost where the values are large and close together.
    sumA += a[row]! - a[first]!;
    sumB += b[row]! - b[first]!;
  }
  let [squaresA, squaresB, products] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    if (!both[row]) continue;
    const fromMeanA = a[row]! - a[first]! - sumA / count;
    const fromMeanB = b[row]! - b[first]! - sumB / count;
    squaresA += fromMeanA ** 2;
    squaresB += fromMeanB ** 2;
    products += fromMeanA * fromMeanB;
  }
  if (!(squaresA > 0 && squaresB > 0)) return null;
  // Rounding may come out a little beyond.
  return Math.max(-1, Math.min(1, products / Math.sqrt(squaresA * squaresB)));
}
