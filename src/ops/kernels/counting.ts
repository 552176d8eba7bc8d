import type { KernelConfig } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";
import { execute, flag, nativeKernel, type } from "./native-kernel.js";

/** Bits that two integers have both. */
export const bitwiseAndKernel = nativeKernel({ kernel: "BitwiseAnd", inputs: ["a", "b"] });

/** `tf.denseBincount`. */
export function denseBincountKernel(tf: Tfjs): KernelConfig {
  return {
    kernelName: "DenseBincount",
    backendName: "tensorflow",
    kernelFunc({ inputs, attrs = {}, backend }) {
      const { x, weights } = inputs;
      const { size, binaryOutput } = attrs;
      const attributes = [
        type("Tidx", x!),
        type("T", weights!),
        flag("binary_output", binaryOutput),
      ];
      return tf.tidy(() => {
        const count = tf.scalar(size as number, "int32");
        return execute(backend, "DenseBincount", attributes, [x!, count, weights!])[0]!;
      });
    },
  };
}

/** `tf.searchSorted`, `lowerBound`, `upperBound`. */
export const searchSortedKernel: KernelConfig = {
  kernelName: "SearchSorted",
  backendName: "tensorflow",
  kernelFunc({ inputs, attrs = {}, backend }) {
    const { sortedSequence, values } = inputs;
    const operation = attrs["side"] === "left" ? "LowerBound" : "UpperBound";
    const attributes = [type("T", values!), type("out_type", { dtype: "int32" })];
    return execute(backend, operation, attributes, [sortedSequence!, values!])[0]!;
  },
};
