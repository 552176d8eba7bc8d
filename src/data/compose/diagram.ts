import { escapeHtml } from "../../display/escape-html.js";
import type { MimeBundle } from "../../display/host.js";
import { displaySymbol } from "../../display/host.js";
import type { Transformer } from "../transformer.js";

/** What a composed transformer is made of, to be drawn. */
export interface Diagram {
  readonly title: string;
  /** Parts one after the other, or side by side. */
  readonly flow: "down" | "across";
  readonly parts: readonly DiagramPart[];
}

export interface DiagramPart {
  /** What goes in; absent where it is everything. */
  readonly label?: string;
  readonly transformer: Transformer;
}

/** A transformer that can draw what it is made of. */
export interface Drawable {
  diagram(): Diagram;
}

/** The diagram as HTML, and as plain text with a line for each part. */
export function diagramBundle(diagram: Diagram): MimeBundle {
  return {
    "text/html": `<div style="display:inline-block;font-size:13px">${html(diagram)}</div>`,
    "text/plain": text(diagram).join("\n"),
  };
}

const box =
  "border:1px solid var(--jp-border-color1,#bbb);border-radius:4px;padding:4px 10px;text-align:center";

function html({ title, flow, parts }: Diagram): string {
  const direction = flow === "down" ? "column" : "row";
  const drawn = parts.map(({ label, transformer }) => {
    const head = label === undefined ? "" : `<div><i>${escapeHtml(label)}</i></div>`;
    const body = isDrawable(transformer)
      ? html(transformer.diagram())
      : `<div style="${box}" title="${escapeHtml(textOf(transformer))}">${escapeHtml(nameOf(transformer))}</div>`;
    return `<div>${head}${body}</div>`;
  });
  const arrow = flow === "down" ? `<div style="text-align:center">↓</div>` : "";
  return (
    `<div style="${box}"><b>${escapeHtml(title)}</b>` +
    `<div style="display:flex;flex-direction:${direction};gap:6px;margin-top:4px;justify-content:center">${drawn.join(arrow)}</div></div>`
  );
}

function text({ title, parts }: Diagram): string[] {
  return [
    title,
    ...parts.flatMap(({ label, transformer }) => {
      const lines = isDrawable(transformer) ? text(transformer.diagram()) : [nameOf(transformer)];
      const [first, ...others] = lines;
      const head = label === undefined ? first! : `${label}: ${first}`;
      return [head, ...others].map((line) => `  ${line}`);
    }),
  ];
}

function isDrawable(transformer: object): transformer is Drawable {
  return "diagram" in transformer && typeof transformer.diagram === "function";
}

/** The name of the factory that made it. */
export function nameOf(transformer: Transformer): string {
  return transformer.toJSON().transformer;
}

function textOf(transformer: Transformer): string {
  const show = displaySymbol in transformer ? transformer[displaySymbol] : undefined;
  const bundle = typeof show === "function" ? (show.call(transformer) as MimeBundle) : {};
  return String(bundle["text/plain"] ?? "");
}
