import type { LayersModel } from "@tensorflow/tfjs-node";
import type { FoldContext } from "../../src/evaluation/index.js";
import { tf } from "../../src/tf.js";

/** One layer, the same weights each time. */
export function network({ features, classes = [] }: FoldContext): LayersModel {
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 2 });
  const units = Math.max(1, classes.length);
  const activation = units > 1 ? "softmax" : "linear";
  return tf.sequential({
    layers: [
      tf.layers.dense({ units, activation, inputShape: [features.length], kernelInitializer }),
    ],
  });
}
