import type { Tensor } from "@tensorflow/tfjs-node";
import { computed, matrices, runKernel, type Matrices } from "./matrix.js";

/** A QR decomposition: `a = q · r`. */
export type Qr = {
  /** Orthonormal columns: `[…, rows, k]`, where k is the smaller of rows and columns. */
  q: Tensor;
  /** Upper triangular: `[…, k, columns]`. The signs of its diagonal are as they come. */
  r: Tensor;
};

/**
 * The reduced QR decomposition of each matrix, as `numpy.linalg.qr` and `tf.linalg.qr`; with a gradient where the first
 * k columns are independent. Computed in float32, natively: `tf.linalg.qr` is a loop in JavaScript.
 *
 * @param a `[…, rows, columns]`.
 * @throws if `a` has no two axes.
 * @example
 * const { q, r } = lab.linalg.qr([[3, 1], [4, 2]]);
 */
export function qr(a: Matrices): Qr {
  return computed(() => {
    const [q, r] = runKernel("Qr", { input: matrices("a", a) }) as [Tensor, Tensor];
    return { q, r };
  });
}
