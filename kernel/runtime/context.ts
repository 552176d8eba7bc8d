import { AsyncLocalStorage } from "node:async_hooks";
import { disableAsyncChecks } from "./async-checks.js";
import type { CellId } from "./messages.js";

/** What the code of a cell carries with it through promises, timers and callbacks. */
export class CellContext {
  readonly id: CellId;
  readonly allowStdin: boolean;
  /** The reader stopped the cell: what still runs of it ends at its next `await`. */
  stopped = false;
  #pending: Set<Promise<void>> | undefined = new Set();

  constructor(id: CellId, allowStdin: boolean) {
    this.id = id;
    this.allowStdin = allowStdin;
  }

  /** The cell is not done before `output` is made, and fails if that fails. */
  waitFor(output: Promise<void>): void {
    const pending = this.#pending;
    // After its cell an output that fails is a late error, like any forgotten promise.
    if (!pending) return;
    pending.add(output);
    output.then(
      () => pending.delete(output),
      () => {},
    );
  }

  /** Resolves when every output is made; later ones are waited for no more. */
  async settle(): Promise<void> {
    while (this.#pending && this.#pending.size > 0) await Promise.all(this.#pending);
    this.#pending = undefined;
  }
}

const contexts = new AsyncLocalStorage<CellContext | undefined>();
// The first use turns on what a forced stop cannot live with.
contexts.enterWith(undefined);
disableAsyncChecks();
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
