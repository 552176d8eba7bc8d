import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { after, before, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/compiled-tf.js";
import { compileFunction, seenBefore } from "../../src/graph/index.js";
import { compilation, fit } from "../../src/training/index.js";
import { bindingOf } from "../native/binding-of.js";

let x: Tensor;
let y: Tensor;
before(() => {
  x = tf.randomUniform([32, 4], -1, 1, "float32", 3);
  y = tf.randomUniform([32, 2], -1, 1, "float32", 4);
});
after(() => tf.dispose([x, y]));

function modelOf(): LayersModel {
  const inputs = tf.input({ shape: [4] });
  const inner = tf.layers.dense({ units: 5, activation: "tanh" }).apply(inputs) as typeof inputs;
  const outputs = tf.layers.dense({ units: 2 }).apply(inner) as typeof inputs;
  const model = tf.model({ inputs, outputs });
  model.compile({ loss: "meanSquaredError", optimizer: "adam" });
  return model;
}

const graphs = (): number => bindingOf(tf).graphs.count();

/** Collects garbage until something is gone; gives up after many times. */
async function collected(isGone: () => boolean): Promise<void> {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  for (let i = 0; i < 1000 && !isGone(); i++) {
    gc();
    // oxlint-disable-next-line no-await-in-loop
    await setImmediate();
  }
}

test("the next fit of a model goes on with the graphs of the last, with and without lab", async () => {
  const model = modelOf();
  const first = await fit(model, { x, y }, { batchSize: 4, epochs: 2, validationData: { x, y } });
  assert.equal(first.compiledSteps, 16 - seenBefore - 2);
  const count = graphs();
  const second = await fit(model, { x, y }, { batchSize: 4, validationData: { x, y } });
  assert.equal(second.compiledSteps, 8);
  assert.equal(compilation(model)["lab.fit, validation"]!.compiledSteps, 24 - seenBefore - 2);
  for (let i = 0; i < 3; i++) await model.fit(x, y, { batchSize: 4, verbose: 0 });
  assert.equal(compilation(model)["model.fit"]!.compiledSteps, 24 - seenBefore - 2);
  assert.equal(graphs(), count + 1);
  model.dispose();
});

test("a model that is disposed frees its graphs", async () => {
  const count = graphs();
  const model = modelOf();
  await fit(model, { x, y }, { batchSize: 4, epochs: 3, validationSplit: 0.5 });
  await model.fit(x, y, { batchSize: 4, epochs: 3, verbose: 0 });
  tf.dispose(model.predict(x, { batchSize: 2 }));
  assert.equal(graphs(), count + 4);
  model.dispose();
  assert.equal(graphs(), count);
});

test("a model that is compiled anew frees the graphs of its steps", async () => {
  const count = graphs();
  const model = modelOf();
  for (let i = 0; i < 3; i++) {
    model.compile({ loss: "meanAbsoluteError", optimizer: "sgd" });
    await model.fit(x, y, { batchSize: 4, verbose: 0 });
    await model.fit(x, y, { batchSize: 4, verbose: 0 });
    assert.equal(graphs(), count + 1);
  }
  model.dispose();
});

test("shapes that come seldom leave the graph of one that comes often", () => {
  const model = modelOf();
  const run = (samples: number): number => {
    tf.tidy(() => void model.predict(x.slice(0, samples)));
    return compilation(model)["model.predict"]!.compiledSteps;
  };
  for (let i = 0; i < seenBefore + 2; i++) run(32);
  for (let samples = 1; samples < 32; samples++) {
    run(samples);
    assert.equal(run(32), samples);
  }
  model.dispose();
});

test("graphs go with the model or function that nobody holds", async () => {
  const count = graphs();
  await (async () => {
    const model = modelOf();
    await fit(model, { x, y }, { batchSize: 4, epochs: 3 });
    tf.dispose(model.predict(x, { batchSize: 2 }));
    const double = compileFunction((a: Tensor) => a.mul(2));
    for (let i = 0; i < 3; i++) double(x).dispose();
    assert.equal(graphs(), count + 3);
  })();
  await collected(() => graphs() <= count);
  assert.equal(graphs(), count);
});
