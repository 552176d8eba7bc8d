/**
 * Run in a process of its own by `trainlab doctor`, since a library of the wrong kind ends the process: computes with
 * `tf` and prints what computed.
 */
import { nativeStatus } from "../../../src/native/status.js";
import { tf } from "../../../src/tf.js";

const sum = tf.tidy(() => tf.add(1, 1).arraySync());
console.log(JSON.stringify({ sum, ...nativeStatus() }));
