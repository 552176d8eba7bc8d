import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { heading, type TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/** Share of the variance that each component explains: a fitted `lab.data.pca`, or the shares alone. */
export type ScreeSource =
  ArrayLike<number> | { readonly explainedVarianceRatio: ArrayLike<number> | undefined };

export interface ScreePlotOptions extends TitleOption {
  /** A share to mark, at which components are enough, from 0 to 1; default none. */
  threshold?: number;
}

/** Components that are drawn. */
const most = 50;

/**
 * Draws how much of the variance each component explains (bars) and how much they explain together (line). Of more than
 * 50 components the first 50 are drawn, and the chart says so.
 *
 * @throws if there is no component, or a share is not from 0 to 1.
 * @example
 * lab.plot.scree(lab.data.pca().fit(iris), { threshold: 0.95 })
 */
export function plotScree(source: ScreeSource, options: ScreePlotOptions = {}): Plot {
  return new Plot(screeSpec(source, options));
}

export function screeSpec(
  source: ScreeSource,
  { threshold, title }: ScreePlotOptions = {},
): VegaLiteSpec {
  const given = "explainedVarianceRatio" in source ? source.explainedVarianceRatio : source;
  if (!given) {
    throw invalid("explainedVarianceRatio", { expected: "fit() before", received: "no fit" });
  }
  const shares = Array.from(given);
  const bad = [...shares, threshold ?? 0].find((share) => !(share >= 0 && share <= 1 + 1e-6));
  if (shares.length === 0 || bad !== undefined) {
    throw invalid("explainedVarianceRatio", {
      expected: "a share from 0 to 1 for each component",
      received: bad ?? "none",
    });
  }
  let together = 0;
  const values = shares.map((share, i) => {
    together = Math.min(1, together + share);
    return { component: i + 1, share, together };
  });
  const drawn = values.slice(0, most);
  const enough = threshold === undefined ? -1 : values.findIndex((row) => row.together >= threshold - 1e-12); // prettier-ignore
  const x = {
    field: "component",
    type: "ordinal",
    title: "component",
    axis: { labelAngle: 0, labelOverlap: true },
  } as const;
  const unit = { domain: [0, 1] };
  const tooltip = [
    { field: "component", type: "ordinal" } as const,
    ...["share", "together"].map(
      (field) => ({ field, type: "quantitative", format: ".2%" }) as const,
    ),
  ];
  const limit = {
    data: { values: [{ threshold }] },
    mark: { type: "rule" as const, color: "#888", strokeDash: [4, 4], strokeWidth: 1.5 },
    encoding: { y: { ...y("threshold"), scale: unit } },
  };
  const spec = {
    ...theme,
    description: `variance explained by ${shares.length} components`,
    ...heading(title, [
      enough === -1 ? undefined : `${enough + 1} of ${shares.length} components reach ${(100 * threshold!).toFixed(0)} %`, // prettier-ignore
      shares.length > most ? `the first ${most} of ${shares.length} components` : undefined,
    ]),
    width: Math.min(fullWidth - 100, Math.max(200, 60 * drawn.length)),
    height: 260,
    data: { values: drawn },
    layer: [
      {
        mark: { type: "bar", color: palette[0] },
        encoding: { x, y: { ...y("share"), scale: unit }, tooltip },
      },
      {
        mark: { type: "line", color: palette[1], point: { color: palette[1], size: 35 } },
        encoding: { x, y: { ...y("together"), scale: unit }, tooltip },
      },
      ...(threshold === undefined ? [] : [limit]),
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function y(field: string) {
  return {
    field,
    type: "quantitative",
    title: "share of variance",
    axis: { format: "%" },
  } as const;
}
