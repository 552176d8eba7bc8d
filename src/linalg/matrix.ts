import type { Tensor, TensorLike } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";

/** A matrix, or many of one shape: the last two axes are rows and columns. */
export type Matrices = Tensor | TensorLike;

/**
 * The matrices as a tensor of float32.
 *
 * @throws if there are no two axes, or tensors are computed in JavaScript.
 */
export function matrices(name: string, value: Matrices): Tensor {
  if (tf.getBackend() !== "tensorflow") {
    throw invalid("lab.linalg", {
      expected: "libtensorflow (`trainlab doctor` tells what is missing)",
      received: `the backend ${tf.getBackend()}`,
    });
  }
  const tensor = value instanceof tf.Tensor ? value : tf.tensor(value as never);
  if (tensor.rank < 2) {
    throw invalid(name, {
      expected: "a matrix, or several along leading axes",
      received: `shape [${tensor.shape.join(", ")}]`,
    });
  }
  return tensor.dtype === "float32" ? tensor : tf.cast(tensor, "float32");
}

/** The same for square matrices. @throws also if they are not square. */
export function squareMatrices(name: string, value: Matrices): Tensor {
  const tensor = matrices(name, value);
  const [rows, columns] = tensor.shape.slice(-2);
  if (rows === columns) return tensor;
  throw invalid(name, {
    expected: "square matrices",
    received: `shape [${tensor.shape.join(", ")}]`,
  });
}

/** Runs `compute` on matrices and gives back the tensors that it returns, and no other. */
export function computed<T extends Tensor | Record<string, Tensor>>(compute: () => T): T {
  return tf.tidy(compute as () => Tensor) as T;
}

/** Runs one of the kernels of linear algebra. */
export function runKernel(
  kernel: string,
  inputs: Record<string, Tensor>,
  attributes: Record<string, boolean> = {},
): Tensor[] {
  return [tf.engine().runKernel(kernel, inputs, attributes)].flat();
}

/** Swaps rows and columns. */
export function transposed(a: Tensor): Tensor {
  const axes = a.shape.map((_, axis) => axis);
  return tf.transpose(a, [...axes.slice(0, -2), a.rank - 1, a.rank - 2]);
}
