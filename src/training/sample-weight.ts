import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import type { AdaptedData } from "./data.js";

/** The weight of each sample, shape [samples]. */
export type SampleWeight = Tensor | readonly number[];

/**
 * The data with a weight for each sample, in a tensor that is made here.
 *
 * @throws if the model has several outputs, or there is not one weight for each sample.
 */
export function withSampleWeight(data: AdaptedData, given: SampleWeight): AdaptedData {
  if (data.y.length !== 1) {
    throw invalid("sampleWeight", {
      expected: "a model with one output",
      received: `one with ${data.y.length}`,
    });
  }
  const shape = given instanceof tf.Tensor ? given.shape : [given.length];
  if (shape.length !== 1 || shape[0] !== data.samples) {
    throw invalid("sampleWeight", {
      expected: `shape [${data.samples}], one weight for each sample`,
      received: `shape [${shape.join(", ")}]`,
    });
  }
  // A clone, which may be disposed as what is made from an array.
  const weights = tf.tidy(() =>
    given instanceof tf.Tensor ? tf.cast(given, "float32").clone() : tf.tensor1d([...given]),
  );
  return { ...data, weights, dispose: () => weights.dispose() };
}
