import type { LayersModel } from "@tensorflow/tfjs-node";
import { escapeHtml } from "./escape-html.js";
import type { MimeBundle } from "./host.js";
import { viewOf, type LayerRow, type ModelView } from "./model-view.js";
import { alignColumns } from "./text-table.js";

/** A model as a table of its layers, and as plain text. */
export function modelBundle(model: LayersModel): MimeBundle {
  const view = viewOf(model);
  return { "text/html": modelHtml(view), "text/plain": textOf(view) };
}

/** A model as plain text: its layers, their output shapes and parameters. */
export function modelText(model: LayersModel): string {
  return textOf(viewOf(model));
}

interface Column {
  title: string;
  align: "left" | "right";
  text(row: LayerRow): string;
}

const columns: readonly Column[] = [
  { title: "layer", align: "left", text: ({ name }) => name },
  { title: "type", align: "left", text: ({ type }) => type },
  { title: "output shape", align: "left", text: ({ output }) => output },
  {
    title: "parameters",
    align: "right",
    text: ({ params, frozen }) => (frozen ? `${params} (frozen)` : params),
  },
];

const inputs: Column = {
  title: "connected to",
  align: "left",
  text: (row) => row.inputs.join(", "),
};

function columnsOf({ chain }: ModelView): readonly Column[] {
  return chain ? columns : [...columns, inputs];
}

function textOf(view: ModelView): string {
  const shown = columnsOf(view);
  const rows = view.layers.map((layer) => shown.map(({ text }) => text(layer)));
  const table =
    rows.length === 0
      ? []
      : alignColumns(
          [shown.map(({ title }) => title), ...rows],
          shown.map(({ align }) => align),
        );
  return [view.head, ...table, ...view.facts].join("\n");
}

function cell(tag: "th" | "td", align: string, text: string): string {
  return `<${tag} style="text-align:${align}">${escapeHtml(text)}</${tag}>`;
}

function faint(text: string): string {
  return `<div style="opacity:0.6">${escapeHtml(text)}</div>`;
}

function modelHtml(view: ModelView): string {
  const shown = columnsOf(view);
  const head = shown.map(({ title, align }) => cell("th", align, title)).join("");
  const rows = view.layers.map(
    (layer) =>
      `<tr>${shown.map(({ align, text }) => cell("td", align, text(layer))).join("")}</tr>`,
  );
  return [
    faint(view.head),
    rows.length === 0
      ? ""
      : `<table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`,
    ...view.facts.map(faint),
  ].join("\n");
}
