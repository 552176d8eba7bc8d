import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor2D } from "@tensorflow/tfjs-node";
import { displaySymbol } from "../../src/display/host.js";
import { evaluate } from "../../src/evaluation/index.js";
import { compiled, seenBefore } from "../../src/graph/index.js";
import * as metrics from "../../src/metrics/index.js";
import { tf } from "../../src/tf.js";
import { compilation } from "../../src/training/index.js";
import { random } from "../../src/util/random.js";
import { assertClose } from "../support/close.js";
import { echo } from "./echo.js";

function rows(count: number, width: number, seed: number): number[][] {
  const { next } = random(seed);
  return Array.from({ length: count }, () => {
    const scores = Array.from({ length: width }, () => Math.fround(next()));
    const sum = scores.reduce((total, score) => total + score, 0);
    return scores.map((score) => score / sum);
  });
}

test("the scores are those of the metrics, whatever the batch size and the form of the labels", () => {
  const probabilities = rows(101, 3, 1);
  const labels = Array.from({ length: 101 }, (_, i) => (i * i) % 3); // class 2 never occurs
  const x = tf.tensor2d(probabilities);
  const truths = [
    tf.tensor1d(labels),
    tf.tensor1d(labels, "int32"),
    tf.tensor2d(labels, [101, 1]),
    tf.tidy(() => tf.oneHot(tf.tensor1d(labels, "int32"), 3)),
  ];
  const model = echo(3);
  const before = tf.memory().numTensors;
  for (const y of truths) {
    for (const batchSize of [1, 32, 101, 1000]) {
      const result = evaluate(model, { x, y }, { batchSize, classes: ["a", "b", "c"] });
      const options = { average: "macro", labels: [0, 1, 2] } as const;
      assert.equal(result.accuracy, metrics.accuracy(labels, probabilities));
      for (const metric of ["precision", "recall", "f1"] as const) {
        assertClose(result[metric], metrics[metric](labels, probabilities, options), metric);
        assertClose(
          result.perClass.map((scores) => scores[metric]),
          metrics[metric](labels, probabilities, { ...options, average: "none" }),
          metric,
        );
      }
      const { values } = metrics.confusionMatrix(labels, probabilities, { labels: [0, 1, 2] });
      assert.deepEqual(result.confusionMatrix.values, values);
      assert.deepEqual(result.confusionMatrix.labels, ["a", "b", "c"]);
      assert.deepEqual(result.support, [34, 67, 0]);
      assert.equal(result.average, "macro");
      assert.equal("loss" in result, false);
    }
  }
  assert.equal(tf.memory().numTensors, before);
  tf.dispose([x, ...truths]);
  model.dispose();
});

test("one unit is the probability of the second class", () => {
  const x = tf.tensor2d([0.1, 0.5, 0.51, 1, 0, 0.9], [6, 1]);
  const y = tf.tensor1d([0, 0, 1, 1, 1, 0]);
  const model = echo(1);
  const result = evaluate(model, { x, y, classes: ["ham", "spam"] });
  assert.deepEqual(result.confusionMatrix.values, [[2, 1], [1, 2]]); // prettier-ignore
  assert.equal(result.average, "binary");
  assertClose(result.precision, 2 / 3);
  assertClose(evaluate(model, { x, y }, { positive: "0" }).recall, 2 / 3);
  assertClose(evaluate(model, { x, y }, { average: "weighted" }).f1, 2 / 3);
  tf.dispose([x, y]);
});

test("probabilities that are all 0 or 1 are no other case", () => {
  const x = tf.tensor2d([0, 1], [2, 1]);
  const result = evaluate(echo(1), { x, y: tf.tensor1d([0, 1]), classes: ["no", "yes"] });
  assert.equal(result.accuracy, 1);
  x.dispose();
});

test("the loss is that of model.evaluate, the smaller last batch weighted right", () => {
  const x = tf.tensor2d(rows(50, 3, 2));
  const labels = Array.from({ length: 50 }, (_, i) => i % 3);
  const cases: [loss: string, y: () => Tensor2D][] = [
    ["sparseCategoricalCrossentropy", () => tf.tensor2d(labels, [50, 1])],
    [
      "categoricalCrossentropy",
      () => tf.oneHot(tf.tensor1d(labels, "int32"), 3).toFloat() as Tensor2D,
    ],
    ["meanSquaredError", () => tf.oneHot(tf.tensor1d(labels, "int32"), 3).toFloat() as Tensor2D],
  ];
  for (const [loss, make] of cases) {
    const model = echo(3, loss);
    const y = tf.tidy(make);
    const expected = tf.tidy(
      () => [model.evaluate(x, y, { batchSize: 50 })].flat()[0]!.dataSync()[0]!,
    );
    assertClose(evaluate(model, { x, y }, { batchSize: 16 }).loss, expected, loss, 1e-5);
    y.dispose();
  }
  x.dispose();
});

test("a penalty of the weights belongs to the loss; dropout sleeps", () => {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        units: 2,
        inputShape: [2],
        kernelInitializer: "ones",
        kernelRegularizer: tf.regularizers.l2({ l2: 0.5 }),
        activation: "softmax",
      }),
      tf.layers.dropout({ rate: 0.9 }),
    ],
  });
  model.compile({ loss: "categoricalCrossentropy", optimizer: "adam" });
  const data = { x: tf.zeros([5, 2]), y: tf.tensor2d([[1, 0], [1, 0], [1, 0], [1, 0], [1, 0]]) }; // prettier-ignore
  const before = tf.memory().numTensors;
  const { loss, accuracy } = evaluate(model, data, { batchSize: 2 });
  assertClose(loss, Math.log(2) + 0.5 * 4, "loss", 1e-6);
  assert.equal(accuracy, 1);
  assert.equal(tf.memory().numTensors, before);
  tf.dispose([data.x, data.y]);
  model.dispose();
});

