import type { TopLevelSpec } from "vega-lite";
import { heading, type TitleOption } from "../parts/heading.js";
import { Plot } from "../plot.js";
import type { VegaLiteSpec } from "../spec.js";
import { textColor, theme } from "../theme.js";
import { placeNodes, type ParseTreeSource } from "./place-nodes.js";

export interface ParseTreeOptions extends TitleOption {
  /** From where to where the colours of labels that are numbers go; default: from the lowest to the highest. */
  domain?: readonly [number, number];
}

/**
 * Draws a parse tree: the words in their order at the bottom, each phrase above its parts. Labels that are numbers, such
 * as a sentiment, also colour the nodes, from blue over grey to orange.
 *
 * @example
 * lab.plot.parseTree(lab.datasets.makeParseTrees({ samples: 1 })[0], { domain: [0, 4] })
 */
export function plotParseTree(tree: ParseTreeSource, options: ParseTreeOptions = {}): Plot {
  return new Plot(parseTreeSpec(tree, options));
}

export function parseTreeSpec(
  tree: ParseTreeSource,
  { domain, title }: ParseTreeOptions = {},
): VegaLiteSpec {
  const { nodes, edges, leaves, depth } = placeNodes(tree);
  const numbers = nodes.flatMap(({ label }) => (typeof label === "number" ? [label] : []));
  const numeric = numbers.length > 0 && numbers.length === nodes.length;
  const ends = domain ?? [Math.min(...numbers), Math.max(...numbers)];
  const widest = nodes.reduce((most, { leaf, text }) => Math.max(most, leaf ? text.length : 0), 0);
  const step = Math.max(44, Math.min(90, 8 * widest));
  const x = {
    field: "x",
    type: "quantitative" as const,
    axis: null,
    scale: { domain: [-0.5, leaves - 0.5], nice: false },
  };
  const y = {
    ...x,
    field: "y",
    scale: { domain: [-0.5, depth + 0.9], nice: false, reverse: true },
  };
  const tooltip = [
    { field: "label", type: "nominal" } as const,
    { field: "text", type: "nominal" } as const,
  ];
  const spec = {
    ...theme,
    description: `parse tree of "${tree.text ?? nodes.filter(({ leaf }) => leaf).map(({ text }) => text).join(" ")}"`, // prettier-ignore
    ...heading(title),
    width: step * leaves,
    height: 52 * (depth + 1),
    data: { values: nodes },
    layer: [
      {
        data: { values: edges },
        mark: { type: "rule", color: "#888" },
        encoding: { x, y, x2: { field: "toX" }, y2: { field: "toY" } },
      },
      {
        mark: { type: "circle", size: 560, opacity: 1, stroke: "#888" },
        encoding: {
          x,
          y,
          tooltip,
          color: numeric
            ? {
                field: "label",
                type: "quantitative",
                scale: {
                  domain: [ends[0], (ends[0] + ends[1]) / 2, ends[1]],
                  range: ["#6aa5dc", "#e4e4e4", "#f0a95a"],
                },
                legend: null,
              }
            : { value: "#e4e4e4" },
        },
      },
      {
        mark: { type: "text", fontSize: 11 },
        encoding: { x, y, text: { field: "label", type: "nominal" }, color: { value: "black" }, tooltip }, // prettier-ignore
      },
      {
        transform: [{ filter: "datum.leaf" }],
        mark: { type: "text", color: textColor, dy: 26, fontSize: 12, fontStyle: "italic" },
        encoding: { x, y, text: { field: "text", type: "nominal" } },
      },
    ],
  } satisfies TopLevelSpec & VegaLiteSpec;
  return spec;
}
