import assert from "node:assert/strict";
import { test } from "node:test";
import type { DataFrame } from "danfojs-node";
import * as data from "../../src/data/index.js";
import { iris } from "../../src/datasets/iris.js";
import { dfd } from "../../src/dfd.js";
import { displaySymbol } from "../../src/display/host.js";
import { crossValidate, evaluate, type CrossValidateOptions } from "../../src/evaluation/index.js";
import { fit } from "../../src/training/fit.js";
import { tf } from "../../src/tf.js";
import { assertClose } from "../support/close.js";
import { network } from "./network.js";

const classifying = {
  target: "species",
  model: network,
  fit: {
    loss: "sparseCategoricalCrossentropy",
    optimizer: "adam",
    epochs: 3,
    batchSize: 8,
    seed: 1,
  },
  seed: 5,
} satisfies CrossValidateOptions;

test("each fold is what preparing, training and evaluating by hand comes to; nothing is left", async () => {
  const df = await iris();
  const before = structuredClone(df.values);
  const splitter = data.stratifiedKFold({ stratify: "species", folds: 3, shuffle: true, seed: 5 });
  const tensors = tf.memory().numTensors;
  const found = await crossValidate(df, {
    ...classifying,
    folds: splitter,
    prepare: () => data.standardScaler(),
    metrics: ["loss", "accuracy", "recall"],
  });
  assert.equal(tf.memory().numTensors, tensors);
  assert.deepEqual(df.values, before);
  assert.equal(found.folds.length, 3);
  assert.equal(found.stopped, false);

  for (const [i, { train, test: tested }] of Array.from(splitter.split(df)).entries()) {
    const scaler = data.standardScaler().fit(train);
    const training = data.toTensors(scaler.transform(train), { target: "species" });
    const testing = data.toTensors(scaler.transform(tested), { target: "species" });
    const model = network({ fold: i, features: training.features, classes: training.classes! });
    const history = await fit(model, training, classifying.fit);
    const { loss, accuracy, recall } = evaluate(model, testing);
    const fold = found.folds[i]!;
    assert.deepEqual(fold.history.metrics, history.metrics);
    assertClose([fold.scores.loss, fold.scores.accuracy, fold.scores.recall], [loss!, accuracy, recall]); // prettier-ignore
    assert.deepEqual([fold.trained, fold.tested], [100, 50]);
    training.dispose();
    testing.dispose();
    model.dispose();
  }
  const { values, mean, std } = found.scores.accuracy!;
  assertClose(values, found.folds.map(({ scores }) => scores.accuracy)); // prettier-ignore
  assertClose(mean, (values[0]! + values[1]! + values[2]!) / 3);
  assertClose(std, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3));
});

test("preprocessing learns from the part to train on only, and never sees the target", async () => {
  const df = new dfd.DataFrame({ a: [1, 2, 3, 4, 5, 6], y: [10, 20, 30, 40, 50, 60] });
  const learnt: { columns: string[]; means: number[] }[] = [];
  await crossValidate(df, {
    target: "y",
    folds: data.kFold({ folds: 3 }),
    prepare() {
      const scaler = data.standardScaler();
      const fitTransform = scaler.fitTransform.bind(scaler);
      scaler.fitTransform = (part) => {
        const scaled = fitTransform(part);
        const scales = scaler.learnt!;
        learnt.push({
          columns: scales.map(({ column }) => column),
          means: scales.map(({ mean }) => mean),
        });
        return scaled;
      };
      return scaler;
    },
    model: network,
    fit: { loss: "meanSquaredError", optimizer: "sgd", seed: 1 },
  });
  assert.deepEqual(learnt, [
    { columns: ["a"], means: [4.5] },
    { columns: ["a"], means: [3.5] },
    { columns: ["a"], means: [2.5] },
  ]);
});

test("numbers are scored as a regression, by default by R² and the root mean squared error", async () => {
  const a = Array.from({ length: 60 }, (_, i) => i / 30 - 1);
  const df = new dfd.DataFrame({ a, y: a.map((value) => 3 * value + 1) });
  const found = await crossValidate(df, {
    target: "y",
    model: network,
    fit: () => ({
      loss: "meanSquaredError",
      optimizer: tf.train.adam(0.1),
      epochs: 40,
      seed: 1,
    }),
    seed: 2,
  });
  assert.deepEqual(Object.keys(found.scores), ["r2", "rootMeanSquaredError"]);
  assert.equal(found.folds.length, 5);
  assert.ok(found.scores.r2!.mean > 0.98, `${found.scores.r2!.mean}`);
});

test("the same seeds give the same scores; the result is a table", async () => {
  const df = await iris();
  const once = () => crossValidate(df, { ...classifying, folds: 2 });
  const [first, second] = [await once(), await once()];
  assert.deepEqual(first.scores, second.scores);
  assert.deepEqual(Object.keys(first.scores), ["accuracy", "f1"]);
  const { "text/plain": text } = await first[displaySymbol]();
  assert.match(
    String(text),
    /^2 folds\n\nfold +accuracy +f1 +tested\n1 .*75\n2 .*75\nmean ± std.* ± .*150$/,
  );
});

const refused: [what: string, options: Partial<CrossValidateOptions>, message: RegExp][] = [
  [
    "an unknown target",
    { target: "kind" },
    /^Error: column: expected a column of the frame; received kind/,
  ],
  [
    "a score of the other task",
    { metrics: ["r2"] },
    /^Error: metrics: expected scores of a classification; received r2; available: loss, accuracy/,
  ],
  [
    "an optimizer for all folds",
    { fit: { ...classifying.fit, optimizer: tf.train.sgd(0.1) } },
    /^Error: fit\.optimizer: expected a name, or a function as fit, which makes an optimizer for each fold; received an optimizer$/,
  ],
  ["one fold", { folds: 1 }, /^Error: folds: expected a whole number of at least 2; received 1$/],
];

for (const [what, options, message] of refused) {
  test(`refused: ${what}; no tensor is left`, async () => {
    const df = await iris();
    const before = tf.memory().numTensors;
    await assert.rejects(crossValidate(df, { ...classifying, ...options }), message);
    assert.equal(tf.memory().numTensors, before);
  });
}

test("refused: the same model for each fold", async () => {
  const model = network({
    fold: 0,
    features: ["a", "b", "c", "d"],
    classes: ["setosa", "versicolor", "virginica"],
  });
  await assert.rejects(
    crossValidate(await iris(), { ...classifying, model: () => model }),
    /^Error: model: expected a new model for each fold; received one of before$/,
  );
});

test("Stop ends it; the folds that were completed are returned", async () => {
  const host = Symbol.for("Jupyter.host");
  const controller = new AbortController();
  const globals = globalThis as unknown as Record<symbol, unknown>;
  globals[host] = {
    interruptible: (work: (signal: AbortSignal) => Promise<unknown>) => work(controller.signal),
  };
  try {
    const df: DataFrame = await iris();
    const found = await crossValidate(df, {
      ...classifying,
      fit: ({ fold }) => ({
        ...classifying.fit,
        callbacks: { onEpochEnd: () => void (fold === 2 && controller.abort()) },
      }),
    });
    assert.equal(found.folds.length, 2);
    assert.equal(found.stopped, true);
    assert.equal(found.scores.accuracy!.values.length, 2);
  } finally {
    delete globals[host];
  }
});
