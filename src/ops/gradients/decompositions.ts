import type { GradConfig, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";
import { matrixOps, type MatrixOps } from "./matrix-ops.js";

/** The gradients of Cholesky's, QR, eigenvalue and singular value decompositions. */
export function decompositionGradients(tf: Tfjs): GradConfig[] {
  const ops = matrixOps(tf);
  return [cholesky(tf, ops), qr(tf, ops), eigen(tf, ops), svd(tf, ops)];
}

/** I. Murray, Differentiation of the Cholesky decomposition, 2016; symmetric, as TensorFlow's. */
function cholesky(tf: Tfjs, ops: MatrixOps): GradConfig {
  const { run, transpose, product, lower, scaleDiagonal } = ops;
  return {
    kernelName: "Cholesky",
    outputsToSave: [true],
    gradFunc(dy, [factor]) {
      const l = factor!;
      /** By the inverse of `lᵀ` from the left. */
      const divide = (rhs: Tensor): Tensor =>
        run("MatrixTriangularSolve", { matrix: l, rhs }, { lower: true, adjoint: true });
      return {
        input() {
          const middle = lower(scaleDiagonal(product(transpose(l), dy as Tensor), 0.5));
          const half = divide(transpose(divide(transpose(middle))));
          return tf.mul(tf.add(half, transpose(half)), 0.5);
        },
      };
    },
  };
}

/**
 * H. Liao et al., Differentiable programming tensor networks, 2019 (square and tall); J. Roberts and L. Roberts, QR
 * and LQ decomposition matrix backpropagation algorithms, 2020 (wide).
 */
function qr(tf: Tfjs, ops: MatrixOps): GradConfig {
  const { run, transpose, product, lower } = ops;
  /** `x · r⁻ᵀ`. */
  const divide = (x: Tensor, r: Tensor): Tensor =>
    transpose(run("MatrixTriangularSolve", { matrix: r, rhs: transpose(x) }, { lower: false }));
  const tall = (q: Tensor, r: Tensor, dq: Tensor, dr: Tensor): Tensor => {
    const qdq = product(transpose(q), dq);
    const rdr = product(r, transpose(dr));
    const skew = tf.add(tf.sub(qdq, transpose(qdq)), tf.sub(rdr, transpose(rdr)));
    const inside = product(q, tf.add(dr, divide(lower(skew), r)));
    return tf.add(inside, divide(tf.sub(dq, product(q, qdq)), r));
  };
  return {
    kernelName: "Qr",
    inputsToSave: ["input"],
    outputsToSave: [true, true],
    gradFunc(dy, [a, q, r]) {
      const [dq, dr] = dy as [Tensor, Tensor];
      const [rows, columns] = a!.shape.slice(-2) as [number, number];
      const split = (x: Tensor): Tensor[] => tf.split(x, [rows, columns - rows], x.rank - 1);
      return {
        input() {
          if (rows >= columns) return tall(q!, r!, dq, dr);
          const [square] = split(r!);
          const [, rest] = split(a!);
          const [ofSquare, ofRest] = split(dr);
          const ofQ = tf.add(dq, product(rest!, transpose(ofRest!)));
          const left = tall(q!, square!, ofQ, ofSquare!);
          return tf.concat([left, product(q!, ofRest!)], a!.rank - 1);
        },
      };
    },
  };
}

/** M. Giles, An extended collection of matrix derivative results, 2008. Of the lower triangle, which is all that is read. */
function eigen(tf: Tfjs, ops: MatrixOps): GradConfig {
  const { transpose, product, diagonal, lower, scaleDiagonal } = ops;
  return {
    kernelName: "SelfAdjointEigV2",
    outputsToSave: [true, true],
    gradFunc(dy, [values, vectors]) {
      const [ofValues, ofVectors] = dy as [Tensor, Tensor];
      const v = vectors!;
      return {
        input() {
          const turns = tf.mul(reciprocalGaps(tf, values!), product(transpose(v), ofVectors));
          const whole = product(v, tf.add(diagonal(ofValues), turns), transpose(v));
          return lower(scaleDiagonal(tf.add(whole, transpose(whole)), 0.5));
        },
      };
    },
  };
}

/** J. Townsend, Differentiating the singular value decomposition, 2016: `a = u · diag(s) · vᵀ`. */
function svd(tf: Tfjs, ops: MatrixOps): GradConfig {
  const { transpose, product, diagonal, identity } = ops;
  const skew = (x: Tensor): Tensor => tf.sub(x, transpose(x));
  /** What of a gradient is outside of the space of the vectors. */
  const outside = (of: Tensor, vectors: Tensor): Tensor => {
    const whole = identity(vectors.shape.at(-2)!);
    return product(tf.sub(whole, product(vectors, transpose(vectors))), of);
  };
  return {
    kernelName: "Svd",
    outputsToSave: [true, true, true],
    gradFunc(dy, saved) {
      const [s, u, v] = saved as [Tensor, Tensor, Tensor];
      const [ds, du, dv] = dy as [Tensor, Tensor, Tensor];
      return {
        input() {
          const f = reciprocalGaps(tf, tf.square(s));
          const [left, right] = [tf.expandDims(s, -1), tf.expandDims(s, -2)];
          const inverse = tf.divNoNan(1, right);
          const ofU = tf.mul(tf.mul(f, skew(product(transpose(u), du))), right);
          const ofV = tf.mul(tf.mul(f, skew(product(transpose(v), dv))), left);
          const core = tf.add(diagonal(ds), tf.add(ofU, ofV));
          const inside = product(u, core, transpose(v));
          const below = product(tf.mul(outside(du, u), inverse), transpose(v));
          const beside = product(u, transpose(tf.mul(outside(dv, v), inverse)));
          return tf.add(inside, tf.add(below, beside));
        },
      };
    },
  };
}

/** `1 / (xⱼ − xᵢ)` at row i, column j; 0 on the diagonal and between equal numbers, where there is no derivative. */
function reciprocalGaps(tf: Tfjs, x: Tensor): Tensor {
  return tf.divNoNan(1, tf.sub(tf.expandDims(x, -2), tf.expandDims(x, -1)));
}
