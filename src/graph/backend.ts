import type { Tensor } from "@tensorflow/tfjs-node";
import type { OpAttribute } from "../native/attributes.js";
import type { Binding } from "../native/binding.js";
import { loadedNative } from "../native/loaded.js";
import type { TensorMetadata, TensorValues } from "../native/tensors.js";
import { tf } from "../tf.js";

/** What kernels pass to the backend: a tensor, or tfjs-node's own stand-in for a number of 64 bits. */
export type KernelInput = Pick<Tensor, "dataId"> | { readonly valueArray: Int32Array };

/** What tfjs-node's backend knows of a tensor's values. */
export interface TensorData {
  readonly shape: number[];
  /** TF_DataType. */
  readonly dtype: number;
  readonly id: number;
  /** Values that no operation has asked for yet; then there is no `id`. */
  readonly values: TensorValues | null;
}

/** The part of tfjs-node's backend through which every kernel goes. */
export interface NodeBackend {
  executeSingleOutput(name: string, attrs: OpAttribute[], inputs: KernelInput[]): Tensor;
  executeMultipleOutputs(
    name: string,
    attrs: OpAttribute[],
    inputs: KernelInput[],
    count: number,
  ): Tensor[];
  readSync(dataId: object): TensorValues;
  getInputTensorIds(tensors: readonly KernelInput[]): number[];
  createOutputTensor(metadata: TensorMetadata): Tensor;
  readonly tensorMap: { get(dataId: object): TensorData };
}

export interface Native {
  readonly backend: NodeBackend;
  readonly binding: Binding;
}

/** tfjs-node's backend on libtensorflow, if `tf` runs on it, and without tfjs's debug mode, which looks at each value. */
export function nativeBackend(): Native | undefined {
  const native = loadedNative();
  if (!native || native.problem || tf.getBackend() !== "tensorflow" || tf.env().getBool("DEBUG")) {
    return undefined;
  }
  return { backend: tf.backend() as unknown as NodeBackend, binding: native.binding };
}
