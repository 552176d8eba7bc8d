import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { earlyStopping } from "../../src/callbacks/index.js";
import { compiled } from "../../src/graph/index.js";
import * as metrics from "../../src/metrics/index.js";
import { fit, type FitOptions } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { assertClose } from "../support/close.js";
import { small, smallData, smallModel } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData();
});
after(() => data.dispose());

/** Without learning, so that all batches of an epoch see the same model. */
const still = { loss: small.loss, optimizer: () => tf.train.sgd(0), batchSize: 7 } as const;

function predicted(model: LayersModel): number[] {
  return tf.tidy(() => [...(model.predict(data.x as Tensor) as Tensor).dataSync()]);
}

async function fitStill(model: LayersModel, options: FitOptions): ReturnType<typeof fit> {
  const optimizer = still.optimizer();
  const history = await fit(model, data, { ...still, optimizer, ...options });
  optimizer.dispose();
  return history;
}

for (const setting of [true, false]) {
  test(`values over the epoch, not means of batches; steps ${setting ? "" : "not "}compiled`, async () => {
    compiled(setting);
    const model = smallModel();
    const tensors = tf.memory().numTensors;
    const names = ["auc", "f1", "precision", "recall", "r2", "averagePrecision"] as const;
    const history = await fitStill(model, {
      metrics: ["accuracy", ...names],
      epochs: 8,
      validationData: data,
    });
    assert.equal(history.compiledSteps > 0, setting);
    const truth = [...(data.y as Tensor).dataSync()];
    const scores = predicted(model);
    const options = { zeroDivision: 0 } as const;
    const expected = {
      auc: metrics.rocAuc(truth, scores),
      f1: metrics.f1(truth, scores, options),
      precision: metrics.precision(truth, scores, options),
      recall: metrics.recall(truth, scores, options),
      r2: metrics.r2(truth, scores),
      averagePrecision: metrics.averagePrecision(truth, scores),
    };
    const all = ["loss", "accuracy", ...names];
    assert.deepEqual(Object.keys(history.metrics), [...all, ...all.map((name) => `val_${name}`)]);
    for (const name of names) {
      for (const key of [name, `val_${name}`]) {
        for (const value of history.metrics[key]!) assertClose(value, expected[name], key, 1e-6);
      }
    }
    assert.equal(tf.memory().numTensors, tensors);
    model.dispose();
    compiled(true);
  });
}

test("as objects, with options and a name; the object is not used up", async () => {
  const model = smallModel();
  const metric = metrics.streaming.fBeta({ beta: 2, name: "f2" });
  metric.update([1], [1]);
  const history = await fitStill(model, { metrics: metric, epochs: 2 });
  const truth = [...(data.y as Tensor).dataSync()];
  const whole = metrics.fBeta(truth, predicted(model), { beta: 2 });
  assertClose([...history.metrics["f2"]!], [whole, whole], "f2", 1e-6);
  assert.equal(metric.result(), 1);
  model.dispose();
});

test("callbacks see them at the end of an epoch, and can watch them", async () => {
  const model = smallModel();
  const logs: object[] = [];
  const history = await fitStill(model, {
    metrics: ["auc"],
    epochs: 9,
    validationData: data,
    callbacks: [
      { onEpochEnd: (_epoch, seen) => void logs.push(seen) },
      earlyStopping({ monitor: "val_auc", patience: 2 }),
    ],
  });
  assert.deepEqual(Object.keys(logs[0]!), ["loss", "auc", "val_loss", "val_auc"]);
  assert.equal(history.epochs, 3); // it never gets better
  model.dispose();
});

test("a model that is compiled again keeps them, unless it is told others", async () => {
  const model = smallModel();
  await fitStill(model, { metrics: ["auc", "accuracy"] });
  const kept = await fitStill(model, {});
  assert.deepEqual(Object.keys(kept.metrics), ["loss", "accuracy", "auc"]);
  const changed = await fitStill(model, { metrics: ["recall"] });
  assert.deepEqual(Object.keys(changed.metrics), ["loss", "recall"]);
  model.compile({ loss: "binaryCrossentropy", optimizer: "sgd" });
  assert.deepEqual(Object.keys((await fit(model, data)).metrics), ["loss"]);
  model.dispose();
});

function twoHeads(): LayersModel {
  const input = tf.input({ shape: [3] });
  const head = (name: string) =>
    tf.layers.dense({ units: 1, activation: "sigmoid", name }).apply(input) as typeof input;
  return tf.model({ inputs: input, outputs: [head("left"), head("right")] });
}

test("of several outputs a metric looks at every one, or at the one that is named", async () => {
  const loss = "binaryCrossentropy";
  const model = twoHeads();
  const both = { x: data.x, y: { left: data.y as Tensor, right: data.y as Tensor } };
  const every = await fit(model, both, { loss, optimizer: "sgd", metrics: ["recall"] });
  const names = ["loss", "left_loss", "right_loss"];
  assert.deepEqual(Object.keys(every.metrics), [...names, "left_recall", "right_recall"]);
  const one = await fit(model, both, { loss, metrics: { right: "recall" } });
  assert.deepEqual(Object.keys(one.metrics), [...names, "right_recall"]);
  await assert.rejects(
    fit(model, both, { loss, metrics: { middle: "recall" } }),
    /metrics: expected names of outputs; received middle; available: left, right/,
  );
  model.dispose();
});

test("predictions that are no numbers give no value, and no error", async () => {
  const model = smallModel();
  const poisoned = { x: tf.mul(data.x as Tensor, Number.NaN), y: data.y };
  const history = await fit(model, poisoned, { ...small, metrics: ["auc", "recall"] });
  assert.ok(Number.isNaN(history.metrics["auc"]![0]));
  assert.ok(Number.isNaN(history.metrics["recall"]![0]));
  poisoned.x.dispose();
  model.dispose();
});

test("an unknown name is answered with all there are", async () => {
  const model = smallModel();
  const metric = "gini" as "auc";
  await assert.rejects(
    fit(model, data, { ...small, metrics: [metric] }),
    /metrics: expected a known name or a function; received gini; available: accuracy.*rocAuc/,
  );
  model.dispose();
});
