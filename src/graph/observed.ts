import { tf } from "../tf.js";
import { isRecording } from "./recorder.js";

/** The part of tfjs's engine that looks on while operations run. */
interface Engine {
  isTapeOn(): boolean;
  readonly state: { readonly profiling: boolean };
}

/**
 * Whether someone looks at each operation that runs now: `tf.grad` and its kind, which derive what they see,
 * `tf.profile`, or a recording. A graph would hide the operations from them.
 */
export function isObserved(): boolean {
  const engine = tf.engine() as unknown as Engine;
  return isRecording() || engine.state.profiling || engine.isTapeOn();
}
