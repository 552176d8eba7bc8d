import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayersModel } from "@tensorflow/tfjs-node";
import { iris } from "../../src/datasets/iris.js";
import { displaySymbol } from "../../src/display/host.js";
import {
  compareModels,
  crossValidate,
  evaluate,
  type CrossValidation,
  type Evaluation,
  type FoldContext,
} from "../../src/evaluation/index.js";
import * as metrics from "../../src/metrics/index.js";
import { tf } from "../../src/tf.js";
import { assertClose } from "../support/close.js";
import { echo } from "./echo.js";

/** The evaluation of a model that predicts these classes. */
function evaluationOf(truth: readonly number[], predicted: readonly number[]): Evaluation {
  const model = echo(2);
  const data = {
    x: tf.tidy(() => tf.oneHot(tf.tensor1d([...predicted], "int32"), 2).toFloat()),
    y: tf.tensor1d([...truth]),
  };
  const result = evaluate(model, data, { classes: ["no", "yes"] });
  tf.dispose(data);
  model.dispose();
  return result;
}

const truth = Array.from({ length: 40 }, (_, i) => i % 2);
const flip = (wrong: number, from = 0): number[] =>
  truth.map((label, i) => (i >= from && i < from + wrong ? 1 - label : label));

test("evaluations of one test set: McNemar's test of each pair, adjusted", () => {
  const guesses = { good: flip(2), fair: flip(9), poor: flip(16, 5) };
  const found = compareModels(
    Object.fromEntries(
      Object.entries(guesses).map(([name, guess]) => [name, evaluationOf(truth, guess)]),
    ),
  );
  assert.equal(found.test, "McNemar");
  assert.deepEqual(found.scores, { good: 0.95, fair: 31 / 40, poor: 0.6 });
  assert.deepEqual(
    found.pairs.map(({ first, second }) => [first, second]),
    [
      ["good", "fair"],
      ["good", "poor"],
      ["fair", "poor"],
    ],
  );
  const [pair] = found.pairs;
  assertClose(pair!.difference, 7 / 40);
  assertClose(pair!.pValue, metrics.mcnemar(truth, guesses.good, guesses.fair).pValue);
  assertClose(pair!.pValue, 2 / 2 ** 7); // 7 samples, all for the first
  const smallest = Math.min(...found.pairs.map(({ pValue }) => pValue));
  assertClose(Math.min(...found.pairs.map(({ adjusted }) => adjusted)), 3 * smallest);
});

function network(units: number) {
  return ({ features }: FoldContext): LayersModel => {
    const kernelInitializer = tf.initializers.glorotUniform({ seed: 2 });
    const hidden = { units, inputShape: [features.length], kernelInitializer };
    return tf.sequential({
      layers: [
        tf.layers.dense(hidden),
        tf.layers.dense({ units: 3, activation: "softmax", kernelInitializer }),
      ],
    });
  };
}

async function validated(units: number, seed: number): Promise<CrossValidation> {
  return crossValidate(await iris(), {
    target: "species",
    folds: 4,
    seed,
    model: network(units),
    fit: { loss: "sparseCategoricalCrossentropy", optimizer: "adam", epochs: 4, seed: 1 },
  });
}

test("cross-validations on the same folds: the corrected t-test", async () => {
  const [one, other] = [await validated(1, 3), await validated(8, 3)];
  const found = compareModels({ small: one, large: other });
  assert.equal(found.test, "corrected resampled t");
  assert.equal(found.metric, "accuracy");
  const [first, second] = [one, other].map(({ scores }) => scores.accuracy!.values);
  const expected = metrics.correctedTTest(first!, second!, { trained: 112.5, tested: 37.5 });
  const [pair] = found.pairs;
  assert.deepEqual([pair!.difference, pair!.pValue], [expected.difference, expected.pValue]);
  assert.equal(pair!.adjusted, pair!.pValue);
  assert.equal(compareModels({ small: one, large: other }, { metric: "f1" }).metric, "f1");
  const bundle = await found[displaySymbol]();
  assert.match(String(bundle["text/plain"]), /accuracy, corrected resampled t test\n\n.*\nsmall /);

  const others = await validated(8, 4);
  assert.throws(
    () => compareModels({ small: one, large: others }),
    /models: expected results of the same samples, in the same order; received other samples in "large"/,
  );
  assert.throws(
    () => compareModels({ small: one, large: other }, { metric: "r2" }),
    /metric: expected a score of "small"; received r2; available: accuracy, f1/,
  );
});

test("what cannot be compared is refused", () => {
  const evaluation = evaluationOf(truth, truth);
  assert.throws(() => compareModels({ only: evaluation }), /models: expected two or more results/);
  const shorter = evaluationOf(truth.slice(1), truth.slice(1));
  assert.throws(() => compareModels({ one: evaluation, other: shorter }), /the same samples/);
});
