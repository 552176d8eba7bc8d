import assert from "node:assert/strict";
import { test } from "node:test";
import { accuracy, bootstrapInterval, meanAbsoluteError, rocAuc } from "../../src/metrics/index.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";
import { assertClose } from "../support/close.js";

/** 400 samples of which 320 were predicted right. */
const truth = Array.from({ length: 400 }, (_, i) => i % 2);
const predicted = truth.map((label, i) => (i % 5 === 0 ? 1 - label : label));

test("of a share, the interval is that of the binomial distribution", () => {
  const found = bootstrapInterval(accuracy, truth, predicted, { resamples: 4000, seed: 1 });
  assert.equal(found.value, 0.8);
  assert.equal(found.resamples, 4000);
  const error = 1.959964 * Math.sqrt((0.8 * 0.2) / 400); // 0.0392
  assertClose(found.low, 0.8 - error, "low", 0.005);
  assertClose(found.high, 0.8 + error, "high", 0.005);
});

function once(seed?: number): object {
  return bootstrapInterval(accuracy, truth, predicted, {
    resamples: 50,
    ...(seed ? { seed } : {}),
  });
}

function interval(options: object, guess = predicted): () => object {
  return () => bootstrapInterval(accuracy, truth, guess, options);
}

test("more confidence, a wider interval", () => {
  const widths = [0.5, 0.9, 0.99].map((confidence) => {
    const { low, high } = bootstrapInterval(accuracy, truth, predicted, { confidence, seed: 1 });
    return high - low;
  });
  assert.deepEqual(widths, widths.toSorted((a, b) => a - b)); // prettier-ignore
  assert.equal(new Set(widths).size, 3);
});

test("holds the true value as often as it says", () => {
  const { next } = random(3);
  let held = 0;
  for (let trial = 0; trial < 200; trial++) {
    const right = Array.from({ length: 60 }, () => 1);
    const guess = right.map(() => (next() < 0.7 ? 1 : 0));
    const { low, high } = bootstrapInterval(accuracy, right, guess, {
      confidence: 0.9,
      resamples: 200,
      seed: trial,
    });
    if (low <= 0.7 && 0.7 <= high) held++;
  }
  assert.ok(held >= 165 && held <= 195, `${held} of 200`);
});

test("the same seed gives the same, another seed another", () => {
  assert.deepEqual(once(4), once(4));
  assert.notDeepEqual(once(4), once(5));
  assert.notDeepEqual(once(), once());
});

test("draws without a value are left out", () => {
  const found = bootstrapInterval(rocAuc, [0, 1, 1], [0.1, 0.4, 0.3], { seed: 1, resamples: 300 });
  assert.ok(found.resamples > 150 && found.resamples < 300, `${found.resamples}`);
  assert.equal(found.value, 1);
  assert.throws(
    () => bootstrapInterval(() => Number.NaN, [0, 1], [0, 1]),
    /^Error: metric: expected a number in some of the draws; received NaN in all$/,
  );
});

test("tensors are drawn from, and none is left behind", () => {
  const right = tf.tensor1d([1, 2, 3, 4]);
  const guess = tf.tensor2d([[1], [2], [3], [6]]);
  const before = tf.memory().numTensors;
  const { value, low, high } = bootstrapInterval(meanAbsoluteError, right, guess, { seed: 2 });
  assert.equal(value, 0.5);
  assert.deepEqual([low, high], [0, 1.5]);
  assert.equal(tf.memory().numTensors, before);
  tf.dispose([right, guess]);
});

test("refuses what is wrong", () => {
  assert.throws(interval({ resamples: 0 }), /^Error: resamples: expected a whole number/);
  assert.throws(interval({}, [1]), /^Error: predicted: expected 400 samples.*received 1 samples$/);
  assert.throws(() => bootstrapInterval(accuracy, [], []), /^Error: predicted: expected 1 samples/);
});
