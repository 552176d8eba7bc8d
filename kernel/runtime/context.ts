import { AsyncLocalStorage } from "node:async_hooks";
import type { CellId } from "./messages.js";

/** What the code of a cell carries with it through promises, timers and callbacks. */
export interface CellContext {
  readonly id: CellId;
  /** Name in stack traces: `Cell 12`. */
  readonly fileName: string;
  readonly allowStdin: boolean;
  /** Outputs that are still being made: a cell is not done before them. */
  readonly pending: Set<Promise<void>>;
}

const contexts = new AsyncLocalStorage<CellContext>();
let latest: CellContext | undefined;

/** Calls `work` as code of `cell`: whatever it starts belongs to that cell. */
export function runIn<T>(cell: CellContext, work: () => T): T {
  latest = cell;
  return contexts.run(cell, work);
}

/** The cell that the running code belongs to; the latest one where Node lost track, as in `process.on` handlers. */
export function currentCell(): CellContext | undefined {
  return contexts.getStore() ?? latest;
}
