import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as metrics from "../../../src/metrics/index.js";
import { streamingByName } from "../../../src/metrics/streaming/by-name.js";
import { tf } from "../../../src/tf.js";
import { random } from "../../../src/util/random.js";
import { assertClose } from "../../support/close.js";

const { streaming } = metrics;
const samples = 97;

function drawn(width: number, seed: number): number[][] {
  const { next } = random(seed);
  return Array.from({ length: samples }, () => Array.from({ length: width }, () => next()));
}

/** Class numbers, and probabilities that often favour them. */
function classified(width: number): { truth: number[]; rows: number[][] } {
  const { int } = random(9);
  const truth = Array.from({ length: samples }, () => int(width));
  const rows = drawn(width, 4).map((row, sample) => {
    const scores = row.map((score, code) => score + (code === truth[sample] ? 0.4 : 0));
    const sum = scores.reduce((total, score) => total + score, 0);
    return scores.map((score) => score / sum);
  });
  return { truth, rows };
}

type Values = number[] | number[][];

/** What a streaming metric comes to for data in batches of the given sizes, the last as long as what is left. */
function streamed(
  metric: metrics.streaming.StreamingMetric,
  truth: Values,
  predicted: Values,
  sizes: readonly number[],
): number {
  let start = 0;
  for (const size of [...sizes, samples]) {
    const part = <T>(values: readonly T[]): T[] => values.slice(start, start + size);
    if (start < samples)
      metric.update(part<never>(truth as never[]), part<never>(predicted as never[]));
    start += size;
  }
  return metric.result();
}

const partitions = [[], [1, 1, 1], [32, 32, 32], [96]];

const three = classified(3);
const two = classified(2);
const column = two.rows.map((row) => row[1]!);
const labels = [0, 1, 2];

describe("classes: the value of all samples together, however they come in batches", () => {
  const averages = ["macro", "micro", "weighted"] as const;
  for (const name of ["precision", "recall", "f1", "jaccard", "specificity"] as const) {
    test(name, () => {
      for (const sizes of partitions) {
        for (const average of averages) {
          const options = { average };
          const whole = metrics[name](three.truth, three.rows, { ...options, labels });
          assertClose(streamed(streaming[name](options), three.truth, three.rows, sizes), whole);
        }
        const binary = metrics[name](two.truth, column);
        assertClose(streamed(streaming[name](), two.truth, column, sizes), binary);
        assertClose(streamed(streaming[name](), two.truth, two.rows, sizes), binary);
      }
    });
  }

  const others = {
    fBeta: [
      streaming.fBeta({ beta: 2 }),
      metrics.fBeta(three.truth, three.rows, { beta: 2, average: "macro", labels }),
    ],
    balancedAccuracy: [
      streaming.balancedAccuracy({ adjusted: true }),
      metrics.balancedAccuracy(three.truth, three.rows, { adjusted: true }),
    ],
    matthewsCorrelation: [
      streaming.matthewsCorrelation(),
      metrics.matthewsCorrelation(three.truth, three.rows),
    ],
    cohenKappa: [
      streaming.cohenKappa({ weights: "quadratic" }),
      metrics.cohenKappa(three.truth, three.rows, { weights: "quadratic" }),
    ],
    rocAuc: [streaming.rocAuc(), metrics.rocAuc(three.truth, three.rows)],
    "rocAuc, weighted": [
      streaming.rocAuc({ average: "weighted" }),
      metrics.rocAuc(three.truth, three.rows, { average: "weighted" }),
    ],
    averagePrecision: [
      streaming.averagePrecision(),
      metrics.averagePrecision(three.truth, three.rows),
    ],
    logLoss: [streaming.logLoss(), metrics.logLoss(three.truth, three.rows)],
    brierScore: [streaming.brierScore(), metrics.brierScore(three.truth, three.rows)],
    topKAccuracy: [
      streaming.topKAccuracy({ k: 2 }),
      metrics.topKAccuracy(three.truth, three.rows, { k: 2 }),
    ],
    of: [
      streaming.of("own", (truth, predicted) => metrics.accuracy(truth, predicted)),
      metrics.accuracy(three.truth, three.rows),
    ],
  } as const;
  for (const [name, [metric, whole]] of Object.entries(others)) {
    test(name, () => {
      for (const sizes of partitions) {
        assertClose(streamed(metric.fresh(), three.truth, three.rows, sizes), whole);
      }
    });
  }

  test("AUC of one column", () => {
    const whole = metrics.rocAuc(two.truth, column);
    for (const sizes of partitions) {
      assertClose(streamed(streaming.rocAuc(), two.truth, column, sizes), whole);
    }
  });
});

