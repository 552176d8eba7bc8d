import type { NamedAttrMap, Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";

/** What is done with the matrices in the last two axes of tensors. */
export interface MatrixOps {
  /** Runs a kernel of one output. */
  run(kernel: string, inputs: Record<string, Tensor>, attributes?: NamedAttrMap): Tensor;
  transpose(a: Tensor): Tensor;
  /** The matrix product of them all, from the left. */
  product(...factors: [Tensor, ...Tensor[]]): Tensor;
  /** A matrix with the numbers of the last axis on its diagonal. */
  diagonal(values: Tensor): Tensor;
  /** The matrix with its diagonal multiplied by a number. */
  scaleDiagonal(a: Tensor, by: number): Tensor;
  lower(a: Tensor): Tensor;
  upper(a: Tensor): Tensor;
  identity(size: number): Tensor;
}

export function matrixOps(tf: Tfjs): MatrixOps {
  const transpose = (a: Tensor): Tensor => {
    const axes = a.shape.map((_, axis) => axis);
    return tf.transpose(a, [...axes.slice(0, -2), a.rank - 1, a.rank - 2]);
  };
  return {
    run: (kernel, inputs, attributes = {}) =>
      tf.engine().runKernel(kernel, inputs, attributes) as Tensor,
    transpose,
    product: (first, ...rest) => rest.reduce((left, right) => tf.matMul(left, right), first),
    diagonal: (values) => tf.mul(tf.expandDims(values, -1), tf.eye(values.shape.at(-1)!)),
    scaleDiagonal(a, by) {
      const [rows, columns] = a.shape.slice(-2) as [number, number];
      return tf.mul(a, tf.add(tf.mul(tf.eye(rows, columns), by - 1), 1));
    },
    lower: (a) => tf.linalg.bandPart(a, -1, 0),
    upper: (a) => tf.linalg.bandPart(a, 0, -1),
    identity: (size) => tf.eye(size),
  };
}
