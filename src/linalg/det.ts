import type { Tensor } from "@tensorflow/tfjs-node";
import { computed, runKernel, squareMatrices, type Matrices } from "./matrix.js";

/**
 * The determinant of each matrix, as `numpy.linalg.det` and `tf.linalg.det`; with a gradient, which a singular matrix
 * has none of (a TensorFlowError). Computed in float32, so that large matrices overflow to infinity or underflow to 0:
 * `lab.linalg.slogdet` does not.
 *
 * @param a `[…, n, n]`.
 * @returns `[…]`.
 * @throws if `a` is not square.
 * @example
 * lab.linalg.det([[1, 2], [3, 4]]); // −2
 */
export function det(a: Matrices): Tensor {
  return computed(() => runKernel("MatrixDeterminant", { input: squareMatrices("a", a) })[0]!);
}

/** A determinant as `sign · exp(logabsdet)`, each `[…]`. */
export type SignedLogDeterminant = {
  /** 1, −1 or, of a singular matrix, 0. */
  sign: Tensor;
  /** Natural logarithm of the absolute value; −Infinity of a singular matrix. */
  logabsdet: Tensor;
};

/**
 * The determinant of each matrix as its sign and the logarithm of its absolute value, as `numpy.linalg.slogdet`; the
 * logarithm has a gradient. Computed in float32.
 *
 * @param a `[…, n, n]`.
 * @throws if `a` is not square.
 * @example
 * const { logabsdet } = lab.linalg.slogdet(covariance);
 */
export function slogdet(a: Matrices): SignedLogDeterminant {
  return computed(() => {
    const input = squareMatrices("a", a);
    const [sign, logabsdet] = runKernel("LogMatrixDeterminant", { input }) as [Tensor, Tensor];
    return { sign, logabsdet };
  });
}
