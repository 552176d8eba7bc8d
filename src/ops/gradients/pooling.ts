import type { GradConfig, NamedAttrMap, Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

type Pooling = Parameters<Tfjs["avgPool"]>;

/**
 * The gradient of max pooling's gradient, that is, its second order: the gradient of `dy` is taken from where the
 * maxima stand. Where they stand does not change with small changes of the input.
 *
 * @param dimensions of a pool: 2 or 3.
 */
export function maxPoolGradGradient(tf: Tfjs, dimensions: 2 | 3): GradConfig {
  const name = dimensions === 2 ? "MaxPool" : "MaxPool3D";
  return {
    kernelName: `${name}Grad`,
    inputsToSave: ["input", "output"],
    gradFunc(dy, [input, output], attributes) {
      const inputs = { dy: dy as Tensor, input: input!, output: output! };
      return {
        dy: () => tf.engine().runKernel(`${name}GradGrad`, inputs, attributes) as Tensor,
        input: () => tf.zerosLike(input!),
        output: () => tf.zerosLike(output!),
      };
    },
  };
}

/** The third order is the first again: taking from the places of the maxima is linear. */
export function maxPoolGradGradGradient(tf: Tfjs, dimensions: 2 | 3): GradConfig {
  const name = dimensions === 2 ? "MaxPool" : "MaxPool3D";
  return {
    kernelName: `${name}GradGrad`,
    inputsToSave: ["input", "output"],
    gradFunc(dy, [input, output], attributes) {
      const inputs = { dy: dy as Tensor, input: input!, output: output! };
      return {
        dy: () => tf.engine().runKernel(`${name}Grad`, inputs, attributes) as Tensor,
        input: () => tf.zerosLike(input!),
        output: () => tf.zerosLike(output!),
      };
    },
  };
}

/** The gradient of average pooling's gradient: averages of the same windows. */
export function avgPoolGradGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "AvgPoolGrad",
    inputsToSave: ["input"],
    gradFunc(dy, [input], attributes: NamedAttrMap) {
      const { filterSize, strides, pad } = attributes as unknown as {
        filterSize: Pooling[1];
        strides: Pooling[2];
        pad: Pooling[3];
      };
      return {
        dy: () => tf.avgPool(dy as Tensor4D, filterSize, strides, pad),
        input: () => tf.zerosLike(input!),
      };
    },
  };
}
