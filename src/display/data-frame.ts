import { inspect } from "node:util";
import type * as Danfo from "danfojs-node";
import type { DataFrame, Series } from "danfojs-node";
import { escapeHtml } from "./escape-html.js";
import { viewOf, type FrameView, type ViewColumn } from "./frame-view.js";
import { displaySymbol, type MimeBundle } from "./host.js";
import { formatCount } from "./numbers.js";
import { alignColumns } from "./text-table.js";

/**
 * Makes every frame and series of this danfojs show itself as a table: as a cell's last value, and in `console.log`,
 * which would print its internal fields.
 */
export function installFrameDisplay(danfo: typeof Danfo): void {
  // On the common base class: many methods of danfojs return objects of its base classes, not the exported ones.
  const base: object = danfo.NDframe.prototype;
  define(base, displaySymbol, function (this: DataFrame | Series) {
    return frameBundle(this);
  });
  define(base, inspect.custom, function (this: DataFrame | Series) {
    return frameText(viewOf(this));
  });
}

function define(target: object, name: symbol, value: (this: DataFrame | Series) => unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

/** A frame or series as an HTML table and as plain text. */
export function frameBundle(data: DataFrame | Series): MimeBundle {
  const view = viewOf(data);
  return { "text/html": frameHtml(view), "text/plain": frameText(view) };
}

// No colours: the notebook's own style of tables holds in light and dark themes.
const faint = "opacity:0.6;font-weight:normal";

function frameHtml(view: FrameView): string {
  const columns = view.shown;
  const names = columns.map((column) => header(column, column?.name ?? "…"));
  const types = columns.map((column) => header(column, column?.dtype ?? "", faint));
  const rows = view.index.map((label, row) => {
    const cells = columns.map((column) => cell(column, row));
    return `<tr><th style="text-align:right">${escapeHtml(label)}</th>${cells.join("")}</tr>`;
  });
  return [
    `<table><thead><tr><th></th>${names.join("")}</tr><tr><th></th>${types.join("")}</tr></thead>`,
    `<tbody>${rows.join("\n")}</tbody></table>`,
    `<p style="opacity:0.6">${shape(view)}</p>`,
  ].join("\n");
}

function header(column: ViewColumn | undefined, text: string, style = ""): string {
  return `<th style="text-align:${column?.align ?? "center"};${style}">${escapeHtml(text)}</th>`;
}

function cell(column: ViewColumn | undefined, row: number): string {
  const { text, missing } = column?.cells[row] ?? { text: "…", missing: true };
  return `<td style="text-align:${column?.align ?? "center"};${missing ? faint : ""}">${escapeHtml(text)}</td>`;
}

function frameText(view: FrameView): string {
  const columns = view.shown.map((column) =>
    column
      ? [column.name, column.dtype, ...column.cells.map(({ text }) => text)]
      : ["…", "…", ...view.index.map(() => "…")],
  );
  const rows = ["", "", ...view.index].map((label, row) => [
    label,
    ...columns.map((cells) => cells[row]!),
  ]);
  const align = ["right" as const, ...view.shown.map((column) => column?.align ?? "left")];
  return [...alignColumns(rows, align), shape(view)].join("\n");
}

function shape({ rows, columns }: FrameView): string {
  return `${formatCount(rows)} ${rows === 1 ? "row" : "rows"} × ${formatCount(columns)} ${columns === 1 ? "column" : "columns"}`;
}
