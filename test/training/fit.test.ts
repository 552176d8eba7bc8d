import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { fit } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { assertClose } from "../support/close.js";
import { small, smallData, smallModel, weightsOf } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData();
});
after(() => data.dispose());

test("gives the numbers of tfjs's own fit", async () => {
  const [ours, theirs] = [smallModel(), smallModel()];
  const options = { epochs: 4, batchSize: 16, validationSplit: 0.3, shuffle: false };
  const history = await fit(ours, data, { ...small, ...options });
  theirs.compile({ ...small, metrics: [...small.metrics] });
  const expected = await theirs.fit(data.x as Tensor, data.y as Tensor, { ...options, verbose: 0 });

  const names = { loss: "loss", accuracy: "acc", val_loss: "val_loss", val_accuracy: "val_acc" };
  assert.deepEqual(Object.keys(history.metrics), Object.keys(names));
  for (const [name, theirName] of Object.entries(names)) {
    assertClose([...history.metrics[name]!], expected.history[theirName], name, 1e-6);
  }
  assertClose(weightsOf(ours), weightsOf(theirs), "weights", 1e-6);
});

test("defaults: one epoch, batches of 32, shuffled, no validation", async () => {
  const sizes: number[] = [];
  const history = await fit(smallModel(), data, {
    ...small,
    callbacks: { onBatchEnd: (_batch, logs) => void sizes.push(logs!["size"]!) },
  });
  assert.equal(history.epochs, 1);
  assert.equal(history.stopped, undefined);
  assert.deepEqual(sizes, [32, 18]);
  assert.deepEqual(Object.keys(history.metrics), ["loss", "accuracy"]);
  assert.ok(history.seconds > 0);
});

test("a smaller last batch counts for its samples", async () => {
  const batches: { size: number; loss: number }[] = [];
  const history = await fit(smallModel(), data, {
    ...small,
    batchSize: 48,
    validationData: data,
    callbacks: { onBatchEnd: (_, logs) => void batches.push(logs as (typeof batches)[0]) },
  });
  const sum = batches.reduce((total, { size, loss }) => total + size * loss, 0);
  assertClose(history.metrics["loss"]![0], sum / 50);

  const whole = await fit(smallModel(), data, { ...small, batchSize: 50, validationData: data });
  const halves = await fit(smallModel(), data, {
    loss: small.loss,
    optimizer: tf.train.sgd(0),
    batchSize: 48,
    validationData: data,
  });
  // Without learning, training and validation see the same model.
  assertClose(halves.metrics["val_loss"]![0], halves.metrics["loss"]![0], "val_loss", 1e-6);
  assertClose(whole.metrics["loss"]![0], halves.metrics["loss"]![0], "loss", 1e-6);
});

test("goes on from an epoch with the optimizer it had", async () => {
  const [once, twice] = [smallModel(), smallModel()];
  const options = { shuffle: false, batchSize: 16 };
  const compile = { ...small, optimizer: "adam" } as const;
  const whole = await fit(once, data, { ...compile, ...options, epochs: 4 });
  await fit(twice, data, { ...compile, ...options, epochs: 2 });
  const epochs: number[] = [];
  const rest = await fit(twice, data, {
    ...options,
    initialEpoch: 2,
    epochs: 4,
    callbacks: { onEpochEnd: (epoch) => void epochs.push(epoch) },
  });
  assert.deepEqual(epochs, [2, 3]);
  assert.deepEqual(rest.rows()[0]!.epoch, 3);
  assertClose([...rest.metrics["loss"]!], whole.metrics["loss"]!.slice(2), "loss", 1e-6);
  assertClose(weightsOf(twice), weightsOf(once), "weights", 1e-6);
});

test("several inputs and outputs, by order and by name", async () => {
  const tensors = { a: tf.ones([5, 2]), b: tf.ones([5, 3]), p: tf.ones([5]), q: tf.zeros([5, 1]) };
  const { a, b, p, q } = tensors;
  const options = { loss: "mse", optimizer: "sgd" } as const;
  const named = await fit(twoByTwo(), { x: { b, a }, y: { q, p } }, options);
  const listed = await fit(twoByTwo(), { x: [a, b], y: [p, q] }, options);
  assert.deepEqual(named.metrics, { loss: [41], p_loss: [16], q_loss: [25] });
  assert.deepEqual(listed.metrics, named.metrics);
  tf.dispose(tensors);
});

test("the tensors passed in are as they were", async () => {
  const x = data.x as Tensor;
  const first = [...x.dataSync()];
  await fit(smallModel(), data, { ...small, validationSplit: 0.5, seed: 1 });
  assert.equal(x.isDisposed, false);
  assert.deepEqual([...x.dataSync()], first);
});

/** Two inputs, two outputs that sum up both. */
function twoByTwo(): LayersModel {
  const a = tf.input({ shape: [2], name: "a" });
  const b = tf.input({ shape: [3], name: "b" });
  const kernelInitializer = "ones";
  const joined = tf.layers.concatenate().apply([a, b]);
  const p = tf.layers.dense({ units: 1, name: "p", kernelInitializer }).apply(joined);
  const q = tf.layers.dense({ units: 1, name: "q", kernelInitializer }).apply(joined);
  return tf.model({ inputs: [a, b], outputs: [p, q] as (typeof a)[] });
}
