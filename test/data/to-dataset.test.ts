import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { imageAugmentation, mixUp, randomFlip, toDataset } from "../../src/data/index.js";
import { tf } from "../../src/tf.js";

const x = tf.range(0, 10).reshape([10, 1]);
const y = tf.range(0, 10).mul(2);

/** The batches of one pass. */
async function pass(
  dataset: ReturnType<typeof toDataset>,
): Promise<{ xs: number[][]; ys: number[] }[]> {
  const batches: { xs: number[][]; ys: number[] }[] = [];
  await dataset.forEachAsync(({ xs, ys }) => {
    batches.push({ xs: xs.arraySync() as number[][], ys: (ys.arraySync() as number[][]).flat() });
    tf.dispose([xs, ys]);
  });
  return batches;
}

describe("toDataset", () => {
  test("batches of aligned samples, each sample once a pass, in a new order each", async () => {
    const dataset = toDataset({ x, y }, { batchSize: 4, seed: 1 });
    const [first, second] = [await pass(dataset), await pass(dataset)];
    assert.deepEqual(
      first.map(({ ys }) => ys.length),
      [4, 4, 2],
    );
    for (const batches of [first, second]) {
      const all = batches.flatMap(({ xs }) => xs.flat());
      assert.deepEqual(
        all.toSorted((a, b) => a - b),
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      );
      assert.deepEqual(
        batches.flatMap(({ ys }) => ys),
        all.map((value) => 2 * value),
      );
    }
    assert.notDeepEqual(second, first);
    assert.deepEqual(await pass(toDataset({ x, y }, { batchSize: 4, seed: 1 })), first);
  });

  test("in order, and without a smaller last batch", async () => {
    const batches = await pass(
      toDataset({ x, y }, { batchSize: 4, shuffle: false, dropRemainder: true, prefetch: 0 }),
    );
    assert.deepEqual(batches.map(({ ys }) => ys), [[0, 2, 4, 6], [8, 10, 12, 14]]); // prettier-ignore
  });

  test("changed on the fly, and nothing leaks", async () => {
    const images = tf
      .range(0, 2 * 2 * 10)
      .reshape([10, 1, 4, 1])
      .div(40) as ReturnType<typeof tf.tensor4d>;
    const labels = tf.oneHot(tf.range(0, 10, 1, "int32"), 10).toFloat() as ReturnType<
      typeof tf.tensor2d
    >;
    const before = tf.memory().numTensors;
    const flipped = await pass(
      toDataset(
        { x: images, y: labels },
        { augment: imageAugmentation([randomFlip()], { seed: 1 }) },
      ),
    );
    const mixed = await pass(toDataset({ x: images, y: labels }, { augment: mixUp({ seed: 1 }) }));
    assert.equal(flipped.length + mixed.length, 2);
    assert.equal(tf.memory().numTensors, before);
  });

  test("a model learns from it", async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
    model.compile({ loss: "meanSquaredError", optimizer: tf.train.sgd(0.01) });
    const history = await model.fitDataset(toDataset({ x, y }, { batchSize: 5, seed: 1 }), {
      epochs: 40,
      verbose: 0,
    });
    const losses = history.history["loss"] as number[];
    assert.ok(losses.at(-1)! < losses[0]! / 10, String(losses));
  });

  test("bad input is named", () => {
    const short = tf.zeros([3]);
    assert.throws(
      () => toDataset({ x, y: short }),
      /y: expected 10 samples, as x has; received shapes \[10, 1\] and \[3\]/,
    );
    assert.throws(() => toDataset({ x, y }, { batchSize: 0 }), /batchSize: expected/);
    assert.throws(() => toDataset({ x, y }, { prefetch: -1 }), /prefetch: expected/);
    short.dispose();
  });
});
