import { currentCell } from "./context.js";
import { uninterrupted } from "./critical.js";
import { send } from "./events.js";
import type { CellId, Event } from "./messages.js";

type StreamName = "stdout" | "stderr";

/** Text is sent at once this many times in a window; a cell that prints faster fills larger frames. */
const promptWrites = 500;
const windowMilliseconds = 50;
const largestFrame = 1 << 16;

let cell: CellId = "";
let name: StreamName = "stdout";
let text = "";
let windowStart = 0;
let writesInWindow = 0;
let flushScheduled = false;

/** Prints into the cell that called, in the order of the calls. */
export function print(stream: StreamName, chunk: string): void {
  const owner = currentCell()?.id ?? "";
  const ownerChanged = owner !== cell;
  if (ownerChanged || stream !== name) flush();
  cell = owner;
  name = stream;
  text += chunk;

  const now = performance.now();
  if (now - windowStart > windowMilliseconds || ownerChanged) {
    windowStart = now;
    writesInWindow = 0;
  }
  if (++writesInWindow <= promptWrites || text.length >= largestFrame) flush();
  else if (!flushScheduled) {
    flushScheduled = true;
    setImmediate(() => {
      flushScheduled = false;
      flush();
    });
  }
}

/** Sends what was printed and is not sent yet. */
export function flush(): void {
  if (text === "") return;
  uninterrupted(() => {
    const printed = text;
    text = "";
    send({ type: "stream", cell, name, text: printed });
  });
}

/** Sends an event after everything that was printed before it. */
export function emit(event: Event): void {
  flush();
  send(event);
}
