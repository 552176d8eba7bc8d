import type { Tensor } from "@tensorflow/tfjs-node";
import { computed, runKernel, squareMatrices, type Matrices } from "./matrix.js";

/** Eigenvalues and eigenvectors of a symmetric matrix: `a = v · diag(eigenvalues) · vᵀ`. */
export type Eigh = {
  /** Smallest first: `[…, n]`. */
  eigenvalues: Tensor;
  /** Eigenvectors v in columns, each of length 1: `[…, n, n]`. */
  eigenvectors: Tensor;
};

/**
 * Eigenvalues and eigenvectors of each symmetric matrix, as `numpy.linalg.eigh` and `tf.linalg.eigh`; with a gradient.
 * Only the lower triangle is read, and only it has a gradient.
 *
 * Computed in float32: an eigenvalue is exact to about 1e-6 of the largest one. The sign of a vector is arbitrary.
 * Where eigenvalues are equal the vectors are arbitrary too, and the gradient through them leaves out what is undefined.
 *
 * @param a `[…, n, n]`.
 * @throws if `a` is not square; a TensorFlowError if a matrix has NaN.
 * @example
 * const { eigenvalues } = lab.linalg.eigh([[2, 1], [1, 2]]); // 1 and 3
 */
export function eigh(a: Matrices): Eigh {
  return computed(() => {
    const input = squareMatrices("a", a);
    const [eigenvalues, eigenvectors] = runKernel("SelfAdjointEigV2", { input }) as [
      Tensor,
      Tensor,
    ];
    return { eigenvalues, eigenvectors };
  });
}
