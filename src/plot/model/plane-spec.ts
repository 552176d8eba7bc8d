import type { TopLevelSpec } from "vega-lite";
import { fieldLayer, type Pixel } from "../images/field-layer.js";
import { fixedAxis } from "../parts/fixed-axis.js";
import { heading } from "../parts/heading.js";
import type { VegaLiteSpec } from "../spec.js";
import { palette, theme } from "../theme.js";
import type { Plane } from "./plane.js";

export const [planeWidth, planeHeight] = [460, 360];

/** Samples over a picture of what is predicted around them. */
export function planeSpec(
  { axes, domains, classes, points, note }: Plane,
  chart: {
    description: string;
    title: string | undefined;
    notes: readonly string[];
    pixel: (x: number, y: number) => Pixel;
  },
): VegaLiteSpec {
  const range = classes.map((_, i) => palette[i % palette.length]!);
  const spec = {
    ...theme,
    description: chart.description,
    ...heading(chart.title, [...chart.notes, note]),
    width: planeWidth,
    height: planeHeight,
    layer: [
      fieldLayer(planeWidth, planeHeight, (column, row) =>
        chart.pixel(column / (planeWidth - 1), 1 - row / (planeHeight - 1)),
      ),
      {
        data: { values: [...points] },
        mark: {
          type: "point",
          filled: true,
          size: 40,
          opacity: 1,
          stroke: "white",
          strokeWidth: 0.8,
        },
        encoding: {
          x: fixedAxis("x", axes[0], domains[0]),
          y: fixedAxis("y", axes[1], domains[1]),
          fill: {
            field: "class",
            type: "nominal",
            title: "class",
            scale: { domain: [...classes], range },
          },
          tooltip: [
            { field: "class", type: "nominal" },
            { field: "x", type: "quantitative", title: axes[0], format: ".4~g" },
            { field: "y", type: "quantitative", title: axes[1], format: ".4~g" },
          ],
        },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}
