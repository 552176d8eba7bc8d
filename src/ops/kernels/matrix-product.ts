import type { KernelConfig, Tensor, TensorInfo } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../tfjs.js";
import { execute, flag, type } from "./native-kernel.js";

/** Multiplications in the largest product that `MatMul` does faster. */
const largest = 2 ** 24;

/**
 * Whether `MatMul` is faster than `BatchMatMulV2` at a product of an n × k and a k × m matrix: small ones take a third of
 * the time, and large ones with a transposed second matrix several times as much.
 */
export function isSmallProduct(n: number, k: number, m: number): boolean {
  return n * k * m <= largest;
}

/** `tf.matMul`: two matrices by `MatMul`, where that is faster; all else by tfjs-node's own kernel. */
export function matrixProductKernel(tf: Tfjs, own: KernelConfig): KernelConfig {
  return {
    ...own,
    kernelFunc(call) {
      const { inputs, attrs = {}, backend } = call;
      const [a, b] = [inputs["a"]!, inputs["b"]!];
      const { transposeA, transposeB } = attrs;
      const [rows, inner] = sizes(a, transposeA === true);
      const columns = sizes(b, transposeB === true)[1];
      const matrices = isMatrix(a) && isMatrix(b) && a.dtype === "float32";
      if (!matrices || !isSmallProduct(rows, inner, columns)) return own.kernelFunc(call);
      const attributes = [
        type("T", a),
        flag("transpose_a", transposeA),
        flag("transpose_b", transposeB),
      ];
      const product = (x: TensorInfo, y: TensorInfo): Tensor =>
        execute(backend, "MatMul", attributes, [x, y])[0]!;
      if (a.shape.length === 2 && b.shape.length === 2) return product(a, b);
      const rank = Math.max(a.shape.length, b.shape.length);
      const batch = Array<number>(rank - 2).fill(1);
      return tf.tidy(() =>
        tf.reshape(product(flat(tf, a), flat(tf, b)), [...batch, rows, columns]),
      );
    },
  };
}

function isMatrix({ shape }: TensorInfo): boolean {
  return shape.length >= 2 && shape.slice(0, -2).every((size) => size === 1);
}

function sizes({ shape }: TensorInfo, transposed: boolean): readonly [number, number] {
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  return transposed ? [columns, rows] : [rows, columns];
}

function flat(tf: Tfjs, matrix: TensorInfo): TensorInfo {
  const shape = matrix.shape.slice(-2);
  return matrix.shape.length === 2 ? matrix : tf.reshape(matrix as Tensor, shape);
}
