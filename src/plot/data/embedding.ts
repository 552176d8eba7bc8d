import type { TopLevelSpec } from "vega-lite";
import type { ValueSource } from "../../data/value-rows.js";
import { invalid } from "../../util/errors.js";
import { coloring } from "../parts/coloring.js";
import { heading, leftOut, type TitleOption } from "../parts/heading.js";
import { zoom } from "../parts/interaction.js";
import { columnValues, numberColumns, plotColumns, type PlotData } from "../parts/plot-columns.js";
import { sampled } from "../parts/sampled.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, textColor, theme } from "../theme.js";

export interface EmbeddingOptions extends TitleOption {
  /** Class or number of each point, or the column of `points` with them, for its colour; default: one colour. */
  labels?: ValueSource | string;
  /** A word for each point: written beside it where there are at most 60 points, else in its tooltip; default none. */
  names?: ValueSource;
}

/** Points up to which their names have room. */
const mostNames = 60;

/**
 * Draws points of an embedding, a latent space or t-SNE in the plane. The axes have no meaning of their own and are not
 * drawn; the two have one scale. A drag moves the view, the wheel with Shift zooms, a click in the legend chooses
 * classes. Points with a missing or infinite number are left out; above 5,000 a random choice is drawn; the chart says so.
 *
 * @param points two columns besides that of `labels`: rows of two numbers, a tensor of shape `[points, 2]`, a frame.
 * @throws if there are not two columns, or not as many labels or names as points.
 * @example
 * lab.plot.embedding(encoder.predict(images), { labels })
 */
export function plotEmbedding(points: PlotData, options: EmbeddingOptions = {}): Plot {
  return new Plot(embeddingSpec(points, options));
}

export function embeddingSpec(
  given: PlotData,
  { labels, names, title }: EmbeddingOptions = {},
): VegaLiteSpec {
  const columns = numberColumns(given).filter(({ name }) => name !== labels);
  const [across, up] = columns;
  if (!across || !up || columns.length > 2) {
    throw invalid("points", { expected: "two columns of numbers", received: columns.length });
  }
  const length = across.values.length;
  const besides = {
    labels: typeof labels === "string" ? columnValues(given, labels) : labels,
    names,
  };
  const [labelColumn, nameColumn] = Object.entries(besides).map(([argument, source]) => {
    if (source === undefined) return undefined;
    const column = plotColumns(source)[0];
    if (column?.values.length === length) return { ...column, name: "class" };
    throw invalid(argument, { expected: `one for each of ${length} points`, received: column?.values.length ?? 0 }); // prettier-ignore
  });
  const colors = coloring(labelColumn);
  const rows = Array.from(across.values, (x, row) => ({
    x,
    y: up.values[row]!,
    ...(colors ? { color: colors.of(row) } : {}),
    ...(nameColumn ? { name: String(nameColumn.values[row]) } : {}),
  }));
  const complete = rows.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (complete.length === 0) {
    throw invalid("points", { expected: "a point with both numbers", received: "none" });
  }
  const { points, note } = sampled(complete);
  const [width, height] = [fullWidth - 150, 400];
  const domains = evenDomains(complete, width / height);
  const place = (field: "x" | "y") =>
    ({
      field,
      type: "quantitative",
      scale: { domain: domains[field], nice: false, zero: false },
      axis: null,
    }) as const;
  const tooltip = [
    ...(nameColumn ? [{ field: "name", type: "nominal" } as const] : []),
    ...(colors ? [colors.tooltip] : []),
    { field: "x", type: "quantitative", format: ".4~g" } as const,
    { field: "y", type: "quantitative", format: ".4~g" } as const,
  ];
  const spec = {
    ...theme,
    description: `embedding of ${length} points${colors ? " by class" : ""}`,
    ...heading(title, [note, leftOut(length - complete.length, "points with missing numbers")]),
    width,
    height,
    data: { values: points },
    layer: [
      {
        params: [zoom, ...(colors?.params ?? [])],
        mark: { type: "point", filled: true, size: points.length > 1000 ? 16 : 36, clip: true },
        encoding: {
          x: place("x"),
          y: place("y"),
          ...colors?.encoding,
          opacity: colors?.opacity(0.75) ?? { value: 0.75 },
          tooltip,
        },
      },
      ...(nameColumn && points.length <= mostNames
        ? [
            {
              mark: {
                type: "text" as const,
                color: textColor,
                dy: -9,
                fontSize: 10,
                clip: true,
              },
              encoding: {
                x: place("x"),
                y: place("y"),
                text: { field: "name", type: "nominal" as const },
              },
            },
          ]
        : []),
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

/** The points with a margin, a unit as long across as up. */
function evenDomains(points: readonly { x: number; y: number }[], ratio: number) {
  const [middleX, sizeX] = span(points.map(({ x }) => x));
  const [middleY, sizeY] = span(points.map(({ y }) => y));
  const half = 0.54 * Math.max(sizeX / ratio, sizeY) || 1;
  return {
    x: [middleX - half * ratio, middleX + half * ratio],
    y: [middleY - half, middleY + half],
  };
}

function span(values: readonly number[]): [middle: number, size: number] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return [(low + high) / 2, high - low];
}
