import type { NotebookHost } from "../../src/display/host.js";
import { display, sendDisplay } from "./display.js";
import { interruptible } from "./interruptible.js";

/** What this kernel offers to libraries inside its cells. */
export const host: NotebookHost = {
  display: (data, options = {}) => sendDisplay(data, options),
  clearOutput: (wait = false) => display.clear({ wait }),
  interruptible,
};

/** Puts the host where `src/display/host.ts` looks for it. */
export function installHost(): void {
  Object.defineProperty(globalThis, Symbol.for("Jupyter.host"), { value: host });
}
