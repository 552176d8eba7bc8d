import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";
import { bindingOf } from "./binding-of.js";

const binding = bindingOf(tf);

function values(shape: number[], phase: number): Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return tf.tensor(
    Array.from({ length: size }, (_, k) => Math.sin(k * 12.9898 + phase)),
    shape,
  );
}

/** Functions of tensors of these shapes; their gradients are taken of the sum of the squares. */
interface Differentiable {
  shapes: number[][];
  of(...inputs: Tensor[]): Tensor;
}

const functions: Record<string, Differentiable> = {
  matMul: {
    shapes: [
      [2, 3],
      [3, 4],
    ],
    of: (a, b) => tf.matMul(a, b),
  },
  "add, broadcast": { shapes: [[2, 3], [3]], of: (a, b) => tf.add(a, b) },
  "div, broadcast": { shapes: [[2, 3], [1]], of: (a, b) => tf.div(a, tf.add(tf.square(b), 1)) },
  conv2d: {
    shapes: [
      [1, 5, 5, 2],
      [3, 3, 2, 3],
    ],
    of: (x, w) => tf.conv2d(x as Tensor4D, w as Tensor4D, 2, "same"),
  },
  depthwiseConv2d: {
    shapes: [
      [1, 4, 4, 2],
      [2, 2, 2, 1],
    ],
    of: (x, w) => tf.depthwiseConv2d(x as Tensor4D, w as Tensor4D, 1, "same"),
  },
  maxPool: { shapes: [[1, 4, 4, 2]], of: (x) => tf.maxPool(x as Tensor4D, 2, 2, "valid") },
  avgPool: { shapes: [[1, 4, 4, 2]], of: (x) => tf.avgPool(x as Tensor4D, 2, 2, "valid") },
  "relu, elu, sigmoid, tanh": {
    shapes: [[3, 4]],
    of: (x) => tf.tanh(tf.sigmoid(tf.elu(tf.relu(tf.add(x, 0.1))))),
  },
  softmax: { shapes: [[3, 4]], of: (x) => tf.softmax(x) },
  logSoftmax: { shapes: [[3, 4]], of: (x) => tf.logSoftmax(x) },
  "exp, log, sqrt": { shapes: [[5]], of: (x) => tf.sqrt(tf.log(tf.add(tf.exp(x), 1))) },
  "sum, mean over axes": { shapes: [[2, 3, 4]], of: (x) => tf.sum(tf.mean(x, 2), 0) },
  "max over an axis": { shapes: [[3, 4]], of: (x) => tf.max(x, 1) },
  "gather, concat, slice, transpose": {
    shapes: [
      [4, 3],
      [2, 3],
    ],
    of: (x, y) =>
      tf.slice(
        tf.transpose(tf.concat([tf.gather(x, tf.tensor1d([3, 0, 3], "int32")), y])),
        [1, 0],
        [2, 4],
      ),
  },
  batchNorm: {
    shapes: [[2, 3, 3, 2], [2], [2]],
    of: (x, offset, scale) =>
      tf.batchNorm(
        x,
        tf.tensor1d([0.1, 0.2]),
        tf.tensor1d([1, 2]),
        offset as never,
        scale as never,
      ),
  },
  resizeBilinear: {
    shapes: [[1, 3, 3, 2]],
    of: (x) => tf.image.resizeBilinear(x as Tensor4D, [5, 5]),
  },
};

for (const [name, differentiable] of Object.entries(functions)) {
  test(`the gradient of ${name} agrees with the JavaScript backend`, () => {
    const native = gradients("tensorflow", differentiable);
    const script = gradients("cpu", differentiable);
    native.forEach((gradient, k) => {
      const worst = Math.max(...gradient.map((value, at) => Math.abs(value - script[k]![at]!)));
      assert.ok(worst < 1e-4, `input ${k}: ${gradient} and ${script[k]}`);
      assert.ok(
        gradient.some((value) => value !== 0),
        `input ${k} has no gradient`,
      );
    });
  });
}

/** Values of the gradient for each input; counts what is left behind. */
function gradients(backend: string, { shapes, of }: Differentiable): number[][] {
  assert.ok(tf.setBackend(backend));
  const before = alive();
  const found = tf.tidy(() => {
    const inputs = shapes.map((shape, k) => values(shape, k));
    const gradient = tf.grads((...args: Tensor[]) => tf.sum(tf.square(of(...args))) as never);
    return gradient(inputs).map((one) => [...one.dataSync()]) as never;
  }) as number[][];
  assert.deepEqual(alive(), before);
  return found;
}

function alive() {
  return { tensors: tf.memory().numTensors, native: binding.getNumOfTensors() };
}
