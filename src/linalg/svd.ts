import type { Tensor } from "@tensorflow/tfjs-node";
import { computed, matrices, runKernel, type Matrices } from "./matrix.js";

/** A singular value decomposition: `a = u · diag(s) · vᵀ`. */
export type Svd = {
  /** Singular values, largest first: `[…, k]`, where k is the smaller of rows and columns. */
  s: Tensor;
  /** Left singular vectors in columns: `[…, rows, k]`. */
  u: Tensor;
  /** Right singular vectors in columns, as TensorFlow gives them (NumPy gives `vᵀ`): `[…, columns, k]`. */
  v: Tensor;
};

/**
 * The singular value decomposition of each matrix, as `tf.linalg.svd`; with a gradient.
 *
 * Computed in float32: a singular value is exact to about 1e-6 of the largest one. The sign of a pair of vectors is
 * arbitrary. Where singular values are equal the vectors are arbitrary too, and the gradient through them leaves out
 * what is undefined; through the singular values alone it is exact. A matrix with NaN has a decomposition of NaN.
 *
 * @param a `[…, rows, columns]`.
 * @throws if `a` has no two axes.
 * @example
 * const { s, u, v } = lab.linalg.svd([[3, 0], [4, 5]]);
 */
export function svd(a: Matrices): Svd {
  return computed(() => {
    const [s, u, v] = runKernel("Svd", { input: matrices("a", a) }) as [Tensor, Tensor, Tensor];
    return { s, u, v };
  });
}
