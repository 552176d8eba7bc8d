import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { coloring } from "../parts/coloring.js";
import { heading, leftOut, type TitleOption } from "../parts/heading.js";
import { zoom } from "../parts/interaction.js";
import { numberColumns, plotColumns, type PlotData } from "../parts/plot-columns.js";
import { sampled } from "../parts/sampled.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/** What a principal component analysis learnt: a fitted `lab.data.pca`. */
export interface BiplotSource {
  readonly learnt:
    | {
        readonly columns: readonly string[];
        readonly components: readonly { readonly weights: readonly number[] }[];
      }
    | undefined;
  readonly explainedVarianceRatio: readonly number[] | undefined;
}

export interface BiplotOptions extends TitleOption {
  /** Which two components, counted from 1; default `[1, 2]`. */
  components?: readonly [number, number];
  /** Column of the transformed data that colours the points; default: one colour. */
  color?: string;
}

/**
 * Draws samples by two principal components, and the columns that these are made of as arrows: samples that lie in the
 * direction of an arrow have much of that column, arrows that point the same way rise together. The arrows are scaled to
 * fit the samples. Above 5,000 samples a random choice is drawn, and the chart says so.
 *
 * @param pca a fitted `lab.data.pca`.
 * @param transformed what `pca.transform` made of the data: its columns `pc1`, `pc2`, … are drawn.
 * @throws if `pca` is not fitted, a component does not exist, or the data lacks a column.
 * @example
 * const pca = lab.data.pca({ components: 2 }).fit(iris);
 * lab.plot.biplot(pca, pca.transform(iris), { color: "species" })
 */
export function plotBiplot(
  pca: BiplotSource,
  transformed: PlotData,
  options: BiplotOptions = {},
): Plot {
  return new Plot(biplotSpec(pca, transformed, options));
}

export function biplotSpec(
  { learnt, explainedVarianceRatio }: BiplotSource,
  transformed: PlotData,
  { components = [1, 2], color, title }: BiplotOptions = {},
): VegaLiteSpec {
  if (!learnt) throw invalid("pca", { expected: "fit() before a biplot", received: "no fit" });
  const bad = components.find((at) => !learnt.components[at - 1]);
  if (bad !== undefined) {
    throw invalid("components", {
      expected: `numbers from 1 to ${learnt.components.length}`,
      received: bad,
    });
  }
  const [across, up] = numberColumns(
    transformed,
    components.map((at) => `pc${at}`),
  );
  const colors = color === undefined ? undefined : coloring(plotColumns(transformed, [color])[0]);
  const rows = Array.from(across!.values, (x, row) => ({
    x,
    y: up!.values[row]!,
    ...(colors ? { color: colors.of(row) } : {}),
  }));
  const complete = rows.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (complete.length === 0) {
    throw invalid("data", { expected: "a sample with both components", received: "none" });
  }
  const { points, note } = sampled(complete);
  const reach = largest(complete.flatMap(({ x, y }) => [x, y]));
  const [first, second] = components.map((at) => learnt.components[at - 1]!.weights);
  const longest = largest(learnt.columns.map((_, i) => Math.hypot(first![i]!, second![i]!))) || 1;
  const arrows = learnt.columns.map((name, i) => {
    const [x, y] = [first![i]!, second![i]!];
    const scale = (0.85 * reach) / longest;
    return { name, x: 0, y: 0, toX: x * scale, toY: y * scale, textX: x * scale * 1.1, textY: y * scale * 1.1, inFirst: x, inSecond: y }; // prettier-ignore
  });
  const axisTitle = (at: number): string => {
    const share = explainedVarianceRatio?.[at - 1];
    return `component ${at}${share === undefined ? "" : ` (${(100 * share).toFixed(1)} % of the variance)`}`;
  };
  const domain = [-1.15 * reach, 1.15 * reach];
  const place = (field: string, name: string) =>
    ({
      field,
      type: "quantitative",
      title: name,
      scale: { domain },
      axis: { format: ".4~g" },
    }) as const;
  const titles = components.map(axisTitle);
  const tooltip = [
    { field: "name", type: "nominal", title: "column" } as const,
    { field: "inFirst", type: "quantitative", title: titles[0]!, format: ".3f" } as const,
    { field: "inSecond", type: "quantitative", title: titles[1]!, format: ".3f" } as const,
  ];
  const spec = {
    ...theme,
    description: `biplot of ${learnt.columns.join(", ")}`,
    ...heading(title, [note, leftOut(rows.length - complete.length, "samples with missing numbers")]), // prettier-ignore
    width: fullWidth - 170,
    height: 400,
    layer: [
      {
        data: { values: points },
        params: [zoom, ...(colors?.params ?? [])],
        mark: { type: "point", filled: true, size: 36, clip: true },
        encoding: {
          x: place("x", titles[0]!),
          y: place("y", titles[1]!),
          ...colors?.encoding,
          opacity: colors?.opacity(0.6) ?? { value: 0.6 },
          tooltip: [
            { field: "x", type: "quantitative", title: titles[0]!, format: ".4~g" },
            { field: "y", type: "quantitative", title: titles[1]!, format: ".4~g" },
            ...(colors ? [colors.tooltip] : []),
          ],
        },
      },
      {
        data: { values: arrows },
        mark: { type: "rule", color: palette[4], strokeWidth: 2, clip: true },
        encoding: {
          x: place("x", titles[0]!),
          y: place("y", titles[1]!),
          x2: { field: "toX" },
          y2: { field: "toY" },
          tooltip,
        },
      },
      {
        data: { values: arrows },
        mark: { type: "text", color: palette[4], fontWeight: "bold", fontSize: 11, clip: true },
        encoding: {
          x: place("textX", titles[0]!),
          y: place("textY", titles[1]!),
          text: { field: "name", type: "nominal" },
          tooltip,
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
