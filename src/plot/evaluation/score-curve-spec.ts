import type { TopLevelSpec } from "vega-lite";
import { invalid } from "../../util/errors.js";
import { heading } from "../parts/heading.js";
import { spread } from "../parts/spread.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, theme } from "../theme.js";

/** Scores of models that were trained in several ways, one list for each way. */
export interface ScoreCurve {
  /** What differs: a number, or a name, for each way. */
  places: readonly (number | string)[];
  train: readonly (readonly number[])[];
  validation: readonly (readonly number[])[];
  /** Title of the horizontal axis. */
  x: string;
  /** Title of the vertical axis. */
  y: string;
  title?: string | undefined;
  log?: boolean;
}

/**
 * The mean scores as lines with a band of one standard deviation to each side.
 * @throws if there is no place, or not a list of scores for each.
 */
export function scoreCurveSpec(curve: ScoreCurve): VegaLiteSpec {
  const { places, train, validation, title, log = false } = curve;
  const sets = { train, validation };
  for (const [name, scores] of Object.entries(sets)) {
    const complete = scores.length === places.length && scores.every(({ length }) => length > 0);
    if (places.length > 0 && complete) continue;
    throw invalid(name, {
      expected: `${Math.max(1, places.length)} lists of scores, none of them empty`,
      received: `${scores.length} lists of scores`,
    });
  }
  const values = Object.entries(sets).flatMap(([set, scores]) =>
    places.map((place, i) => {
      const { mean, std } = spread(scores[i]!);
      return { set, place, mean, low: mean - std, high: mean + std };
    }),
  );
  const numbers = places.every((place) => typeof place === "number");
  const x = {
    field: "place",
    title: curve.x,
    ...(numbers
      ? {
          type: "quantitative" as const,
          scale: { nice: false, ...(log ? { type: "log" as const } : { zero: false }) },
          axis: { format: ",.10~g", grid: false, tickCount: 8 },
        }
      : {
          type: "nominal" as const,
          sort: places.map(String),
          scale: { type: "point" as const },
          axis: { labelAngle: 0 },
        }),
  };
  const color = {
    field: "set",
    type: "nominal",
    title: null,
    scale: { domain: ["train", "validation"], range: [palette[0], palette[1]] },
    legend: { orient: "bottom", symbolOpacity: 1 },
  } as const;
  const spec = {
    ...theme,
    description: `${curve.y} over ${places.length} ${curve.x}`,
    ...heading(title),
    width: fullWidth - 100,
    height: 280,
    data: { values },
    layer: [
      {
        mark: { type: "area", opacity: 0.2 },
        encoding: {
          x,
          y: {
            field: "low",
            type: "quantitative",
            title: curve.y,
            scale: { zero: false },
            axis: { format: ".6~g" },
          },
          y2: { field: "high" },
          color,
        },
      },
      {
        mark: { type: "line", point: { size: 35 } },
        encoding: {
          x,
          y: { field: "mean", type: "quantitative", title: curve.y },
          color,
          tooltip: [
            { field: "set", type: "nominal" },
            { field: "place", type: x.type, title: curve.x },
            ...["mean", "low", "high"].map(
              (field) => ({ field, type: "quantitative", format: ".4~g" }) as const,
            ),
          ],
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}
