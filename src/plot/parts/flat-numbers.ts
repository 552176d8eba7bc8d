import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import type { NumberArray } from "../../data/value-rows.js";
import { invalid } from "../../util/errors.js";

/** Numbers in any shape: a tensor, an array, a typed array. */
export type NumbersSource = Tensor | NumberArray | readonly number[];

/**
 * All numbers, without their shape.
 * @throws if there is none.
 */
export function flatNumbers(argument: string, source: NumbersSource): Float64Array {
  const values = source instanceof tf.Tensor ? source.dataSync() : source;
  if (typeof values === "object" && values !== null && values.length > 0) {
    return Float64Array.from(values);
  }
  throw invalid(argument, { expected: "a tensor or an array of numbers", received: source });
}
