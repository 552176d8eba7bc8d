import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import { matrices, type Matrices } from "./matrix.js";

/** The right side of equations, in columns. */
export interface RightSide {
  /** `[…, rows, columns]`, with the batch axes of the matrices. */
  columns: Tensor;
  /** The matrices, with the batch axes of the right side. */
  a: Tensor;
  /** Gives the solutions the form of what was passed: one vector, or columns. */
  restore(solutions: Tensor): Tensor;
}

/**
 * A right side beside matrices: as in NumPy one vector (a single axis) is a single column, everything else matrices.
 * Batch axes are broadcast.
 *
 * @throws if the number of rows differs, or the batch axes do not fit.
 */
export function rightSide(a: Tensor, value: Matrices): RightSide {
  const given = value instanceof tf.Tensor ? value : tf.tensor(value as never);
  const isVector = given.rank === 1;
  const b = matrices("b", isVector ? tf.expandDims(given, 1) : given);
  const rows = a.shape.at(-2)!;
  const batch = broadcast(a.shape.slice(0, -2), b.shape.slice(0, -2));
  if (b.shape.at(-2) !== rows || !batch) {
    throw invalid("b", {
      expected: `${rows} rows, as \`a\` has, and batch axes that fit [${a.shape.slice(0, -2).join(", ")}]`,
      received: `shape [${given.shape.join(", ")}]`,
    });
  }
  return {
    columns: repeated(b, batch),
    a: repeated(a, batch),
    restore: (solutions) => (isVector ? tf.squeeze(solutions, [solutions.rank - 1]) : solutions),
  };
}

function repeated(tensor: Tensor, batch: readonly number[]): Tensor {
  const shape = [...batch, ...tensor.shape.slice(-2)];
  return shape.join() === tensor.shape.join() ? tensor : tf.broadcastTo(tensor, shape);
}

function broadcast(one: readonly number[], other: readonly number[]): number[] | undefined {
  const rank = Math.max(one.length, other.length);
  const aligned = [one, other].map((sizes) => [
    ...Array<number>(rank - sizes.length).fill(1),
    ...sizes,
  ]);
  const [left, right] = aligned as [number[], number[]];
  const fits = left.every((size, i) => size === right[i] || size === 1 || right[i] === 1);
  return fits ? left.map((size, i) => (size === 1 ? right[i]! : size)) : undefined;
}
