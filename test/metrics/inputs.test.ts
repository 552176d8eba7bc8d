import assert from "node:assert/strict";
import { test } from "node:test";
import { dfd } from "../../src/dfd.js";
import { accuracy, confusionMatrix, f1 } from "../../src/metrics/index.js";
import { tf } from "../../src/tf.js";

test("labels are read from arrays, typed arrays, tensors, columns and series", () => {
  const truth = [0, 2, 1, 1];
  const predicted = [0, 2, 1, 2];
  const before = tf.memory().numTensors;
  const tensor = tf.tensor1d(predicted, "int32");
  const column = tf.tensor2d(predicted, [4, 1]);
  const forms = [
    predicted,
    Float32Array.from(predicted),
    Uint8Array.from(predicted),
    tensor,
    column,
    predicted.map((label) => [label]),
    new dfd.Series(predicted),
  ];
  for (const form of forms) assert.equal(accuracy(truth, form), 0.75);
  tf.dispose([tensor, column]);
  assert.equal(tf.memory().numTensors, before);
});

test("one-hot rows and probabilities: the largest of a row, the first of equals", () => {
  const oneHot = [
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
    [0, 1, 0],
  ];
  const probabilities = tf.tensor2d([
    [0.5, 0.5, 0],
    [0.1, 0.2, 0.7],
    [0.2, 0.4, 0.4],
    [-3, -2, -1],
  ]);
  assert.equal(accuracy(oneHot, probabilities), 0.75);
  assert.equal(accuracy(["a", "c", "b", "b"], probabilities, { labels: ["a", "b", "c"] }), 0.75);
  probabilities.dispose();
});

test("probabilities of class 1 count above one half", () => {
  assert.equal(accuracy([0, 0, 1], [0.2, 0.5, 0.51]), 1);
  const labels = ["no", "yes"];
  assert.equal(accuracy(["no", "yes"], [0.1, 0.7], { labels }), 1);
  assert.equal(accuracy(["no", "yes"], [0, 1], { labels }), 1);
  assert.throws(
    () => accuracy([0, 1], [0.5, 1.5]),
    /^Error: predicted: expected labels, or probabilities from 0 to 1; received 0.5$/,
  );
});

test("booleans are 0 and 1", () => {
  assert.equal(f1([true, false, true], [1, 0, 0]), 2 / 3);
});

const refused: [what: string, truth: never, predicted: never, message: RegExp][] = [
  [
    "nothing",
    [] as never,
    [] as never,
    /^Error: truth: expected at least one label; received none$/,
  ],
  [
    "different lengths",
    [1, 0] as never,
    [1] as never,
    /^Error: predicted: expected 2 samples, as truth has; received 1 samples$/,
  ],
  [
    "a missing label",
    [1, null] as never,
    [1, 1] as never,
    /^Error: truth\[1\]: expected a label; received a missing value$/,
  ],
  [
    "NaN",
    [1, 0] as never,
    [1, Number.NaN] as never,
    /^Error: predicted\[1\]: expected a label; received a missing value$/,
  ],
  [
    "NaN among probabilities",
    [1, 0] as never,
    [[1, 0], [0, Number.NaN]] as never, // prettier-ignore
    /^Error: predicted\[1\]: expected numbers; received NaN$/,
  ],
  [
    "fractions as truth",
    [0.5, 1] as never,
    [0, 1] as never,
    /^Error: truth: expected labels; received 0.5$/,
  ],
  [
    "text and numbers",
    ["1", "0"] as never,
    [1, 0] as never,
    /^Error: labels: expected labels of one kind; received text and numbers; available: "1", "0", 1, 0$/,
  ],
  [
    "rows of different lengths",
    [[1, 0], [1]] as never,
    [0, 0] as never,
    /^Error: row 1 of truth: expected 2 numbers; received \[1\]$/,
  ],
  [
    "a number",
    3 as never,
    [1] as never,
    /^Error: truth: expected an array, a tensor or a Series; received 3$/,
  ],
];

for (const [what, truth, predicted, message] of refused) {
  test(`refused: ${what}`, () => {
    assert.throws(() => accuracy(truth, predicted), message);
    assert.throws(() => confusionMatrix(truth, predicted), message);
  });
}

test("a tensor of images is refused, and nothing leaks", () => {
  const images = tf.zeros([2, 2, 2]);
  const before = tf.memory().numTensors;
  assert.throws(
    () => accuracy([0, 1], images),
    /^Error: predicted: expected a tensor of rank 1 or 2; received \[2,2,2\]$/,
  );
  assert.equal(tf.memory().numTensors, before);
  images.dispose();
});
