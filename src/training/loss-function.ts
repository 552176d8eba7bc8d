import type { Tensor } from "@tensorflow/tfjs-node";

/** Targets and predictions of a batch → loss: one value a sample, or one in all. */
export type LossFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;
