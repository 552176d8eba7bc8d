import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import { computed, matrices, runKernel, transposed, type Matrices } from "./matrix.js";

export interface PinvOptions {
  /**
   * Singular values up to this share of the largest one count as 0; default: 2⁻²³ (the step of float32) times the
   * larger of rows and columns.
   */
  rcond?: number;
}

/**
 * The pseudo-inverse of each matrix (Moore–Penrose), as `numpy.linalg.pinv`; with a gradient, which is that of matrices
 * of the same rank nearby. Computed in float32 from a singular value decomposition.
 *
 * @param a `[…, rows, columns]`.
 * @returns `[…, columns, rows]`.
 * @throws if `a` has no two axes, or `rcond` is not a number from 0 to 1.
 * @example
 * lab.linalg.pinv([[1, 2], [2, 4], [3, 6]]);
 */
export function pinv(a: Matrices, { rcond }: PinvOptions = {}): Tensor {
  if (rcond !== undefined && !(rcond >= 0 && rcond <= 1)) {
    throw invalid("rcond", { expected: "a number from 0 to 1", received: rcond });
  }
  return computed(() => {
    const matrix = matrices("a", a);
    const share = rcond ?? 2 ** -23 * Math.max(...matrix.shape.slice(-2));
    return differentiable(share)(matrix);
  });
}

/** G. Golub and V. Pereyra, The differentiation of pseudo-inverses and nonlinear least squares problems, 1973. */
function differentiable(rcond: number): (a: Tensor) => Tensor {
  return tf.customGrad((input, save) => {
    const a = input as Tensor;
    const inverse = pseudoInverse(a, rcond);
    (save as (tensors: Tensor[]) => void)([a, inverse]);
    return {
      value: inverse,
      gradFunc: (dy: Tensor, saved: Tensor[]) => gradient(dy, saved[0]!, saved[1]!),
    };
  });
}

function pseudoInverse(a: Tensor, rcond: number): Tensor {
  const [s, u, v] = runKernel("Svd", { input: a }) as [Tensor, Tensor, Tensor];
  const limit = tf.mul(tf.max(s, -1, true), rcond);
  const kept = tf.where(tf.greater(s, limit), s, tf.zerosLike(s));
  return tf.matMul(tf.mul(v, tf.expandDims(tf.divNoNan(1, kept), -2)), u, false, true);
}

function gradient(dy: Tensor, a: Tensor, p: Tensor): Tensor {
  const [pt, dyt] = [transposed(p), transposed(dy)];
  const through = tf.matMul(tf.matMul(pt, dy), pt);
  const ofRows = tf.matMul(tf.matMul(dyt, p), pt);
  const outside = tf.sub(ofRows, tf.matMul(a, tf.matMul(p, ofRows)));
  const ofColumns = tf.matMul(tf.matMul(pt, p), dyt);
  const beside = tf.sub(ofColumns, tf.matMul(tf.matMul(ofColumns, p), a));
  return tf.add(tf.sub(outside, through), beside);
}
