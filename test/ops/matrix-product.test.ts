import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import { isSmallProduct } from "../../src/ops/kernels/matrix-product.js";
import { tf } from "../../src/tf.js";

/** Shapes of two operands that are not transposed. */
const cases: readonly (readonly [number[], number[]])[] = [
  [
    [3, 4],
    [4, 5],
  ],
  [
    [1, 3, 4],
    [4, 5],
  ],
  [
    [3, 4],
    [1, 4, 5],
  ],
  [
    [1, 1, 3, 4],
    [1, 4, 5],
  ],
  [
    [2, 3, 4],
    [1, 4, 5],
  ],
  [
    [2, 3, 4],
    [2, 4, 5],
  ],
  [
    [3, 0],
    [0, 5],
  ],
  [
    [300, 300],
    [300, 200],
  ],
];

for (const [a, b] of cases) {
  test(`matMul of [${a}] and [${b}], transposed and not, and its gradients: as sums of products`, () => {
    tf.tidy(() => {
      const x = tf.randomUniform(a, -1, 1, "float32", 1);
      const y = tf.randomUniform(b, -1, 1, "float32", 2);
      const expected = bySums(x, y);
      for (const [flipX, flipY] of [
        [false, false],
        [true, false],
        [false, true],
        [true, true],
      ] as const) {
        const made = tf.matMul(flipX ? flipped(x) : x, flipY ? flipped(y) : y, flipX, flipY);
        assertClose(made, expected);
      }
      // tfjs gives gradients of as many batches as the product has.
      if (a.slice(0, -2).join() !== b.slice(0, -2).join()) return;
      const gradients = tf.grads((one, other) => tf.matMul(one, other))([x, y]);
      const sums = tf.grads(bySums)([x, y]);
      gradients.forEach((gradient, i) => assertClose(gradient, sums[i]!));
    });
  });
}

test("which products are small", () => {
  assert.ok(isSmallProduct(64, 784, 128));
  assert.ok(!isSmallProduct(32, 2048, 2048));
});

/** The product without a kernel that multiplies matrices. */
function bySums(x: Tensor, y: Tensor): Tensor {
  return tf.sum(tf.mul(tf.expandDims(x, -1), tf.expandDims(y, -3)), -2);
}

function flipped(matrix: Tensor): Tensor {
  const { rank } = matrix;
  const axes = [...Array(rank - 2).keys(), rank - 1, rank - 2];
  return tf.transpose(matrix, axes);
}

function assertClose(actual: Tensor, expected: Tensor): void {
  assert.deepEqual(actual.shape, expected.shape);
  const gap = actual.size === 0 ? 0 : tf.max(tf.abs(tf.sub(actual, expected))).dataSync()[0]!;
  assert.ok(gap < 1e-4, `difference ${gap}`);
}
