import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { finite } from "../util/check.js";
import { invalid } from "../util/errors.js";

export interface ClipOptions {
  /** The largest Euclidean norm of each weight's gradient: longer ones are shortened to it; default none. */
  clipNorm?: number;
  /** The largest size of each element of a gradient: elements beyond ±`clipValue` become that; default none. */
  clipValue?: number;
  /** The largest Euclidean norm of all gradients together: if they are longer, all are shortened alike; default none. */
  globalClipNorm?: number;
}

export type Clip = (gradients: readonly Tensor[]) => Tensor[];

/** As in Keras: `clip_by_norm`, `clip_by_value`, `clip_by_global_norm`. */
const kinds: Readonly<Record<keyof ClipOptions, (limit: number) => Clip>> = {
  clipNorm: (limit) => (gradients) =>
    gradients.map((gradient) =>
      tf.div(tf.mul(gradient, limit), tf.maximum(normOf([gradient]), limit)),
    ),
  clipValue: (limit) => (gradients) =>
    gradients.map((gradient) => tf.clipByValue(gradient, -limit, limit)),
  globalClipNorm: (limit) => (gradients) => {
    // A norm that is no number makes all gradients none, which shows.
    const scale = tf.div(limit, tf.maximum(normOf(gradients), limit));
    return gradients.map((gradient) => tf.mul(gradient, scale));
  },
};

/**
 * How the options shorten gradients; nothing where none is given.
 *
 * @throws if several are given, as in Keras, or a limit is not above 0.
 */
export function clipOf(options: ClipOptions): Clip | undefined {
  const given = (Object.keys(kinds) as (keyof ClipOptions)[]).filter(
    (name) => options[name] !== undefined,
  );
  const [name, second] = given;
  if (name === undefined) return undefined;
  if (second !== undefined) {
    throw invalid("clipNorm, clipValue, globalClipNorm", {
      expected: "one of them",
      received: given.join(" and "),
    });
  }
  const limit = finite(name, options[name]!);
  if (limit <= 0) throw invalid(name, { expected: "a number above 0", received: limit });
  return kinds[name](limit);
}

function normOf(gradients: readonly Tensor[]): Tensor {
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
  return tf.sqrt(squares.reduce((sum, square) => tf.add(sum, square)));
}
