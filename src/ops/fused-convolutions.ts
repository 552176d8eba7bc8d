import type { Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "./tfjs.js";

type Convolution = "conv2d" | "depthwiseConv2d";

/** What is in common of the two: their options, and tfjs's own types of paddings do not agree. */
type Fused = (config: Parameters<Tfjs["fused"]["depthwiseConv2d"]>[0]) => Tensor;

/**
 * Dilated convolutions that are fused with their bias, as tfjs's layers call them, have no gradient of their own. They
 * run as a convolution and a sum, which have.
 */
export function unfuseDilatedConvolutions(tf: Tfjs): void {
  unfuse(tf, "conv2d");
  unfuse(tf, "depthwiseConv2d");
}

function unfuse(tf: Tfjs, name: Convolution): void {
  const fused: Fused = tf.fused[name];
  const replacement: Fused = (config) => {
    const { x, filter, strides, pad, dataFormat, dilations = 1, dimRoundingMode } = config;
    const { bias, activation = "linear" } = config;
    const dilated = [dilations].flat().some((step) => step !== 1);
    if (!dilated || activation !== "linear") return fused(config);
    const y = tf[name](x, filter, strides, pad, dataFormat, dilations, dimRoundingMode);
    return bias === undefined || bias === null ? y : tf.add(y, bias);
  };
  Object.defineProperty(tf.fused, name, { value: replacement });
}
