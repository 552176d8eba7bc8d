import type { LayersModel } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";

/** A model without weights to learn: what comes out is what went in. */
export function echo(width: number, loss?: string): LayersModel {
  const input = tf.input({ shape: [width] });
  const model = tf.model({
    inputs: input,
    outputs: tf.layers.activation({ activation: "linear" }).apply(input) as typeof input,
  });
  if (loss) model.compile({ loss, optimizer: "sgd" });
  return model;
}
