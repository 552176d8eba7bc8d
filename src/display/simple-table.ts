import { escapeHtml } from "./escape-html.js";
import type { MimeBundle } from "./host.js";
import { alignColumns } from "./text-table.js";

/** A small table as it is shown: the first column names the rows, the others hold numbers. */
export interface SimpleTable {
  /** Line above the table. */
  title: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  /** Row that sums up the others. */
  footer?: readonly string[];
}

/** The table as HTML and as plain text. */
export function tableBundle(table: SimpleTable): MimeBundle {
  return { "text/html": tableHtml(table), "text/plain": tableText(table) };
}

/** The table as plain text. */
export function tableText({ title, header, rows, footer }: SimpleTable): string {
  const align = header.map((_, column) => (column === 0 ? "left" : "right"));
  return [title, "", ...alignColumns([header, ...rows, ...(footer ? [footer] : [])], align)].join(
    "\n",
  );
}

/** The table as HTML. */
export function tableHtml({ title, header, rows, footer }: SimpleTable): string {
  return [
    `<p><b>${escapeHtml(title)}</b></p>`,
    `<table><thead>${row(header, "th")}</thead>`,
    `<tbody>${rows.map((cells) => row(cells, "td")).join("\n")}</tbody>`,
    footer ? `<tfoot>${row(footer, "th")}</tfoot></table>` : "</table>",
  ].join("\n");
}

function row(cells: readonly string[], tag: "td" | "th"): string {
  const [label = "", ...values] = cells.map(escapeHtml);
  const right = values.map((value) => `<${tag} style="text-align:right">${value}</${tag}>`);
  return `<tr><th style="text-align:left">${label}</th>${right.join("")}</tr>`;
}
