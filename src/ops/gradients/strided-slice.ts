import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

interface Attributes {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}

/** The gradient of `tf.stridedSlice`: the same slice of the values' numbers tells where each goes back to. */
export function stridedSliceGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "StridedSlice",
    inputsToSave: ["x"],
    gradFunc(dy, [x], attributes) {
      const a = attributes as unknown as Attributes;
      return {
        x: () => {
          const numbers = tf.range(0, x!.size, 1, "int32").reshape(x!.shape);
          const taken = tf.stridedSlice(
            ...([numbers, a.begin, a.end, a.strides] as const),
            ...([a.beginMask, a.endMask, a.ellipsisMask, a.newAxisMask, a.shrinkAxisMask] as const),
          );
          const back = tf.scatterND(taken.reshape([-1, 1]), (dy as Tensor).flatten(), [x!.size]);
          return back.reshape(x!.shape);
        },
      };
    },
  };
}
