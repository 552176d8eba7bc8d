import type { Tensor } from "@tensorflow/tfjs-node";
import { computed, runKernel, squareMatrices, type Matrices } from "./matrix.js";

/**
 * The lower triangular l of each symmetric positive definite matrix with `a = l · lᵀ`, as `numpy.linalg.cholesky` and
 * `tf.linalg.cholesky`; with a gradient. Only the lower triangle is read. Computed in float32. A matrix that is not
 * positive definite, or has NaN, gives NaN (NumPy throws).
 *
 * @param a `[…, n, n]`.
 * @returns `[…, n, n]`.
 * @throws if `a` is not square.
 * @example
 * lab.linalg.cholesky([[4, 2], [2, 3]]); // [[2, 0], [1, √2]]
 */
export function cholesky(a: Matrices): Tensor {
  return computed(() => runKernel("Cholesky", { input: squareMatrices("a", a) })[0]!);
}
