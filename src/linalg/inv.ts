import type { Tensor } from "@tensorflow/tfjs-node";
import { computed, runKernel, squareMatrices, type Matrices } from "./matrix.js";

/**
 * The inverse of each matrix, as `numpy.linalg.inv` and `tf.linalg.inv`; with a gradient. Computed in float32: the
 * error is about 1e-7 times the condition number. To solve equations use `lab.linalg.solve`, which is more exact.
 *
 * @param a `[…, n, n]`.
 * @returns `[…, n, n]`.
 * @throws if `a` is not square; a TensorFlowError if a matrix is singular or has NaN.
 * @example
 * lab.linalg.inv([[2, 0], [0, 4]]); // [[0.5, 0], [0, 0.25]]
 */
export function inv(a: Matrices): Tensor {
  return computed(() => runKernel("MatrixInverse", { input: squareMatrices("a", a) })[0]!);
}
