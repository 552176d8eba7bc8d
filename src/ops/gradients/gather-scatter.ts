import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

/** The gradient of `tf.gatherND`: what was taken from a place goes back to it, added up. */
export function gatherNdGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "GatherNd",
    inputsToSave: ["params", "indices"],
    gradFunc(dy, [params, indices]) {
      return { params: () => tf.scatterND(indices!, dy as Tensor, params!.shape) };
    },
  };
}

/** The gradient of `tf.scatterND`: an update's is found where it went. */
export function scatterNdGradient(tf: Tfjs): GradConfig {
  return {
    kernelName: "ScatterNd",
    inputsToSave: ["indices"],
    gradFunc(dy, [indices]) {
      return { updates: () => tf.gatherND(dy as Tensor, indices!) };
    },
  };
}