describe("numbers: the value of all samples together, however they come in batches", () => {
  const outputs = { truth: drawn(2, 1), predicted: drawn(2, 2) };
  const times = {
    truth: drawn(1, 1).map(([value]) => 1.6e9 + value!),
    predicted: drawn(1, 3).map(([value]) => 1.6e9 + value!),
  };
  const names = [
    "r2",
    "explainedVariance",
    "rootMeanSquaredError",
    "meanSquaredError",
    "meanAbsoluteError",
    "meanAbsolutePercentageError",
    "medianAbsoluteError",
  ] as const;
  for (const name of names) {
    test(name, () => {
      for (const { truth, predicted } of [outputs, times]) {
        const whole = metrics[name](truth, predicted);
        for (const sizes of partitions) {
          assertClose(streamed(streaming[name](), truth, predicted, sizes), whole, name);
        }
      }
    });
  }

  test("maxError", () => {
    const whole = metrics.maxError(times.truth, times.predicted);
    assertClose(streamed(streaming.maxError(), times.truth, times.predicted, [32]), whole);
  });

  test("R² of one sample is not defined", () => {
    const metric = streaming.r2();
    metric.update([1], [1]);
    assert.ok(Number.isNaN(metric.result()));
  });
});

test("tensors of any rank are read by their last axis, and none is left", () => {
  const before = tf.memory().numTensors;
  const metric = streaming.f1({ average: "macro" });
  tf.tidy(() => {
    const codes = tf.tensor1d(three.truth.slice(0, 96), "int32");
    const scores = tf.tensor3d(three.rows.slice(0, 96).flat(), [24, 4, 3]);
    metric.update(tf.reshape(codes, [24, 4, 1]), scores);
    const oneHot = streaming.f1({ average: "macro" });
    oneHot.update(tf.oneHot(codes, 3), tf.reshape(scores, [96, 3]));
    assert.equal(oneHot.result(), metric.result());
  });
  assert.equal(tf.memory().numTensors, before);
  const whole = metrics.f1(three.truth.slice(0, 96), three.rows.slice(0, 96), { average: "macro" });
  assertClose(metric.result(), whole, "f1", 1e-6);
});

test("nothing seen is not a number; reset forgets; fresh ones share nothing", () => {
  const metric = streaming.recall({ name: "found" });
  assert.equal(metric.name, "found");
  assert.ok(Number.isNaN(metric.result()));
  metric.update([1, 1], [0.9, 0.1]);
  assert.equal(metric.result(), 0.5);
  const other = metric.fresh();
  other.update([1], [1]);
  assert.deepEqual([metric.result(), other.result(), other.name], [0.5, 1, "found"]);
  metric.reset();
  assert.ok(Number.isNaN(metric.result()));
});

test("a prediction that is no number makes the value none, until the reset", () => {
  const metric = streaming.precision();
  metric.update([1, 0], [0.9, Number.NaN]);
  metric.update([1, 0], [0.9, 0.2]);
  assert.ok(Number.isNaN(metric.result()));
  metric.reset();
  metric.update([1, 0], [0.9, 0.2]);
  assert.equal(metric.result(), 1);
});

test("a threshold for scores that are no probabilities", () => {
  const metric = streaming.precision({ threshold: 0 });
  metric.update([1, 0], [0.3, -0.2]);
  assert.equal(metric.result(), 1);
});

test("what is no class number, and wrong options, are refused", () => {
  const update = (truth: number[], predicted: Values) => () =>
    streaming.f1().update(truth, predicted);
  assert.throws(update([0.5], [0.5]), /truth\[0\]: expected a class number; received 0.5/);
  assert.throws(
    update([0, 2], [0.1, 0.2]),
    /truth\[1\]: expected a class number below 2; received 2/,
  );
  assert.throws(update([0], [0.1, 0.2]), /predicted: expected 1 samples/);
  const [wrong, rows] = [streaming.f1({ average: "binary" }), [[0.1, 0.2, 0.7]]];
  wrong.update([0], rows);
  assert.throws(() => wrong.result(), /another average than "binary" for 3 classes/);
  assert.throws(() => streaming.f1({ threshold: Number.NaN }), /threshold: expected a number/);
  assert.throws(() => streaming.fBeta({ beta: -1 }), /beta: expected/);
  assert.throws(() => streaming.topKAccuracy({ k: 0 }), /k: expected/);
  assert.throws(() => streaming.r2().update([1], [[1, 2]]), /predicted: expected 1 numbers/);
});

test("the metrics of lab.fit by name carry that name", () => {
  for (const [name, make] of Object.entries(streamingByName)) assert.equal(make().name, name);
});
