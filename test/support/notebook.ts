import type { HostDisplayOptions, MimeBundle, NotebookHost } from "../../src/display/host.js";

/** Something that was displayed. */
export interface Shown {
  data: MimeBundle;
  options: HostDisplayOptions;
}

/** Runs `work` as in a notebook, and returns what it displayed, in order. */
export async function inNotebook(work: () => Promise<unknown>): Promise<Shown[]> {
  const symbol = Symbol.for("Jupyter.host");
  const scope = globalThis as unknown as Record<symbol, NotebookHost | undefined>;
  const shown: Shown[] = [];
  scope[symbol] = {
    display: (data, options = {}) => void shown.push({ data, options }),
    clearOutput() {},
    interruptible: (run) => run(new AbortController().signal),
  };
  try {
    await work();
    return shown;
  } finally {
    delete scope[symbol];
  }
}
