import type { GradConfig, NamedAttrMap, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

/** A convolution and the two kernels that are its gradients; in each the gradients are again among the three. */
interface Family {
  readonly convolution: string;
  readonly ofInput: string;
  readonly ofFilter: string;
}

/** tfjs has the gradient of `Conv2DBackpropInput` only. */
const families: readonly Family[] = [
  {
    convolution: "Conv2D",
    ofInput: "Conv2DBackpropInput",
    ofFilter: "Conv2DBackpropFilter",
  },
  {
    convolution: "DepthwiseConv2dNative",
    ofInput: "DepthwiseConv2dNativeBackpropInput",
    ofFilter: "DepthwiseConv2dNativeBackpropFilter",
  },
  {
    convolution: "Conv3D",
    ofInput: "Conv3DBackpropInputV2",
    ofFilter: "Conv3DBackpropFilterV2",
  },
];

/** The gradients of the gradients of convolutions: a convolution is linear in its input and in its filter. */
export function convolutionGradientGradients(tf: Tfjs): GradConfig[] {
  const run = (kernel: string, inputs: Record<string, Tensor>, attributes: NamedAttrMap): Tensor =>
    tf.engine().runKernel(kernel, inputs, attributes) as Tensor;
  return families.flatMap(({ convolution, ofInput, ofFilter }): GradConfig[] => [
    {
      kernelName: ofInput,
      inputsToSave: ["dy", "filter"],
      gradFunc(given, [dy, filter], attributes) {
        const x = given as Tensor;
        const filterShape = filter!.shape;
        return {
          dy: () => run(convolution, { x, filter: filter! }, { dilations: 1, ...attributes }),
          filter: () => run(ofFilter, { x, dy: dy! }, { ...attributes, filterShape }),
        };
      },
    },
    {
      kernelName: ofFilter,
      inputsToSave: ["x", "dy"],
      gradFunc(given, [x, dy], attributes) {
        const filter = given as Tensor;
        const inputShape = x!.shape;
        return {
          x: () => run(ofInput, { dy: dy!, filter }, { ...attributes, inputShape }),
          dy: () => run(convolution, { x: x!, filter }, { dilations: 1, ...attributes }),
        };
      },
    },
  ]);
}
