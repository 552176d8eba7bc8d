import assert from "node:assert/strict";
import type { Binding } from "../../src/native/binding.js";
import type { tf as Tf } from "../../src/tf.js";

/** The binding that a loaded tfjs-node runs on. */
export function bindingOf(tf: typeof Tf): Binding {
  const backend = tf.findBackend("tensorflow") as unknown as { binding: Binding } | null;
  assert.ok(backend, "libtensorflow is missing: npm test fetches it");
  return backend.binding;
}
