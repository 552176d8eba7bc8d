import type { LayersModel, layers as Layers } from "@tensorflow/tfjs-node";
import type { TopLevelSpec } from "vega-lite";
import { heading } from "../parts/heading.js";
import type { VegaLiteSpec } from "../spec.js";
import { palette, textColor, theme } from "../theme.js";

type Layer = LayersModel["layers"][number];

const [blockWidth, blockHeight, gapX, gapY] = [230, 36, 24, 22];

/** A block for each layer, those that data reaches later further down. */
export function blocksSpec(model: LayersModel, title: string | undefined): VegaLiteSpec {
  const inputs = new Map(model.layers.map((layer) => [layer, inputsOf(layer, model.layers)]));
  const rows = new Map<Layer, number>();
  // A model lists its layers so that each comes after its inputs.
  for (const layer of model.layers) {
    const above = inputs.get(layer)!.map((input) => rows.get(input) ?? 0);
    rows.set(layer, above.length === 0 ? 0 : 1 + Math.max(...above));
  }
  const height = 1 + Math.max(...rows.values());
  const inRow = Array.from({ length: height }, (_, row) =>
    model.layers.filter((layer) => rows.get(layer) === row),
  );
  const across = Math.max(...inRow.map(({ length }) => length));
  const width = across * (blockWidth + gapX);
  const blocks = model.layers.map((layer) => {
    const row = rows.get(layer)!;
    const own = inRow[row]!;
    const weights = layer.countParams();
    return {
      name: layer.name,
      kind: layer.getClassName(),
      shape: shapeText(layer.outputShape),
      weights,
      weighted: weights > 0,
      x: (width * (own.indexOf(layer) + 0.5)) / own.length,
      y: row * (blockHeight + gapY) + blockHeight / 2,
    };
  });
  const blockOf = new Map(model.layers.map((layer, i) => [layer, blocks[i]!]));
  const arrows = model.layers.flatMap((layer) =>
    inputs.get(layer)!.map((input) => {
      const [from, to] = [blockOf.get(input)!, blockOf.get(layer)!];
      return { x: from.x, y: from.y + blockHeight / 2, toX: to.x, toY: to.y - blockHeight / 2 };
    }),
  );
  const tooltip = [
    ...["name", "kind", "shape"].map((field) => ({ field, type: "nominal" }) as const),
    { field: "weights", type: "quantitative", format: ",d" } as const,
  ];
  const text = (dy: number, field: string, fontSize: number) => ({
    mark: { type: "text" as const, color: textColor, dy, fontSize, limit: blockWidth - 10 },
    encoding: { x: place("x"), y: place("y"), text: { field, type: "nominal" as const }, tooltip },
  });
  const spec = {
    ...theme,
    description: `layers of ${model.name}: ${blocks.map(({ kind }) => kind).join(", ")}`,
    ...heading(title, [`${model.countParams().toLocaleString("en-US")} weights`]),
    width,
    height: height * (blockHeight + gapY) - gapY,
    data: { values: blocks },
    transform: [
      { calculate: "datum.name + ' (' + datum.kind + ')'", as: "first" },
      {
        calculate:
          "datum.shape + (datum.weights > 0 ? ' · ' + format(datum.weights, ',d') + ' weights' : '')",
        as: "second",
      },
    ],
    layer: [
      {
        data: { values: arrows },
        mark: { type: "rule", color: "#888" },
        encoding: { x: place("x"), y: place("y"), x2: { field: "toX" }, y2: { field: "toY" } },
      },
      {
        data: { values: arrows },
        mark: { type: "point", shape: "triangle-down", filled: true, color: "#888", size: 40, opacity: 1 }, // prettier-ignore
        encoding: { x: place("toX"), y: place("toY") },
      },
      {
        mark: {
          type: "rect",
          width: blockWidth,
          height: blockHeight,
          cornerRadius: 5,
          opacity: 0.22,
          strokeWidth: 1.2,
        },
        encoding: {
          x: place("x"),
          y: place("y"),
          color: {
            condition: { test: "datum.weighted", value: palette[0] },
            value: "#888",
          },
          tooltip,
        },
      },
      text(-7, "first", 11),
      text(8, "second", 10),
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}

function place(field: string) {
  return { field, type: "quantitative", scale: null, axis: null } as const;
}

/** The layers of the model that a layer gets its data from. */
function inputsOf(layer: Layer, own: readonly Layer[]): Layer[] {
  const from = layer.inboundNodes.flatMap((node) => node.inboundLayers);
  return [...new Set<Layers.Layer>(from)].filter((input) => own.includes(input));
}

function shapeText(shape: Layer["outputShape"]): string {
  const shapes = Array.isArray(shape[0]) ? (shape as (number | null)[][]) : [shape as (number | null)[]]; // prettier-ignore
  return shapes.map((one) => one.slice(1).join(" × ") || "1").join(", ");
}
