import { tf } from "../../tf.js";

/** Runs work and disposes of its tensors; `tf.tidy` for a result that is no tensor. */
export function tidied<T>(work: () => T): T {
  let result: [T] | undefined;
  tf.tidy(() => {
    result = [work()];
  });
  return result![0];
}
