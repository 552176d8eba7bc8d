import assert from "node:assert/strict";
import { test } from "node:test";
import { displaySymbol } from "../../src/display/host.js";
import { evaluate } from "../../src/evaluation/index.js";
import * as metrics from "../../src/metrics/index.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";
import { assertClose } from "../support/close.js";
import { echo } from "./echo.js";

const { next } = random(4);
const drawn = (rows: number, width: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: width }, () => Math.fround(4 * next())));

for (const width of [1, 3]) {
  test(`the scores are those of the metrics: ${width} outputs, whatever the batch size`, () => {
    const [truth, predicted] = [drawn(53, width), drawn(53, width)];
    const data = { x: tf.tensor2d(predicted), y: tf.tensor2d(truth) };
    const before = tf.memory().numTensors;
    for (const batchSize of [7, 53, 1000]) {
      const found = evaluate(echo(width), data, { task: "regression", batchSize });
      assert.deepEqual([found.truth, found.predicted, found.samples], [truth, predicted, 53]);
      assertClose(found.r2, metrics.r2(truth, predicted));
      assertClose(found.meanAbsoluteError, metrics.meanAbsoluteError(truth, predicted));
      assertClose(found.meanSquaredError, metrics.meanSquaredError(truth, predicted));
      assertClose(found.rootMeanSquaredError, metrics.rootMeanSquaredError(truth, predicted));
      assertClose(found.medianAbsoluteError, metrics.medianAbsoluteError(truth, predicted));
      assertClose(found.maxError, metrics.maxError(truth.flat(), predicted.flat()));
      assert.ok(!("loss" in found));
    }
    assert.equal(tf.memory().numTensors, before);
    tf.dispose([data.x, data.y]);
  });
}

test("truth of shape [samples], and the loss of a compiled model", () => {
  const data = { x: tf.tensor2d([[1], [2], [4]]), y: tf.tensor1d([1, 2, 3]) };
  const found = evaluate(echo(1, "meanSquaredError"), data, { task: "regression", batchSize: 2 });
  assertClose(found.loss, 1 / 3, "loss", 1e-6);
  assert.deepEqual(found.truth, [[1], [2], [3]]);
  tf.dispose([data.x, data.y]);
});

test("the result shows itself as a report", async () => {
  const data = { x: tf.tensor2d([[1], [2], [4]]), y: tf.tensor1d([1, 2, 3]) };
  const report = await evaluate(echo(1), data, { task: "regression" })[displaySymbol]();
  assert.match(String(report["text/plain"]), /^R² 0\.5000 · 3 samples\n[^]*largest error +1\.0000/);
  assert.match(String(report["text/html"]), /mean absolute error/);
  tf.dispose([data.x, data.y]);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "NaN from the model",
    () =>
      evaluate(echo(1), { x: tf.tensor2d([[1], [NaN]]), y: tf.zeros([2]) }, { task: "regression" }),
    /^Error: predictions from sample 0\[1\]: expected a number a sample; received NaN$/,
  ],
  [
    "truth of another width",
    () => evaluate(echo(2), { x: tf.ones([2, 2]), y: tf.zeros([2, 3]) }, { task: "regression" }),
    /^Error: data\.y: expected 2 numbers a sample; received shape \[2, 3\]$/,
  ],
  [
    "another task",
    () =>
      evaluate(
        echo(1),
        { x: tf.ones([2, 1]), y: tf.zeros([2]) },
        { task: "ranking" as "regression" },
      ),
    /^Error: task: .*received ranking; available: classification, regression$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}; no tensor is left`, () => {
    tf.tidy(() => {
      assert.throws(act, message);
    });
  });
}
