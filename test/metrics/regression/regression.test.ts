import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dfd } from "../../../src/dfd.js";
import * as metrics from "../../../src/metrics/index.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Score = (truth: number[], predicted: number[]) => number;

interface Case {
  truth: number[];
  predicted: number[];
  scores: Record<string, number | null>;
}

const functions: Readonly<Record<string, Score>> = {
  meanAbsoluteError: metrics.meanAbsoluteError,
  meanSquaredError: metrics.meanSquaredError,
  rootMeanSquaredError: metrics.rootMeanSquaredError,
  meanAbsolutePercentageError: metrics.meanAbsolutePercentageError,
  medianAbsoluteError: metrics.medianAbsoluteError,
  maxError: metrics.maxError,
  r2: metrics.r2,
  explainedVariance: metrics.explainedVariance,
  pinballLoss: metrics.pinballLoss,
  "pinballLoss 0": (truth, predicted) => metrics.pinballLoss(truth, predicted, { quantile: 0 }),
  "pinballLoss 0.9": (truth, predicted) => metrics.pinballLoss(truth, predicted, { quantile: 0.9 }),
};

const { cases } = readFixture("metrics/regression/fixtures/regression.json") as {
  cases: Record<string, Case>;
};

describe("equal to scikit-learn", () => {
  for (const [name, { truth, predicted, scores }] of Object.entries(cases)) {
    test(name, () => {
      assert.ok(Object.keys(scores).length >= Object.keys(functions).length - 1);
      for (const [metric, value] of Object.entries(scores)) {
        const tolerance = 1e-9 * Math.max(1, Math.abs(value ?? 0));
        assertClose(functions[metric]!(truth, predicted), value, metric, tolerance);
      }
    });
  }
});

test("numbers are read from arrays, typed arrays, tensors, columns and series", () => {
  const truth = [1, 2, 4];
  const predicted = [1, 2, 3];
  const before = tf.memory().numTensors;
  const tensor = tf.tensor1d(predicted);
  const column = tf.tensor2d(predicted, [3, 1]);
  const series = new dfd.Series(predicted);
  for (const form of [predicted, Float32Array.from(predicted), tensor, column, series]) {
    assertClose(metrics.meanAbsoluteError(truth, form), 1 / 3);
  }
  tf.dispose([tensor, column]);
  assert.equal(tf.memory().numTensors, before);
});

const { meanAbsoluteError, maxError, pinballLoss } = metrics;
const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "different lengths",
    () => meanAbsoluteError([1, 2], [1]),
    /^Error: predicted: expected 2 samples, as truth has; received 1 samples$/,
  ],
  [
    "different outputs",
    () => meanAbsoluteError([[1, 2]], [[1]]),
    /^Error: predicted: expected 2 numbers a sample, as truth has; received 1$/,
  ],
  ["nothing", () => meanAbsoluteError([], []), /^Error: truth: expected at least one number/],
  [
    "NaN",
    () => meanAbsoluteError([1, 2], [1, Number.NaN]),
    /^Error: predicted\[1\]: expected a finite number; received NaN$/,
  ],
  [
    "a missing number",
    () => meanAbsoluteError([1, null as never], [1, 2]),
    /^Error: truth\[1\]: expected a finite number; received a missing value$/,
  ],
  [
    "text",
    () => meanAbsoluteError(["1"] as never, [1]),
    /^Error: truth\[0\]: expected a finite number; received 1$/,
  ],
  ["a quantile", () => pinballLoss([1], [1], { quantile: 2 }), /^Error: quantile: .*received 2$/],
  ["several outputs", () => maxError([[1, 2]], [[1, 2]]), /^Error: truth: expected one number/],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
