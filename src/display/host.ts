/** MIME type → content, as Jupyter's `data` field carries it. */
export type MimeBundle = Record<string, unknown>;

export interface HostDisplayOptions {
  /** Name of this output, so that it can be updated later. */
  displayId?: string;
  /** Replace the outputs that carry `displayId` in place of adding one; default `false`. */
  update?: boolean;
  /** MIME type → metadata. */
  metadata?: Record<string, unknown>;
}

/**
 * What a notebook kernel offers to a library that runs inside one of its cells. The kernel puts it at
 * `globalThis[Symbol.for("Jupyter.host")]`; in any other program there is none, and `src/` works without.
 */
export interface NotebookHost {
  /** Shows a bundle in the output of the cell that called. */
  display(data: MimeBundle, options?: HostDisplayOptions): void;
  /** Clears the output of the cell that called; with `wait`, when the next output comes. */
  clearOutput(wait?: boolean): void;
  /**
   * Runs work that can end itself early. While it runs, the first interrupt (Stop) aborts `signal` and leaves the
   * ending to the work; a second interrupt, or work that does not end, is stopped by force.
   */
  interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A value that draws itself when it is the last of a cell: returns (a promise of) its MIME bundle. */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display");

export interface Displayable {
  [displaySymbol](): MimeBundle | Promise<MimeBundle>;
}

const hostSymbol = Symbol.for("Jupyter.host");

/** The notebook that this program runs in, if it runs in one. */
export function notebookHost(): NotebookHost | undefined {
  return (globalThis as { [hostSymbol]?: NotebookHost })[hostSymbol];
}
