import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor, Tensor2D } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";

type Of = (x: Tensor) => Tensor;

/** Functions whose gradient uses the value that they gave, or asks where something steps. */
const functions: Record<string, Of> = {
  elu: (x) => tf.elu(x),
  exp: (x) => tf.exp(x),
  leakyRelu: (x) => tf.pow(tf.leakyRelu(x), 3),
  logSoftmax: (x) => tf.logSoftmax(x),
  max: (x) => tf.max(tf.square(x), 1),
  min: (x) => tf.min(tf.square(x), 1),
  mish: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  prelu: (x) => tf.prelu(x, tf.scalar(0.3)),
  relu: (x) => tf.pow(tf.relu(x), 3),
  relu6: (x) => tf.pow(tf.relu6(x), 3),
  selu: (x) => tf.selu(x),
  sigmoid: (x) => tf.sigmoid(x),
  softmax: (x) => tf.square(tf.softmax(x)),
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  tanh: (x) => tf.tanh(x),
  where: (x) => tf.where(tf.greater(x, 0.1), tf.exp(x), tf.square(x)),
  "tanh twice": (x) => tf.tanh(tf.tanh(x)),
  "a value that is used again": (x) => tf.mul(tf.exp(x), tf.exp(tf.sigmoid(x))),
};

const points = [-1.3, -0.4, 0.7, 1.9, 0.3, -2.2];
const weights = [0.3, -0.7, 1.1, 0.9, -0.5, 0.4];

for (const backend of ["tensorflow", "cpu"]) {
  for (const [name, of] of Object.entries(functions)) {
    test(`${name}, ${backend}: the gradient of the gradient is the slope of the gradient`, () => {
      assert.ok(tf.setBackend(backend));
      const before = tf.memory().numTensors;
      tf.tidy(() => {
        const slope = (x: Tensor): Tensor =>
          tf.sum(tf.mul(tf.grad((at: Tensor) => tf.sum(of(at)))(x), matrix(weights)));
        const exact = tf.grad(slope)(matrix(points)).dataSync();
        points.forEach((point, i) => {
          const at = (value: number): number => slope(matrix(points.with(i, value))).dataSync()[0]!;
          const step = 1e-2;
          const numeric = (at(point + step) - at(point - step)) / (2 * step);
          const difference = Math.abs(exact[i]! - numeric);
          assert.ok(difference < 2e-3 * Math.max(1, Math.abs(numeric)), `${exact[i]}, ${numeric}`);
        });
      });
      assert.equal(tf.memory().numTensors, before);
      assert.ok(tf.setBackend("tensorflow"));
    });
  }
}

const image = [2, 5, 4, 2];
const film = [1, 3, 4, 4, 2];

/** Functions of an input and a filter of these shapes. */
const convolutions: Record<string, { shapes: number[][]; of: (x: never, w: never) => Tensor }> = {
  conv2d: { shapes: [image, [2, 3, 2, 3]], of: (x, w) => tf.conv2d(x, w, [2, 1], "same") },
  "conv2d, valid": { shapes: [image, [2, 2, 2, 1]], of: (x, w) => tf.conv2d(x, w, 1, "valid") },
  conv2dTranspose: {
    shapes: [
      [2, 3, 2, 2],
      [2, 2, 3, 2],
    ],
    of: (x, w) => tf.conv2dTranspose(x, w, [2, 6, 4, 3], 2, "same"),
  },
  conv3d: { shapes: [film, [2, 2, 1, 2, 2]], of: (x, w) => tf.conv3d(x, w, 1, "same") },
  depthwiseConv2d: {
    shapes: [image, [2, 2, 2, 2]],
    of: (x, w) => tf.depthwiseConv2d(x, w, 1, "same"),
  },
};

for (const [name, { shapes, of }] of Object.entries(convolutions)) {
  const loss = (...[x, w]: Tensor[]): Tensor =>
    tf.sum(tf.exp(tf.mul(of(x as never, w as never), 0.3)));
  test(`${name}: the curvature along a direction, of input and filter, is the slope of the gradient`, () => {
    tf.tidy(() => {
      const inputs = shapes.map((shape, i) => wave(shape, i));
      const directions = shapes.map((shape, i) => wave(shape, i + 0.4));
      const along = (gradients: Tensor[]): Tensor =>
        tf.addN(gradients.map((gradient, i) => tf.sum(tf.mul(gradient, directions[i]!))));
      const slope = (...at: Tensor[]): Tensor => along(tf.grads(loss)(at));
      const exact = along(tf.grads(slope)(inputs)).dataSync()[0]!;
      const step = 1e-2;
      const at = (by: number): number =>
        slope(...inputs.map((x, i) => tf.add(x, tf.mul(directions[i]!, by)))).dataSync()[0]!;
      const numeric = (at(step) - at(-step)) / (2 * step);
      assert.ok(Math.abs(exact - numeric) < 1e-2 * Math.abs(numeric), `${exact} is not ${numeric}`);
    });
  });
}

test("a third derivative", () => {
  tf.tidy(() => {
    const third = tf.grad(tf.grad(tf.grad((x: Tensor) => tf.exp(tf.mul(x, 2)))));
    assert.ok(Math.abs(third(tf.scalar(0.5)).dataSync()[0]! - 8 * Math.E) < 1e-4);
  });
});

function matrix(values: number[]): Tensor2D {
  return tf.tensor2d(values, [2, 3]);
}

function wave(shape: number[], phase: number): Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, k) => Math.sin((k + 1) ** 2 * 0.7391 + phase)),
    shape,
  );
}
