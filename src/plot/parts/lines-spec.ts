import type { TopLevelSpec } from "vega-lite";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, theme } from "../theme.js";
import { heading } from "./heading.js";
import { wholeTicks } from "./whole-ticks.js";
import { legendFilter, shown } from "./interaction.js";

export interface LinesChart {
  /** Name of each line → its points, in order. */
  lines: Readonly<Record<string, readonly { x: number; y: number }[]>>;
  description: string;
  title?: string | undefined;
  /** Titles of the axes. */
  x: string;
  y: string;
  /** Vertical places at equal factors; what is not above 0 leaves a gap; default `false`. */
  log?: boolean;
  /** Horizontal places are whole numbers; default `false`. */
  whole?: boolean;
}

/** Lines by name, with a legend that can be clicked where there are several. */
export function linesSpec({
  lines,
  description,
  title,
  x,
  y,
  log = false,
  whole = false,
}: LinesChart): VegaLiteSpec {
  const names = Object.keys(lines);
  const values = names.flatMap((name) =>
    lines[name]!.map((point) => ({
      name,
      x: point.x,
      y: Number.isFinite(point.y) && !(log && point.y <= 0) ? point.y : null,
    })),
  );
  const places = values.map((row) => row.x).toSorted((a, b) => a - b);
  const several = names.length > 1;
  const spec = {
    ...theme,
    description,
    ...heading(title),
    width: fullWidth - 110,
    height: 260,
    data: { values },
    params: several ? [legendFilter("name")] : [],
    mark: { type: "line" },
    encoding: {
      x: {
        field: "x",
        type: "quantitative",
        title: x,
        scale: { nice: false, zero: false },
        axis: {
          format: ",.10~g",
          grid: false,
          ...(whole ? { values: wholeTicks(places[0]!, places.at(-1)!, 10) } : {}),
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        title: y,
        scale: log ? { type: "log" } : { zero: false },
        axis: { format: log ? ".2~g" : ".8~g" },
      },
      color: {
        field: "name",
        type: "nominal",
        title: null,
        sort: names,
        legend: several ? { orient: "bottom", symbolOpacity: 1 } : null,
      },
      ...(several ? { opacity: shown(1) } : {}),
      tooltip: [
        ...(several ? [{ field: "name", type: "nominal" } as const] : []),
        { field: "x", type: "quantitative", title: x, format: ",.6~g" },
        { field: "y", type: "quantitative", title: y, format: ".5~g" },
      ],
    },
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}
