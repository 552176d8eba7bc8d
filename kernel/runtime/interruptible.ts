import { currentCell } from "./context.js";
import { words } from "./interrupts.js";
import type { CellId } from "./messages.js";
import { word } from "./notices.js";

interface Work {
  cell: CellId | undefined;
  controller: AbortController;
  number: number;
}

const works = new Set<Work>();
let started = 0;
let running: CellId | undefined;

/** Runs work that ends itself early when its signal is aborted (see `NotebookHost.interruptible`). */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const entry = { cell: currentCell()?.id, controller: new AbortController(), number: ++started };
  works.add(entry);
  tellWatchdog();
  try {
    return await work(entry.controller.signal);
  } finally {
    works.delete(entry);
    tellWatchdog();
  }
}

/** Says which cell runs now: an interrupt means that one, and work of other cells only where none runs. */
export function nowRunning(cell: CellId | undefined): void {
  running = cell;
  tellWatchdog();
}

/** Asks the work that an interrupt means to end. */
export function abortWorks(): void {
  for (const { controller } of meant()) controller.abort();
}

/** Forgets the work that an interrupt means: it was ended by force and will not say so itself. */
export function forgetWorks(): void {
  for (const work of meant()) works.delete(work);
  tellWatchdog();
}

function tellWatchdog(): void {
  Atomics.store(words, word.work, meant()[0]?.number ?? 0);
}

function meant(): Work[] {
  return [...works].filter(({ cell }) => running === undefined || cell === running);
}
