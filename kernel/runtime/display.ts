import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  displaySymbol,
  type Displayable,
  type HostDisplayOptions,
  type MimeBundle,
} from "../../src/display/host.js";
import { invalid } from "../../src/util/errors.js";
import { bundleOf, imageBundle } from "./bundle.js";
import { currentCell } from "./context.js";
import { imageType } from "./image-types.js";
import { emit } from "./output.js";

export interface DisplayOptions {
  /** Name of the output, for a later `update`; default: a new one. */
  displayId?: string;
  /** MIME type → metadata, such as `{ "image/png": { width: 300 } }`. */
  metadata?: Record<string, unknown>;
}

export interface ImageOptions extends DisplayOptions {
  /** Drawn width in CSS pixels; default: the picture's own. */
  width?: number;
  /** Drawn height in CSS pixels; default: the picture's own. */
  height?: number;
}

/** An output that is shown and can be replaced. */
export interface DisplayHandle extends Displayable {
  readonly id: string;
  /** Resolves when the output is sent; rejects with what the value's own display method threw. */
  readonly shown: Promise<void>;
  /** Shows another value in place of this one, wherever the output stands. */
  update(value: unknown, options?: Pick<DisplayOptions, "metadata">): DisplayHandle;
}

export interface Display {
  /**
   * Shows a value in the output of this cell, as it would show as the cell's last expression: by its
   * `Symbol.for("Jupyter.display")` method, as a picture (bytes of PNG, JPEG, GIF, WebP) or as text.
   *
   * @example
   * const box = display("starting");
   * box.update("done");
   */
  (value: unknown, options?: DisplayOptions): DisplayHandle;
  /** Shows HTML. */
  html(html: string, options?: DisplayOptions): DisplayHandle;
  /** Shows Markdown, with `$…$` as mathematics. */
  markdown(markdown: string, options?: DisplayOptions): DisplayHandle;
  /** Shows LaTeX; mathematics stands between `$` or `$$`. */
  latex(latex: string, options?: DisplayOptions): DisplayHandle;
  /** Shows an SVG drawing. */
  svg(svg: string, options?: DisplayOptions): DisplayHandle;
  /** Shows a value as a tree that can be folded; it must be possible to write it as JSON. */
  json(value: unknown, options?: DisplayOptions): DisplayHandle;
  /**
   * Shows a PNG, JPEG, GIF or WebP picture, given as its bytes or as the path of its file.
   *
   * @throws if it is none of these.
   */
  image(picture: Uint8Array | string | URL, options?: ImageOptions): DisplayHandle;
  /** Shows content by its MIME types; the front end takes the richest that it knows. */
  mime(bundle: MimeBundle, options?: DisplayOptions): DisplayHandle;
  /** Clears the output of this cell: at once, or with `wait` when the next output comes; default `wait: false`. */
  clear(options?: { wait?: boolean }): void;
}

const ofType =
  (type: string) =>
  (content: unknown, options?: DisplayOptions): DisplayHandle =>
    show({ [type]: content }, options);

export const display: Display = Object.assign(
  (value: unknown, options?: DisplayOptions) => show(visible(value), options),
  {
    html: ofType("text/html"),
    markdown: ofType("text/markdown"),
    latex: ofType("text/latex"),
    svg: ofType("image/svg+xml"),
    json: ofType("application/json"),
    mime: (bundle: MimeBundle, options?: DisplayOptions) => show(bundle, options),
    image: (picture: Uint8Array | string | URL, options: ImageOptions = {}) => {
      const bytes = picture instanceof Uint8Array ? picture : readFileSync(picture);
      const type = imageType(bytes);
      if (!type) {
        throw invalid("image", { expected: "PNG, JPEG, GIF or WebP", received: "other bytes" });
      }
      const { width, height, metadata, ...rest } = options;
      const size = { ...(width && { width }), ...(height && { height }) };
      return show(imageBundle(bytes, type), { ...rest, metadata: { [type]: size, ...metadata } });
    },
    clear: ({ wait = false } = {}) => {
      const cell = currentCell();
      if (cell) emit({ type: "clear_output", cell: cell.id, wait });
    },
  },
);

/** Sends a bundle to the cell that called. */
export function sendDisplay(
  data: MimeBundle,
  { displayId, update = false, metadata = {} }: HostDisplayOptions,
): void {
  const cell = currentCell()?.id ?? "";
  emit({ type: "display", cell, data, metadata, update, ...(displayId && { displayId }) });
}

type Content = MimeBundle | undefined | Promise<MimeBundle | undefined>;

/** As a cell's result `undefined` is nothing to show; someone who displays it wants to see it. */
function visible(value: unknown): Content {
  return value === undefined ? { "text/plain": "undefined" } : bundleOf(value);
}

function show(content: Content, options: DisplayOptions = {}): DisplayHandle {
  const { displayId = randomUUID(), metadata = {} } = options;
  return handle(displayId, shown(content, { displayId, metadata }));
}

function handle(id: string, done: Promise<void>): DisplayHandle {
  return {
    id,
    shown: done,
    update: (value, { metadata = {} } = {}) =>
      handle(id, shown(visible(value), { displayId: id, metadata, update: true })),
    // As a cell's last expression it has been shown already.
    [displaySymbol]: () => ({}),
  };
}

/** Sends content that is there at once; for content still being made the cell waits before it is done. */
function shown(content: Content, options: HostDisplayOptions): Promise<void> {
  const send = (data: MimeBundle | undefined) => {
    if (data) sendDisplay(data, options);
  };
  if (!(content instanceof Promise)) {
    send(content);
    return Promise.resolve();
  }
  const done = content.then(send);
  currentCell()?.waitFor(done);
  return done;
}
