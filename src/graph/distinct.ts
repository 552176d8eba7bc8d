import type { Tensor } from "@tensorflow/tfjs-node";
import { TF_ATTR_TYPE } from "../native/attributes.js";
import { tf } from "../tf.js";
import type { NodeBackend } from "./backend.js";

/**
 * The tensors, with a copy in place of each that has its values in common with one before it or with a variable, such
 * as the target of an autoencoder, which is its input: a recording tells tensors by where their values are.
 */
export function distinct(backend: NodeBackend, tensors: readonly Tensor[]): Tensor[] {
  const taken = new Set<object>(
    Object.values(tf.engine().registeredVariables).map(({ dataId }) => dataId),
  );
  return tensors.map((tensor) => {
    if (taken.has(tensor.dataId)) return copied(backend, tensor);
    taken.add(tensor.dataId);
    return tensor;
  });
}

/**
 * Gives each variable values of its own: `assign` lets two have them in common, as `model.setWeights` with the weights of
 * another model does.
 */
export function separateVariables(backend: NodeBackend): void {
  const taken = new Set<object>();
  for (const variable of Object.values(tf.engine().registeredVariables)) {
    if (taken.has(variable.dataId)) tf.tidy(() => variable.assign(copied(backend, variable)));
    taken.add(variable.dataId);
  }
}

/** The same values in a tensor of its own, with the gradient of the tensor. */
function copied(backend: NodeBackend, tensor: Tensor): Tensor {
  const value = backend.tensorMap.get(tensor.dataId).dtype;
  const copy = (one: Tensor): Tensor =>
    backend.executeSingleOutput("Identity", [{ name: "T", type: TF_ATTR_TYPE, value }], [one]);
  return tf.customGrad((one) => ({ value: copy(one as Tensor), gradFunc: (dy) => dy }))(tensor);
}
