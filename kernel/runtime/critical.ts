/**
 * Words shared with the watchdog thread. It stops a busy cell by terminating the JavaScript that runs; a half-written
 * frame would end the conversation with the front, so neither side starts while the other is at it:
 * each raises its flag, then looks at the other's.
 */
export const flags = new Int32Array(new SharedArrayBuffer(8));
export const flag = {
  /** The main thread is where it must not be terminated. */
  critical: 0,
  /** The watchdog is about to terminate, or has asked for it. */
  stopping: 1,
} as const;

/** Calls `work` where it cannot be cut off half-way by a forced stop. */
export function uninterrupted<T>(work: () => T): T {
  if (Atomics.load(flags, flag.critical) === 1) return work();
  enter();
  try {
    return work();
  } finally {
    leave();
  }
}

function enter(): void {
  for (;;) {
    Atomics.store(flags, flag.critical, 1);
    if (Atomics.load(flags, flag.stopping) === 0) return;
    leave();
    // The termination arrives in here, or the watchdog finds that none is needed.
    Atomics.wait(flags, flag.stopping, 1, 5);
  }
}

/** Also called after a forced stop, which may have come between the two steps of `enter`. */
export function leave(): void {
  Atomics.store(flags, flag.critical, 0);
  Atomics.notify(flags, flag.critical);
}
