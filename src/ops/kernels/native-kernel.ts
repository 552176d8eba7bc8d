import type { KernelConfig, NamedAttrMap, Tensor, TensorInfo } from "@tensorflow/tfjs-node";
import * as kinds from "../../native/attributes.js";
import type { OpAttribute } from "../../native/attributes.js";
import { TF_BOOL, TF_FLOAT, TF_INT32, TF_STRING } from "../../native/dtypes.js";

/** The part of tfjs-node's backend that runs TensorFlow's operations. */
interface Backend {
  executeMultipleOutputs(
    operation: string,
    attributes: OpAttribute[],
    inputs: TensorInfo[],
    count: number,
  ): Tensor[];
}

/** A kernel of tfjs that is one operation of TensorFlow. */
export interface NativeKernel {
  readonly kernel: string;
  /** TensorFlow's name for it; default: the kernel's. */
  readonly operation?: string;
  /** Names of its inputs in the operation's order. */
  readonly inputs: readonly string[];
  /** Default 1. */
  readonly outputs?: number;
  /** Attributes from those of the kernel, beside `T`, the type of the first input. */
  attributes?(attributes: NamedAttrMap, inputs: readonly TensorInfo[]): OpAttribute[];
}

/** The kernel for tfjs-node's backend. */
export function nativeKernel(kernel: NativeKernel): KernelConfig {
  const { operation = kernel.kernel, outputs = 1 } = kernel;
  return {
    kernelName: kernel.kernel,
    backendName: "tensorflow",
    kernelFunc({ inputs, attrs = {}, backend }) {
      const tensors = kernel.inputs.map((name) => inputs[name]!);
      const attributes = [type("T", tensors[0]!), ...(kernel.attributes?.(attrs, tensors) ?? [])];
      const made = execute(backend, operation, attributes, tensors, outputs);
      return outputs === 1 ? made[0]! : made;
    },
  };
}

/** Runs an operation of TensorFlow on the backend that a kernel was given. */
export function execute(
  backend: object,
  operation: string,
  attributes: OpAttribute[],
  inputs: TensorInfo[],
  outputs = 1,
): Tensor[] {
  return (backend as Backend).executeMultipleOutputs(operation, attributes, inputs, outputs);
}

const types: Readonly<Record<string, number>> = {
  float32: TF_FLOAT,
  int32: TF_INT32,
  bool: TF_BOOL,
  string: TF_STRING,
};

export function type(name: string, { dtype }: Pick<TensorInfo, "dtype">): OpAttribute {
  return { name, type: kinds.TF_ATTR_TYPE, value: types[dtype]! };
}

export function flag(name: string, value: unknown): OpAttribute {
  return { name, type: kinds.TF_ATTR_BOOL, value: value === true };
}

export function text(name: string, value: string): OpAttribute {
  return { name, type: kinds.TF_ATTR_STRING, value };
}

export function integers(name: string, value: number[]): OpAttribute {
  return { name, type: kinds.TF_ATTR_INT, value };
}
