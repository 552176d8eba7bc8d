import type { KernelConfig, NamedAttrMap, Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import type { OpAttribute } from "../../native/attributes.js";
import type { Tfjs } from "../tfjs.js";
import { execute, flag, integers, nativeKernel, text, type } from "./native-kernel.js";

interface Attributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: "valid" | "same" | number;
  includeBatchInIndex?: boolean;
}

/** Takes from where the maxima of pools stand: what the second order of max pooling needs. */
export function maxPoolGradGradKernels(tf: Tfjs): KernelConfig[] {
  const pools = { 2: "MaxPoolGradGrad", 3: "MaxPool3DGradGrad" } as const;
  return [
    ...([2, 3] as const).map((dimensions) =>
      nativeKernel({
        kernel: pools[dimensions],
        inputs: ["input", "output", "dy"],
        attributes: (attributes) => window(attributes, dimensions),
      }),
    ),
    {
      kernelName: pools[2],
      backendName: "cpu",
      kernelFunc({ inputs, attrs }) {
        const { filterSize, strides, pad } = attrs as unknown as Attributes;
        const { input, dy } = inputs as { input: Tensor4D; dy: Tensor };
        return tf.tidy(() => {
          const { indexes } = tf.maxPoolWithArgmax(input, filterSize, strides, pad as 0, true);
          return tf.gather(dy.flatten(), indexes!.flatten()).reshape(indexes!.shape);
        });
      },
    },
  ];
}

/** `tf.maxPoolWithArgmax`. */
export const maxPoolWithArgmaxKernel: KernelConfig = {
  kernelName: "MaxPoolWithArgmax",
  backendName: "tensorflow",
  kernelFunc({ inputs, attrs = {}, backend }) {
    const x = inputs["x"]!;
    const attributes = [
      type("T", x),
      type("Targmax", { dtype: "int32" }),
      flag("include_batch_in_index", attrs["includeBatchInIndex"]),
      ...window(attrs, 2),
    ];
    return execute(backend, "MaxPoolWithArgmax", attributes, [x], 2);
  },
};

function window(attributes: NamedAttrMap, dimensions: 2 | 3): OpAttribute[] {
  const { filterSize, strides, pad } = attributes as unknown as Attributes;
  const sizes = (value: number | number[]): number[] => [
    1,
    ...(typeof value === "number" ? Array<number>(dimensions).fill(value) : value),
    1,
  ];
  return [
    integers("ksize", sizes(filterSize)),
    integers("strides", sizes(strides)),
    text("padding", pad === "same" ? "SAME" : "VALID"),
  ];
}
