import type { Tensor } from "@tensorflow/tfjs-node";
import { computed, runKernel, squareMatrices, type Matrices } from "./matrix.js";
import { rightSide } from "./right-side.js";

/**
 * The x of each `a · x = b`, as `numpy.linalg.solve` and `tf.linalg.solve`; with gradients for `a` and `b`. Computed in
 * float32: the error is about 1e-7 times the condition number of `a`.
 *
 * @param a `[…, n, n]`.
 * @param b right sides in columns, `[…, n, k]`, or a single one, `[n]`; batch axes are broadcast.
 * @returns the shape of `b`, with the batch axes of both.
 * @throws if `a` is not square or `b` does not fit; a TensorFlowError if a matrix is singular or has NaN.
 * @example
 * lab.linalg.solve([[3, 1], [1, 2]], [9, 8]); // [2, 3]
 */
export function solve(a: Matrices, b: Matrices): Tensor {
  return computed(() => {
    const right = rightSide(squareMatrices("a", a), b);
    const inputs = { matrix: right.a, rhs: right.columns };
    return right.restore(runKernel("MatrixSolve", inputs, { adjoint: false })[0]!);
  });
}
