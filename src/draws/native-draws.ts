import type { Tensor } from "@tensorflow/tfjs-node";
import { TF_ATTR_TYPE, type OpAttribute } from "../native/attributes.js";
import { TF_FLOAT, TF_INT32 } from "../native/dtypes.js";
import type { Tfjs } from "../ops/tfjs.js";

/** The part of tfjs-node's backend that runs any operation of TensorFlow. */
interface Backend {
  executeSingleOutput(name: string, attributes: OpAttribute[], inputs: Tensor[]): Tensor;
}

const type = (name: string, value: number): OpAttribute => ({ name, type: TF_ATTR_TYPE, value });
const float = type("dtype", TF_FLOAT);
const shapeType = type("T", TF_INT32);
const seedType = type("Tseed", TF_INT32);

/** Random tensors by TensorFlow's stateless operations: functions of a seed, int32 [2]. */
export function nativeDraws(tf: Tfjs) {
  const run = (name: string, attributes: OpAttribute[], inputs: Tensor[]): Tensor =>
    (tf.backend() as unknown as Backend).executeSingleOutput(name, attributes, inputs);
  const ints = (values: readonly number[]): Tensor => tf.tensor1d([...values], "int32");
  const plain =
    (name: string) =>
    (seed: Tensor, shape: readonly number[]): Tensor =>
      run(name, [float, shapeType, seedType], [ints(shape), seed]);

  return {
    /** Uniform in [0, 1). */
    uniform: plain("StatelessRandomUniform"),
    /** Normal with mean 0 and deviation 1. */
    normal: plain("StatelessRandomNormal"),
    /** The same, drawn again where it lies more than two deviations away. */
    truncatedNormal: plain("StatelessTruncatedNormal"),

    /** Whole numbers, `low` ≤ n < `high`. */
    integers: (seed: Tensor, shape: readonly number[], low: number, high: number): Tensor =>
      run(
        "StatelessRandomUniformInt",
        [type("dtype", TF_INT32), shapeType, seedType],
        [ints(shape), seed, tf.scalar(low, "int32"), tf.scalar(high, "int32")],
      ),

    /** The gamma distribution with shape `alpha` and scale 1. */
    gamma: (seed: Tensor, shape: readonly number[], alpha: number): Tensor =>
      run(
        "StatelessRandomGammaV2",
        [float, shapeType, seedType],
        [ints(shape), seed, tf.scalar(alpha)],
      ),

    /** Classes by their logits, [batch, classes]: int32 [batch, samples]. */
    multinomial: (seed: Tensor, logits: Tensor, samples: number): Tensor =>
      run(
        "StatelessMultinomial",
        [type("T", TF_FLOAT), seedType, type("output_dtype", TF_INT32)],
        [logits, tf.scalar(samples, "int32"), seed],
      ),
  };
}
