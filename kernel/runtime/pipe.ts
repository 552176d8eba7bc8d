import { readSync, writeSync } from "node:fs";

/** Writes all of `bytes`, waiting for the reader where the pipe is full. */
export function writeFully(descriptor: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length;) {
    offset += blocking(() => writeSync(descriptor, bytes, offset));
  }
}

/** Waits for exactly `length` bytes; `undefined` when the writer closed the pipe. */
export function readFully(descriptor: number, length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length);
  for (let offset = 0; offset < length;) {
    const count = blocking(() => readSync(descriptor, bytes, offset, length - offset, null));
    if (count === 0) return undefined;
    offset += count;
  }
  return bytes;
}

/** A descriptor may be non-blocking, by the choice of whoever made it: then this thread sleeps and tries again. */
function blocking(attempt: () => number): number {
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      sleep(1);
    }
  }
}

const never = new Int32Array(new SharedArrayBuffer(4));

function sleep(milliseconds: number): void {
  Atomics.wait(never, 0, 0, milliseconds);
}
