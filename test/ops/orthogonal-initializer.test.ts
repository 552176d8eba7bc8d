import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";

const shapes = [
  [6, 4],
  [4, 6],
  [5, 5],
  [2, 3, 2, 4],
];

for (const shape of shapes) {
  test(`[${shape}]: orthogonal, and for a seed what tfjs makes in JavaScript`, () => {
    const initializer = tf.initializers.orthogonal({ seed: 7, gain: 2 });
    const before = tf.memory().numTensors;
    const native = initializer.apply(shape);
    assert.ok(tf.setBackend("cpu"));
    const script = [...initializer.apply(shape).dataSync()];
    assert.ok(tf.setBackend("tensorflow"));
    [...native.dataSync()].forEach((value, i) => {
      assert.ok(Math.abs(value - script[i]!) < 1e-5, `${i}: ${value} is not ${script[i]}`);
    });
    const gram = tf.tidy(() => {
      const flat: Tensor = native.reshape([-1, shape.at(-1)!]);
      const [rows, columns] = flat.shape as [number, number];
      return [
        ...tf
          .matMul(flat, flat, rows >= columns, rows < columns)
          .div(4)
          .dataSync(),
      ];
    });
    const size = Math.sqrt(gram.length);
    gram.forEach((value, i) => {
      const wanted = i % size === Math.floor(i / size) ? 1 : 0;
      assert.ok(Math.abs(value - wanted) < 1e-5, `${i}: ${value}`);
    });
    native.dispose();
    assert.ok(tf.memory().numTensors <= before + 1, "only what was made in JavaScript is left");
  });
}

test("without a seed each matrix is another; large recurrent layers make no warning", () => {
  const { warn } = console;
  const warnings: unknown[] = [];
  console.warn = (...message: unknown[]) => void warnings.push(message);
  try {
    const initializer = tf.initializers.orthogonal({});
    const [one, other] = [0, 1].map(() => [...initializer.apply([64, 256]).dataSync()]);
    assert.notDeepEqual(one, other);
  } finally {
    console.warn = warn;
  }
  assert.deepEqual(warnings, []);
});

test("vectors are refused as tfjs refuses them", () => {
  assert.throws(() => tf.initializers.orthogonal({}).apply([3]), /Shape must be at least 2D/);
});
