import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

/** What changes in steps has a gradient of zero; tfjs has it for some of these only, and refuses the others. */
export function stepGradients(tf: Tfjs): GradConfig[] {
  const binary = ["Equal", "Greater", "Less", "LessEqual", "LogicalAnd", "LogicalOr", "NotEqual"];
  const zero = (tensor: Tensor): Tensor => tf.zeros(tensor.shape);
  return [
    ...binary.map((kernelName) => ({
      kernelName,
      inputsToSave: ["a", "b"],
      gradFunc: (_: unknown, [a, b]: Tensor[]) => ({ a: () => zero(a!), b: () => zero(b!) }),
    })),
    {
      kernelName: "LogicalNot",
      inputsToSave: ["x"],
      gradFunc: (_, [x]) => ({ x: () => zero(x!) }),
    },
  ];
}

/** The gradient of elu's gradient, which is `dy` times 1 where elu is positive and `y + 1` elsewhere. */
export function eluGradGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "EluGrad",
    inputsToSave: ["dy", "y"],
    gradFunc(ddy, [dy, y]) {
      const negative = (): Tensor => tf.cast(tf.less(y!, 0), "float32");
      return {
        dy: () => tf.engine().runKernel("EluGrad", { dy: ddy as Tensor, y: y! }) as Tensor,
        y: () => tf.mul(tf.mul(ddy as Tensor, dy!), negative()),
      };
    },
  };
}
