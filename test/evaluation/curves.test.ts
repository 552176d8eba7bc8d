import assert from "node:assert/strict";
import { test } from "node:test";
import * as data from "../../src/data/index.js";
import { iris } from "../../src/datasets/iris.js";
import { dfd } from "../../src/dfd.js";
import { displaySymbol } from "../../src/display/host.js";
import { crossValidate, learningCurve, validationCurve } from "../../src/evaluation/index.js";
import { tf } from "../../src/tf.js";
import { network } from "./network.js";

const classifying = {
  target: "species",
  model: network,
  folds: 3,
  seed: 5,
  fit: {
    loss: "sparseCategoricalCrossentropy",
    optimizer: "adam",
    epochs: 2,
    batchSize: 16,
    seed: 1,
  },
} as const;

test("a learning curve: sizes as scikit-learn has them; all samples is plain cross-validation", async () => {
  const df = await iris();
  const tensors = tf.memory().numTensors;
  const curve = await learningCurve(df, classifying);
  assert.equal(tf.memory().numTensors, tensors);
  // (numpy.linspace(0.1, 1, 5) * 100).astype(int)
  assert.deepEqual(curve.sizes, [10, 32, 55, 77, 100]);
  assert.equal(curve.metric, "accuracy");
  assert.equal(curve.stopped, false);
  const whole = await crossValidate(df, { ...classifying, trainScores: true });
  assert.deepEqual(curve.validation.at(-1), whole.scores.accuracy!.values);
  assert.deepEqual(curve.train.at(-1), whole.trainScores!.accuracy!.values);
  curve.results.forEach(({ folds }, i) => {
    assert.deepEqual(
      folds.map(({ trained, tested }) => [trained, tested]),
      Array.from({ length: 3 }, () => [curve.sizes[i], 50]),
    );
    assert.deepEqual(
      folds.map(({ rows }) => rows),
      whole.folds.map(({ rows }) => rows),
    );
  });
  const bundle = await curve[displaySymbol]();
  assert.match(String(bundle["text/plain"]), /accuracy/);
});

test("sizes as counts; wrong ones are refused", async () => {
  const df = await iris();
  const curve = await learningCurve(df, { ...classifying, trainSizes: [20, 5, 20] });
  assert.deepEqual(curve.sizes, [5, 20]);
  for (const trainSizes of [[101], [0.001], [2.5, 9], []]) {
    await assert.rejects(
      learningCurve(df, { ...classifying, trainSizes }),
      /trainSizes: expected shares that come to at least 1 of 100 samples/,
    );
  }
});

test("a learning curve of a regression", async () => {
  const a = Array.from({ length: 30 }, (_, i) => i / 30);
  const df = new dfd.DataFrame({ a, y: a.map((value) => 3 * value + 1) });
  const curve = await learningCurve(df, {
    target: "y",
    model: network,
    fit: { loss: "meanSquaredError", optimizer: "sgd" },
    trainSizes: [0.5, 1],
    folds: data.kFold({ folds: 3 }),
  });
  assert.equal(curve.metric, "r2");
  assert.deepEqual(curve.sizes, [10, 20]);
});

test("a validation curve: each value is cross-validated on the same folds", async () => {
  const df = await iris();
  const seen: number[] = [];
  const { fit } = classifying;
  const curve = await validationCurve(df, {
    ...classifying,
    parameter: "epochs",
    values: [1, 8],
    fit: ({ value }) => {
      seen.push(value);
      return { ...fit, epochs: value };
    },
    prepare: () => data.standardScaler(),
    metric: "loss",
  });
  assert.deepEqual(seen, [1, 1, 1, 8, 8, 8]);
  assert.equal(curve.best, 8);
  for (const [i, epochs] of [1, 8].entries()) {
    const alone = await crossValidate(df, {
      ...classifying,
      fit: { ...fit, epochs },
      prepare: () => data.standardScaler(),
      metrics: ["loss"],
      trainScores: true,
    });
    assert.deepEqual(curve.validation[i], alone.scores.loss!.values);
    assert.deepEqual(curve.train[i], alone.trainScores!.loss!.values);
  }
  const bundle = await curve[displaySymbol]();
  assert.match(String(bundle["text/plain"]), /loss/);
});

test("values may be names, of which the best is told", async () => {
  const df = await iris();
  const curve = await validationCurve(df, {
    ...classifying,
    values: ["short", "long"],
    metric: "loss",
    fit: ({ value }) => ({ ...classifying.fit, epochs: value === "short" ? 1 : 20 }),
  });
  assert.equal(curve.best, "long");
  await assert.rejects(
    validationCurve(df, { ...classifying, values: [] }),
    /values: expected at least one value/,
  );
  await assert.rejects(
    validationCurve(df, { ...classifying, values: [1], metric: "r2" }),
    /metrics: expected scores of a classification; received r2/,
  );
});
