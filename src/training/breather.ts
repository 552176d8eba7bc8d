import { setImmediate } from "node:timers/promises";

/** Long enough to cost nothing, short enough for a button to answer at once. */
const pauseEvery = 20;

/**
 * Lets the rest of the program run (timers, messages, Stop) now and then during long synchronous work. Each call
 * resolves to whether it did; it does so when 20 ms have passed since it last did.
 */
export function breather(): () => Promise<boolean> | false {
  let last = performance.now();
  return () => {
    if (performance.now() - last < pauseEvery) return false;
    return setImmediate(true).finally(() => (last = performance.now()));
  };
}
