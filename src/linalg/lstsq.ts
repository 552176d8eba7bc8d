import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { computed, matrices, type Matrices } from "./matrix.js";
import { pinv, type PinvOptions } from "./pinv.js";
import { rightSide } from "./right-side.js";

/**
 * The x of each `a · x ≈ b` with the smallest sum of squared errors and, of several such, the smallest x, as
 * `numpy.linalg.lstsq` gives it; with gradients for `a` and `b`. Columns of `a` may depend on each other.
 *
 * Computed in float32 from a singular value decomposition: the error is about 1e-7 times the condition number of `a`.
 *
 * @param a `[…, rows, columns]`.
 * @param b right sides in columns, `[…, rows, k]`, or a single one, `[rows]`; batch axes are broadcast.
 * @returns `[…, columns, k]` or `[columns]`.
 * @throws if `b` does not fit, or `rcond` is not a number from 0 to 1.
 * @example
 * lab.linalg.lstsq([[0, 1], [1, 1], [2, 1]], [1, 3, 5]); // the line 2x + 1
 */
export function lstsq(a: Matrices, b: Matrices, options: PinvOptions = {}): Tensor {
  return computed(() => {
    const right = rightSide(matrices("a", a), b);
    return right.restore(tf.matMul(pinv(right.a, options), right.columns));
  });
}
