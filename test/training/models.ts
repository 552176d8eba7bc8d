import type { LayersModel } from "@tensorflow/tfjs-node";
import type { TrainingData } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";

/** A classifier with seeded weights: 3 inputs, 1 probability. */
export function smallModel(dropout = 0): LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({
        units: 4,
        activation: "tanh",
        inputShape: [3],
        kernelInitializer: tf.initializers.glorotUniform({ seed: 1 }),
      }),
      ...(dropout > 0 ? [tf.layers.dropout({ rate: dropout })] : []),
      tf.layers.dense({
        units: 1,
        activation: "sigmoid",
        kernelInitializer: tf.initializers.glorotUniform({ seed: 2 }),
      }),
    ],
  });
}

/** Samples of three numbers, and whether their sum is above 0. */
export function smallData(samples = 50): TrainingData & { dispose(): void } {
  const x = tf.randomUniform([samples, 3], -1, 1, "float32", 5);
  const y = tf.tidy(() => x.sum(1, true).greater(0).toFloat());
  return { x, y, dispose: () => tf.dispose([x, y]) };
}

/** Compile options for `smallModel`. */
export const small = {
  loss: "binaryCrossentropy",
  optimizer: "sgd",
  metrics: ["accuracy"],
} as const;

/** A model or one of its layers. */
export type Weighted = Pick<LayersModel, "getWeights" | "setWeights">;

/** The values of all weights. */
export function weightsOf(target: Weighted): number[][] {
  return target.getWeights().map((weight) => [...weight.dataSync()]);
}

/** How many tensors `work` leaves behind. */
export async function tensorsLeft(work: () => Promise<unknown>): Promise<number> {
  const before = tf.memory().numTensors;
  await work();
  return tf.memory().numTensors - before;
}
