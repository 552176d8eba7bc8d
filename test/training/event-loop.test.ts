import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/compiled-tf.js";
import { compilation, fit } from "../../src/training/index.js";

let x: Tensor;
let y: Tensor;
before(() => {
  x = tf.randomUniform([64, 4], -1, 1, "float32", 3);
  y = tf.randomUniform([64, 2], -1, 1, "float32", 4);
});
after(() => tf.dispose([x, y]));

function modelOf(): LayersModel {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [4] })] });
  model.compile({ loss: "meanSquaredError", optimizer: "sgd" });
  return model;
}

/** Calls `done` when a timer has fired some times, and not before `ready`. */
function afterTicks(ready: () => boolean, done: () => void): void {
  let ticks = 0;
  const timer = setInterval(() => {
    if (!ready() || ++ticks < 5) return;
    clearInterval(timer);
    done();
  }, 1);
}

test("timers fire while compiled steps of lab.fit run, and an abort ends it after the batch", async () => {
  const model = modelOf();
  const controller = new AbortController();
  let batches = 0;
  let aborted = Infinity;
  afterTicks(
    () => (compilation(model)["lab.fit"]?.compiledSteps ?? 0) > 0,
    () => {
      aborted = batches;
      controller.abort();
    },
  );
  const callbacks = { onBatchEnd: () => void batches++ };
  const { stopped, compiledSteps } = await fit(
    model,
    { x, y },
    { batchSize: 4, epochs: 1e6, signal: controller.signal, callbacks },
  );
  assert.match(stopped!, /^interrupted in epoch \d+, after batch \d+ of 16/);
  assert.equal(batches, aborted);
  assert.ok(compiledSteps > 0);
  model.dispose();
});

test("timers fire while compiled steps of model.fit run, and stopTraining ends it", async () => {
  const model = modelOf();
  afterTicks(
    () => (compilation(model)["model.fit"]?.compiledSteps ?? 0) > 0,
    () => (model.stopTraining = true),
  );
  const { epoch } = await model.fit(x, y, { batchSize: 4, epochs: 1e6, verbose: 0 });
  assert.ok(epoch.length < 1e6);
  model.dispose();
});
