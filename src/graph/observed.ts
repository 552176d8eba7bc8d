import { engine } from "./engine.js";
import { isRecording } from "./recorder.js";

/**
 * Whether someone looks at each operation that runs now: `tf.grad` and its kind, which derive what they see,
 * `tf.profile`, or a recording. A graph would hide the operations from them.
 */
export function isObserved(): boolean {
  const { state } = engine();
  return isRecording() || state.profiling || engine().isTapeOn();
}
