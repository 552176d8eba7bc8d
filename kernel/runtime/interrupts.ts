import { MessageChannel, Worker } from "node:worker_threads";
import { stopHere } from "./critical.js";
import { haltKey, word, type Notice } from "./notices.js";

/** Words shared with the watchdog thread, by the indices of `word`. */
export const words = new Int32Array(new SharedArrayBuffer(8));

export interface InterruptListener {
  /** End interruptible work in good order. */
  ask(): void;
  /** End the running cell. */
  stop(): void;
  /** What runs is about to be ended by force, so what it was to finish may never be; `stop` follows. */
  halted(): void;
}

type Handlers = { [T in Notice["type"]]: (notice: Extract<Notice, { type: T }>) => void };

/** Starts the watchdog thread, so that interrupts arrive whatever the main thread does. */
export function watchInterrupts(listener: InterruptListener): void {
  Object.defineProperty(globalThis, Symbol.for(haltKey), {
    value: (number: number) => halt(number, () => listener.halted()),
  });
  const handlers: Handlers = {
    ask: () => listener.ask(),
    stop({ number }) {
      // The watchdog repeats itself, and the next cell is not meant.
      if (Atomics.load(words, word.answered) >= number) return;
      answer(number);
      listener.stop();
    },
  };
  const { port1: main, port2: watchdog } = new MessageChannel();
  main.on("message", (notice: Notice) => {
    (handlers[notice.type] as (notice: Notice) => void)(notice);
  });
  const worker = new Worker(new URL("./watchdog.js", import.meta.url), {
    workerData: { words, main: watchdog },
    transferList: [watchdog],
    // Else its streams would be joined to ours, which belong to cells.
    stdout: true,
    stderr: true,
  });
  main.unref();
  worker.unref();
}

/**
 * Called by the watchdog in the middle of whatever runs; ends that, unless it is where Node enters and leaves
 * asynchronous contexts: the end comes a few instructions later, and these must not fall between. Tells whether it did.
 */
function halt(number: number, onHalt: () => void): boolean {
  if (Atomics.load(words, word.answered) >= number) return false;
  const [interrupted] = callers();
  // Nothing ran: the next JavaScript to run would be innocent.
  if (!interrupted || changesContexts.test(interrupted.getFileName() ?? "")) return false;
  onHalt();
  stopHere();
  return true;
}

const changesContexts =
  /^node:(?:internal\/)?(?:async_hooks|timers|process\/(?:task_queues|promises))$/;

/** The frames that the watchdog's call interrupted. */
function callers(): NodeJS.CallSite[] {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = (_error, sites) => sites;
  const sites = new Error().stack as unknown as NodeJS.CallSite[];
  Error.prepareStackTrace = prepareStackTrace;
  // `callers`, `halt`, the function that holds the listener, and the expression that called it.
  return sites.slice(4);
}

function answer(number: number): void {
  Atomics.store(words, word.answered, number);
  Atomics.notify(words, word.answered);
}
