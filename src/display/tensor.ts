import type { Tensor } from "@tensorflow/tfjs-node";
import type * as Tf from "@tensorflow/tfjs-node";
import { escapeHtml } from "./escape-html.js";
import type { MimeBundle } from "./host.js";
import { viewOf, type Nested, type TensorView } from "./tensor-view.js";

/** A tensor as a table (up to two axes) or nested lists, and as plain text. Only the ends of long axes are shown. */
export function tensorBundle(tf: typeof Tf, tensor: Tensor): MimeBundle {
  const view = viewOf(tf, tensor);
  return { "text/html": tensorHtml(view), "text/plain": textOf(view) };
}

/** A tensor as plain text: its kind, dtype and shape, and its values in nested lists. */
export function tensorText(tf: typeof Tf, tensor: Tensor): string {
  return textOf(viewOf(tf, tensor));
}

function textOf({ head, values }: TensorView): string {
  return values === undefined ? head : `${head}\n${listText(values)}`;
}

function tensorHtml(view: TensorView): string {
  const { head, rank, positions, values } = view;
  const title = `<div style="opacity:0.6">${escapeHtml(head)}</div>`;
  if (values === undefined) return title;
  if (rank === 0) return `${title}<div>${escapeHtml(values as string)}</div>`;
  if (rank === 1) return title + table([undefined], positions[0]!, [values]);
  if (rank === 2) return title + table(positions[0]!, positions[1]!, values as readonly Nested[]);
  return `${title}<pre>${escapeHtml(listText(values))}</pre>`;
}

/** Rows and columns with their numbers; without a number for the one row of a vector. */
function table(
  rows: readonly (number | undefined)[],
  columns: readonly (number | undefined)[],
  values: readonly Nested[],
): string {
  const single = rows.length === 1 && rows[0] === undefined;
  const corner = single ? "" : "<th></th>";
  const head = columns.map((column) => `<th>${column ?? "…"}</th>`).join("");
  const body = values.map((row, i) => {
    const label = single ? "" : `<th>${rows[i] ?? "⋮"}</th>`;
    // A row that stands for those left out is one text.
    const cells = typeof row === "string" ? columns.map(() => "⋮") : row;
    const data = cells.map((cell) => `<td>${escapeHtml(cell as string)}</td>`).join("");
    return `<tr>${label}${data}</tr>`;
  });
  return `<table><thead><tr>${corner}${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

/** Nested lists in brackets, one row of the last axis a line, numbers lined up at the right. */
function listText(values: Nested): string {
  const width = widest(values);
  const lines = (part: Nested, indent: string): string => {
    if (typeof part === "string") return part;
    const flat = part.every((item) => typeof item === "string");
    if (flat && part.some((item) => item !== "…")) {
      return `[${part.map((item) => (item as string).padStart(item === "…" ? 1 : width)).join(", ")}]`;
    }
    const separator = `,\n${depth(part) > 2 ? "\n" : ""}${indent} `;
    return `[${part.map((item) => lines(item, `${indent} `)).join(separator)}]`;
  };
  return lines(values, "");
}

function widest(values: Nested): number {
  return typeof values === "string" ? values.length : Math.max(0, ...values.map(widest));
}

function depth(values: Nested): number {
  return typeof values === "string" ? 0 : 1 + Math.max(0, ...values.map(depth));
}