test("the result is plain data that shows itself as a report", async () => {
  const x = tf.tensor2d(rows(9, 2, 3));
  const y = tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1, 0]);
  const result = evaluate(
    echo(2, "sparseCategoricalCrossentropy"),
    { x, y },
    { classes: ["<a>", "b & c"] },
  );
  assert.deepEqual(Object.keys(JSON.parse(JSON.stringify(result)) as object), [
    "samples",
    "loss",
    "accuracy",
    "precision",
    "recall",
    "f1",
    "average",
    "classes",
    "support",
    "perClass",
    "confusionMatrix",
    "truth",
    "predicted",
    "scores",
  ]);
  assert.deepEqual(result.truth.slice(0, 2), ["<a>", "b & c"]);
  assertClose(result.scores, x.arraySync(), "scores", 1e-7);
  assert.equal(metrics.accuracy(result.truth, result.predicted), result.accuracy);
  const curve = metrics.rocCurve(result.truth, result.scores, { labels: result.classes });
  assert.ok(curve.area > 0);
  const report = await result[displaySymbol]();
  assert.match(String(report["text/html"]), /&lt;a&gt;/);
  assert.match(String(report["text/html"]), /b &amp; c/);
  assert.doesNotMatch(String(report["text/html"]), /<a>/);
  assert.match(String(report["text/plain"]), /^accuracy 0\.\d+ · loss \d+\.\d+ · 9 samples\n/);
  const drawn = await result.confusionMatrix[displaySymbol]();
  assert.ok("application/vnd.vegalite.v5+json" in drawn);
  tf.dispose([x, y]);
});

const twoRows = () => tf.tensor2d([[0.2, 0.8], [0.7, 0.3]]); // prettier-ignore

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "classes of the test data only",
    () => evaluate(echo(3), { x: tf.ones([2, 3]), y: tf.tensor1d([0, 1]), classes: ["a", "b"] }),
    /^Error: classes: expected the names of all 3 classes of the model \(.*training data\); received \["a","b"\]$/,
  ],
  [
    "a label above the classes",
    () => evaluate(echo(2), { x: twoRows(), y: tf.tensor1d([0, 2]) }),
    /^Error: data\.y: expected class numbers from 0 to 1; received 2$/,
  ],
  [
    "fractions as labels",
    () => evaluate(echo(2), { x: twoRows(), y: tf.tensor1d([0, 0.5]) }),
    /^Error: data\.y: expected labels; received 0\.5$/,
  ],
  [
    "NaN from the model",
    () => evaluate(echo(2), { x: tf.ones([2, 2]).mul(NaN), y: tf.tensor1d([0, 1]) }),
    /^Error: predictions from sample 0\[0\]: expected numbers; received NaN$/,
  ],
  [
    "another number of labels",
    () => evaluate(echo(2), { x: twoRows(), y: tf.tensor1d([0, 1, 1]) }),
    /^Error: data: expected the same number of samples/,
  ],
  [
    "inputs of another shape",
    () => evaluate(echo(2), { x: tf.ones([2, 3]), y: tf.tensor1d([0, 1]) }),
    /^Error: data\.x: expected shape \[samples, 2\]/,
  ],
  [
    "images out",
    () =>
      evaluate(
        tf.sequential({
          layers: [tf.layers.conv2d({ filters: 1, kernelSize: 1, inputShape: [2, 2, 1] })],
        }),
        { x: tf.ones([1, 2, 2, 1]), y: tf.tensor1d([0]) },
      ),
    /^Error: model: expected a classifier with one output/,
  ],
  [
    "a model that is not built",
    () => evaluate(tf.sequential(), { x: twoRows(), y: tf.tensor1d([0, 1]) }),
    /^Error: model: .*received a model that is not built$/,
  ],
  [
    "a batch of none",
    () => evaluate(echo(2), { x: twoRows(), y: tf.tensor1d([0, 1]) }, { batchSize: 0 }),
    /^Error: batchSize: expected a whole number of at least 1; received 0$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => tf.tidy(() => assert.throws(act, message)));
}

test("an error leaves no tensor behind", () => {
  const model = echo(2);
  const x = tf.tidy(() => tf.ones([200, 2]).mul(NaN));
  const y = tf.zeros([200]);
  const before = tf.memory().numTensors;
  assert.throws(() => evaluate(model, { x, y }));
  assert.equal(tf.memory().numTensors, before);
  tf.dispose([x, y]);
});

test("batches run as a graph, with the same scores and loss", () => {
  const x = tf.tensor2d(rows(60, 3, 2));
  const y = tf.tidy(() => tf.oneHot(tf.randomUniform([60], 0, 3, "int32", 3), 3));
  const model = echo(3, "categoricalCrossentropy");
  compiled(false);
  const { loss, f1 } = evaluate(model, { x, y }, { batchSize: 4 });
  compiled(true);
  const before = tf.memory().numTensors;
  const graph = evaluate(model, { x, y }, { batchSize: 4 });
  assert.equal(tf.memory().numTensors, before);
  assertClose(graph.loss, loss!, "loss", 1e-6);
  assert.equal(graph.f1, f1);
  assert.deepEqual(compilation(model), { "lab.evaluate": { compiledSteps: 15 - seenBefore - 2 } });
  tf.dispose([x, y]);
  model.dispose();
});
