import { encodeFrame } from "./frames.js";
import { uninterrupted } from "./critical.js";
import { descriptors, type Event } from "./messages.js";
import { writeFully } from "./pipe.js";

/**
 * Sends an event to the front and returns when the pipe has taken it, so that output leaves a cell that never yields.
 * A front that is gone is no error here: the end of the command pipe ends this process.
 */
export function send(event: Event): void {
  const frame = encodeFrame(event);
  uninterrupted(() => {
    try {
      writeFully(descriptors.events, frame);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
    }
  });
}
