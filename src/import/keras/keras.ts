import type { LayersModel } from "@tensorflow/tfjs-node";
import "../../layers/index.js"; // known by its class
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import { withKerasFile } from "./keras-file.js";
import { topologyOf } from "./topology.js";
import { setWeights } from "./weights.js";

/**
 * A model that Keras saved, as a model of TensorFlow.js with the same weights: a `.keras` file, or a whole model in
 * HDF5 (`.h5`) of Keras 2 or 3. It predicts the same, and can be compiled and trained; the optimizer's state is left.
 *
 * Models are `Sequential` and functional ones, of the layers and activations that TensorFlow.js has, and
 * `MultiHeadAttention`. A mixed precision becomes an error, int64 becomes int32.
 *
 * @throws if the file is no model of Keras, or if a layer, an activation or a setting means something that TensorFlow.js
 *   has not: `groups` and causal padding of convolutions, masks that pass through pooling, and others. The error names it.
 * @example
 * const model = await lab.import.keras("digits.keras");
 */
export function keras(path: string): Promise<LayersModel> {
  return withKerasFile(path, async (file) => {
    if (file.config === undefined) {
      throw invalid("path", {
        expected: "a file with a model (for weights alone: lab.import.kerasWeights)",
        received: path,
      });
    }
    const modelTopology = topologyOf(file.config) as object;
    const model = await tf.loadLayersModel({ load: async () => ({ modelTopology }) });
    setWeights(model, file);
    return model;
  });
}

/**
 * Gives a model the weights of a file that Keras saved: `.weights.h5`, `.keras` or `.h5`. The model has to be the same
 * one, with layers of the same names (in a file of Keras 3, the names that they had in Python).
 *
 * @throws if a layer has no weights in the file or of other shapes; then the model is as it was.
 * @example
 * await lab.import.kerasWeights(model, "digits.weights.h5");
 */
export async function kerasWeights(model: LayersModel, path: string): Promise<void> {
  await withKerasFile(path, (file) => setWeights(model, file));
}
