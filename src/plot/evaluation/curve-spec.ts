import type { TopLevelSpec } from "vega-lite";
import type { VegaLiteSpec } from "../spec.js";
import { theme } from "../theme.js";

/** A point of a curve in the unit square. */
export interface CurvePoint {
  x: number;
  y: number;
  /** What the tooltip says beside x and y. */
  [detail: string]: number | string | null;
}

export interface CurveChart {
  /** Name of each curve → its points, in order. */
  curves: Readonly<Record<string, readonly CurvePoint[]>>;
  description: string;
  title?: string | undefined;
  x: string;
  y: string;
  /** `"step-before"` goes straight up or down at a point; `"linear"` joins the points. */
  interpolate: "linear" | "step-before";
  /** Mark the points; default `false`. */
  points?: boolean;
  /** The line from corner to corner, to compare with; default `false`. */
  diagonal?: boolean;
  /** Details for the tooltip, with their formats. */
  details: Readonly<Record<string, string>>;
}

/** Curves from 0 to 1 in a square; several are told apart by colour. */
export function curveSpec(chart: CurveChart): VegaLiteSpec {
  const { curves, description, title, interpolate, points = false, diagonal = false } = chart;
  const names = Object.keys(curves);
  const values = names.flatMap((name) => curves[name]!.map((point) => ({ curve: name, ...point })));
  const unit = { domain: [0, 1], nice: false };
  const axis = { values: [0, 0.2, 0.4, 0.6, 0.8, 1], format: ".1f" };
  const place = (field: "x" | "y", name: string) =>
    ({ field, type: "quantitative", title: name, scale: unit, axis }) as const;
  const line = {
    mark: { type: "line" as const, interpolate, point: points ? { size: 35 } : false },
    encoding: {
      x: place("x", chart.x),
      y: place("y", chart.y),
      order: { field: "at", type: "quantitative" as const },
      color: {
        field: "curve",
        type: "nominal" as const,
        sort: names,
        title: null,
        legend: { orient: "bottom" as const, direction: "vertical" as const, labelLimit: side },
      },
      tooltip: [
        { field: "curve", type: "nominal" as const },
        { field: "x", type: "quantitative" as const, title: chart.x, format: ".3~f" },
        { field: "y", type: "quantitative" as const, title: chart.y, format: ".3~f" },
        ...Object.entries(chart.details).map(
          ([field, format]) => ({ field, type: "quantitative", format }) as const,
        ),
      ],
    },
  };
  const chance = {
    data: {
      values: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
    },
    mark: { type: "line" as const, color: "#888", strokeDash: [4, 4], strokeWidth: 1.5 },
    encoding: { x: place("x", chart.x), y: place("y", chart.y) },
  };
  const spec = {
    ...theme,
    description,
    ...(title === undefined ? {} : { title }),
    width: side,
    height: side,
    data: { values: values.map((point, at) => ({ ...point, at })) },
    layer: diagonal ? [chance, line] : [line],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

const side = 340;
