import type { TopLevelSpec } from "vega-lite";
import { ends } from "../../display/ends.js";
import { heading } from "../parts/heading.js";
import type { VegaLiteSpec } from "../spec.js";
import { fullWidth, palette, textColor, theme } from "../theme.js";

const mostNeurons = 10;

/** A column of neurons for each layer, every one connected to all of the next. */
export function neuronsSpec(layers: readonly number[], title: string | undefined): VegaLiteSpec {
  const columns = layers.map((units, layer) => {
    const shown = ends(units, mostNeurons);
    return shown.map((unit, i) => ({
      layer,
      unit: unit === undefined ? null : unit + 1,
      y: i - (shown.length - 1) / 2,
    }));
  });
  const nodes = columns.flat();
  const lines = columns
    .slice(1)
    .flatMap((column, i) =>
      columns[i]!.filter(({ unit }) => unit !== null).flatMap((from) =>
        column
          .filter(({ unit }) => unit !== null)
          .map((to) => ({ layer: from.layer, y: from.y, toLayer: to.layer, toY: to.y })),
      ),
    );
  const names = layers.map((units, layer) => {
    const role = layer === 0 ? "input" : layer === layers.length - 1 ? "output" : `hidden ${layer}`;
    return `${role}: ${units}`;
  });
  const reach = Math.max(...columns.map(({ length }) => length)) / 2 + 0.3;
  const y = {
    field: "y",
    type: "quantitative" as const,
    axis: null,
    scale: { domain: [-reach, reach], nice: false },
  };
  const x = {
    field: "layer",
    type: "quantitative" as const,
    title: null,
    scale: { domain: [-0.4, layers.length - 0.6], nice: false },
    axis: {
      values: layers.map((_, i) => i),
      labelExpr: `${JSON.stringify(names)}[datum.value]`,
      orient: "top" as const,
      grid: false,
      ticks: false,
      domain: false,
    },
  };
  const spec = {
    ...theme,
    description: `network of ${layers.join(", ")} units`,
    ...heading(title),
    width: Math.min(fullWidth, 130 * layers.length),
    height: Math.max(80, 2 * reach * 26),
    data: { values: nodes },
    layer: [
      {
        data: { values: lines },
        mark: { type: "rule", color: "#888", opacity: 0.45, strokeWidth: 0.8 },
        encoding: { x, y, x2: { field: "toLayer" }, y2: { field: "toY" } },
      },
      {
        transform: [{ filter: "datum.unit !== null" }],
        mark: { type: "circle", size: 260, opacity: 1, color: palette[0], stroke: "white" },
        encoding: {
          x,
          y,
          tooltip: [{ field: "unit", type: "quantitative" }],
        },
      },
      {
        transform: [{ filter: "datum.unit === null" }],
        mark: { type: "text", color: textColor, text: "⋮", fontSize: 18 },
        encoding: { x, y },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}
