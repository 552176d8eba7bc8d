import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { finite } from "../util/check.js";
import { invalid } from "../util/errors.js";

/** Class number → weight of its samples in the loss. */
export type ClassWeight = Readonly<Record<number, number>>;

/**
 * The weight of each sample by its class, shape [samples]; 1 for a class without a weight, as in Keras.
 *
 * @param targets class numbers, shape [samples] or [samples, 1], or one-hot rows, shape [samples, classes].
 * @throws if the model has several outputs, or its targets are no classes.
 */
export function sampleWeights(targets: readonly Tensor[], classWeight: ClassWeight): Tensor {
  const [y] = targets;
  if (targets.length !== 1 || !y || y.rank > 2) {
    throw invalid("classWeight", {
      expected:
        "a model with one output, and targets of shape [samples], [samples, 1] or [samples, classes]",
      received: `targets of ${targets.map(({ shape }) => `shape [${shape.join(", ")}]`).join(" and ")}`,
    });
  }
  const weights = new Map(
    Object.entries(classWeight).map(([key, weight]) => [
      Number(key),
      finite(`classWeight[${key}]`, weight),
    ]),
  );
  const classes = tf.tidy(() => (y.rank === 2 && y.shape[1]! > 1 ? y.argMax(1) : y).dataSync());
  return tf.tensor1d(Float32Array.from(classes, (label) => weights.get(label) ?? 1));
}
