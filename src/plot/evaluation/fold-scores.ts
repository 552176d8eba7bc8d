import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { finiteOrNull } from "../parts/finite-or-null.js";
import { spread } from "../parts/spread.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/** Scores of each fold by name: what `lab.crossValidate` returns, or the scores alone. */
export type FoldScoreSource =
  | { readonly scores: Readonly<Partial<Record<string, { readonly values: readonly number[] }>>> }
  | Readonly<Record<string, readonly number[]>>;

/**
 * Draws the scores of the folds of a cross-validation: a point for each fold, the mean as a line with one standard
 * deviation (divided by the number of folds) to each side. Also for several models: one row each.
 *
 * @throws if there is no score.
 * @example
 * lab.plot.foldScores(await lab.crossValidate(build, data, { folds: 5 }))
 * @example
 * lab.plot.foldScores({ small: [0.91, 0.88, 0.9], large: [0.94, 0.9, 0.93] }, { title: "accuracy" })
 */
export function plotFoldScores(source: FoldScoreSource, options: TitleOption = {}): Plot {
  return new Plot(foldScoresSpec(source, options));
}

export function foldScoresSpec(source: FoldScoreSource, { title }: TitleOption = {}): VegaLiteSpec {
  const rows = Object.entries(scoresOf(source));
  if (rows.length === 0 || rows.some(([, values]) => values.length === 0)) {
    throw invalid("scores", { expected: "the score of at least one fold", received: "none" });
  }
  const names = rows.map(([name]) => name);
  const points = rows.flatMap(([name, values]) =>
    values.map((score, i) => ({ name, fold: i + 1, score: finiteOrNull(score) })),
  );
  const means = rows.map(([name, values]) => {
    const { mean, std } = spread(values);
    return { name, mean, std, low: mean - std, high: mean + std };
  });
  const y = {
    field: "name",
    type: "nominal",
    sort: names,
    title: null,
    axis: { ticks: false, domain: false },
  } as const;
  const tooltip = [
    { field: "name", type: "nominal" } as const,
    ...["mean", "std"].map((field) => ({ field, type: "quantitative", format: ".4~g" }) as const),
  ];
  const spec = {
    ...theme,
    description: `scores of the folds: ${means.map(({ name, mean }) => `${name} ${mean.toFixed(4)}`).join(", ")}`,
    ...heading(title),
    width: fullWidth - 130,
    height: { step: 44 },
    data: { values: means },
    layer: [
      {
        mark: { type: "bar", size: 20, opacity: 0.25, color: palette[0] },
        encoding: { y, x: x("low"), x2: { field: "high" }, tooltip },
      },
      {
        mark: { type: "tick", size: 20, thickness: 2, color: palette[0] },
        encoding: { y, x: x("mean"), tooltip },
      },
      {
        data: { values: points },
        mark: { type: "point", filled: true, size: 50, color: palette[1], opacity: 0.9 },
        encoding: {
          y,
          x: x("score"),
          tooltip: [
            { field: "name", type: "nominal" },
            { field: "fold", type: "quantitative" },
            { field: "score", type: "quantitative", format: ".4~g" },
          ],
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function scoresOf(source: FoldScoreSource): Record<string, readonly number[]> {
  if (!("scores" in source) || Array.isArray(source.scores)) {
    return { ...(source as Readonly<Record<string, readonly number[]>>) };
  }
  return Object.fromEntries(
    Object.entries(source.scores).map(([name, summary]) => [name, summary!.values]),
  );
}

function x(field: string) {
  return {
    field,
    type: "quantitative",
    title: null,
    scale: { zero: false, nice: true, padding: 8 },
    axis: { format: ".6~g", tickCount: 8 },
  } as const;
}
