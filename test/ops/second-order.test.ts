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

test("a third derivative", () => {
  tf.tidy(() => {
    const third = tf.grad(tf.grad(tf.grad((x: Tensor) => tf.exp(tf.mul(x, 2)))));
    assert.ok(Math.abs(third(tf.scalar(0.5)).dataSync()[0]! - 8 * Math.E) < 1e-4);
  });
});

function matrix(values: number[]): Tensor2D {
  return tf.tensor2d(values, [2, 3]);
}
