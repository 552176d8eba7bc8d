import type { LayersModel } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";

/** The weights that a model had at one moment. */
export interface WeightsSnapshot {
  /** Gives the model these weights again. */
  restore(): void;
  dispose(): void;
}

/**
 * Keeps all weights of a model, also those that are not trained. Cheap: a clone shares its values with the weight
 * until an optimizer assigns new ones.
 */
export function snapshot(model: LayersModel): WeightsSnapshot {
  const kept = tf.tidy(() => model.getWeights().map((weight) => tf.keep(weight.clone())));
  return {
    restore: () => model.setWeights(kept),
    dispose: () => tf.dispose(kept),
  };
}
