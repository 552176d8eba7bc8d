import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { mnist, type LabelledImages } from "../../src/datasets/index.js";
import { tf } from "../../src/tf.js";

/** Digits of each class in the two files, as LeCun's page and every textbook give them. */
const trainCounts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
const testCounts = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];

const countsOf = ({ y }: LabelledImages) => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const label of y.dataSync()) counts[label]!++;
  return counts;
};

const digest = ({ x, y }: LabelledImages) =>
  createHash("sha256").update(x.dataSync()).update(y.dataSync()).digest("hex");

test("all of it: shapes, classes, means, and nothing left after dispose", async () => {
  const before = tf.memory().numTensors;
  const data = await mnist();
  assert.deepEqual(data.train.x.shape, [60_000, 28, 28, 1]);
  assert.deepEqual(data.test.x.shape, [10_000, 28, 28, 1]);
  assert.deepEqual(countsOf(data.train), trainCounts);
  assert.deepEqual(countsOf(data.test), testCounts);
  // The mean and deviation that everybody normalises MNIST with.
  const values = data.train.x.dataSync();
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  assert.equal(mean.toFixed(4), "0.1307");
  assert.equal(Math.sqrt(squares / values.length - mean ** 2).toFixed(4), "0.3081");
  assert.deepEqual([...data.train.y.dataSync().subarray(0, 10)], [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
  data.dispose();
  assert.equal(tf.memory().numTensors, before);
});

test("a part: stratified, by seed, with images that belong to their labels", async () => {
  const part = await mnist({ size: 600, seed: 3 });
  assert.deepEqual(part.train.x.shape, [600, 28, 28, 1]);
  assert.deepEqual(part.test.x.shape, [100, 28, 28, 1]);
  countsOf(part.train).forEach((count, digit) => {
    assert.ok(Math.abs(count - trainCounts[digit]! / 100) < 1, `${count} of digit ${digit}`);
  });
  const again = await mnist({ size: 600, seed: 3 });
  const other = await mnist({ size: 600, seed: 4 });
  assert.equal(digest(part.train), digest(again.train));
  assert.notEqual(digest(part.train), digest(other.train));
  await assertBelongs(part.train);
  for (const data of [part, again, other]) data.dispose();
});

test("sizes, one-hot labels, names of the classes", async () => {
  const data = await mnist({ size: 30, testSize: 20, oneHot: true });
  assert.deepEqual(data.train.y.shape, [30, 10]);
  assert.deepEqual(data.test.y.shape, [20, 10]);
  assert.deepEqual([...data.test.y.sum(1).dataSync()], Array(20).fill(1));
  assert.deepEqual(data.train.classes, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  const range = [data.train.x.min(), data.train.x.max()].map((value) => value.dataSync()[0]);
  assert.deepEqual(range, [0, 1]);
  data.dispose();
});

test("sizes that cannot be are refused", async () => {
  await assert.rejects(
    mnist({ size: 60_001 }),
    /^Error: size: expected at most 60000 images; received 60001$/,
  );
  await assert.rejects(
    mnist({ size: 10, testSize: 10_001 }),
    /^Error: testSize: expected at most 10000 images/,
  );
  await assert.rejects(
    mnist({ size: 0 }),
    /^Error: size: expected a whole number of at least 1; received 0$/,
  );
  await assert.rejects(mnist({ size: 1.5 }), /^Error: size: /);
  await assert.rejects(mnist({ size: 10, seed: -3 }), /^Error: seed: /);
});

/** Each image of a part is one of the whole, with the same label, and none comes twice. */
async function assertBelongs(part: LabelledImages): Promise<void> {
  const whole = await mnist();
  const labelOf = new Map(imagesOf(whole.train));
  const images = imagesOf(part);
  for (const [image, label] of images) assert.equal(label, labelOf.get(image));
  assert.equal(new Set(images.map(([image]) => image)).size, images.length);
  whole.dispose();
}

function imagesOf({ x, y }: LabelledImages): [image: string, label: number][] {
  const pixels = Buffer.from(x.dataSync().buffer);
  const size = 4 * 28 * 28;
  return Array.from(y.dataSync(), (label, i) => [
    pixels.subarray(i * size, (i + 1) * size).toString("latin1"),
    label,
  ]);
}
