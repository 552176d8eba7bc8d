import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

/** The gradient of `tf.topk` through its values: each goes back to the place that the indices name. */
export function topKGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "TopK",
    inputsToSave: ["x"],
    outputsToSave: [false, true],
    gradFunc(dy, [x, indices]) {
      const [values] = dy as Tensor[];
      return {
        x: () => {
          const length = x!.shape.at(-1)!;
          const rows = x!.size / length;
          const starts = tf.range(0, rows, 1, "int32").mul(tf.scalar(length, "int32"));
          const places = tf.add(indices!.reshape([rows, -1]), starts.expandDims(1));
          const back = tf.scatterND(places.reshape([-1, 1]), values!.flatten(), [x!.size]);
          return back.reshape(x!.shape);
        },
      };
    },
  };
}
