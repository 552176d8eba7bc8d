/**
 * The module `tslab` of cells that were written for that kernel: its names and their meaning, over this kernel's own
 * outputs. https://github.com/yunabe/tslab
 */
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { sendDisplay } from "./display.js";

/** Shows content of one MIME type in the output of the cell that calls. */
export interface Display {
  /** Runs JavaScript in the front end, where it trusts the notebook. */
  javascript(code: string): void;
  /** Shows HTML. */
  html(html: string): void;
  /** Shows Markdown. */
  markdown(markdown: string): void;
  /** Shows LaTeX; mathematics stands between `$` or `$$`. */
  latex(latex: string): void;
  /** Shows an SVG drawing. */
  svg(svg: string): void;
  /** Shows the bytes of a PNG picture. */
  png(bytes: Uint8Array): void;
  /** Shows the bytes of a JPEG picture. */
  jpeg(bytes: Uint8Array): void;
  /** Shows the bytes of a GIF picture. */
  gif(bytes: Uint8Array): void;
  /** Shows the bytes of a PDF document, where the front end can. */
  pdf(bytes: Uint8Array): void;
  /** Shows plain text. */
  text(text: string): void;
  /** Shows content of any MIME type; bytes are sent as Base64. */
  raw(contentType: string, content: string | Uint8Array): void;
}

const require = createRequire(import.meta.url);

/** `tslab` is the version whose names these are. */
export const versions = {
  tslab: "1.0.22",
  typescript: (require("typescript/package.json") as { version: string }).version,
  node: process.version,
};

/** Shows contents, each as an output of its own. */
export const display: Display = displayThrough((data) => sendDisplay(data, {}));

/** A display with one output: what is shown first makes it, what is shown later takes its place. */
export function newDisplay(): Display {
  const displayId = randomUUID();
  let update = false;
  return displayThrough((data) => {
    sendDisplay(data, { displayId, update });
    update = true;
  });
}

function displayThrough(send: (data: Record<string, string>) => void): Display {
  const raw = (contentType: string, content: string | Uint8Array): void =>
    send({ [contentType]: typeof content === "string" ? content : base64(content) });
  const ofType =
    (contentType: string) =>
    (content: string | Uint8Array): void =>
      raw(contentType, content);
  return {
    javascript: ofType("text/javascript"),
    html: ofType("text/html"),
    markdown: ofType("text/markdown"),
    latex: ofType("text/latex"),
    svg: ofType("image/svg+xml"),
    png: ofType("image/png"),
    jpeg: ofType("image/jpeg"),
    gif: ofType("image/gif"),
    pdf: ofType("application/pdf"),
    text: ofType("text/plain"),
    raw,
  };
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("base64");
}
