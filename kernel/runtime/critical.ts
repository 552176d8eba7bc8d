import { terminate } from "./terminate.js";

let inside = false;
let stopWhenLeft = false;

/**
 * Calls `work` where a forced stop cannot cut it off: a half-written frame would end the conversation with the front.
 * A stop that comes meanwhile takes effect afterwards.
 */
export function uninterrupted<T>(work: () => T): T {
  if (inside) return work();
  inside = true;
  try {
    return work();
  } finally {
    inside = false;
    if (stopWhenLeft) {
      stopWhenLeft = false;
      terminate();
    }
  }
}

/** Terminates the JavaScript that this call interrupted, now or at the end of its `uninterrupted` part. */
export function stopHere(): void {
  if (inside) stopWhenLeft = true;
  else terminate();
}
