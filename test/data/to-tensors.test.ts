import assert from "node:assert/strict";
import { test } from "node:test";
import { toTensors } from "../../src/data/index.js";
import { dfd } from "../../src/dfd.js";
import { tf } from "../../src/tf.js";

const frame = () =>
  new dfd.DataFrame({
    width: [1.5, 2, 3],
    ripe: [true, false, true],
    kind: ["plum", "apple", "plum"],
    price: [3, 1, 2],
  });

test("text becomes class numbers in sorted order, features keep theirs", () => {
  const tensors = toTensors(frame(), { target: "kind" });
  assert.deepEqual(tensors.x.arraySync(), [[1.5, 1, 3], [2, 0, 1], [3, 1, 2]]); // prettier-ignore
  assert.deepEqual(tensors.features, ["width", "ripe", "price"]);
  assert.deepEqual(tensors.y.arraySync(), [1, 0, 1]);
  assert.deepEqual([tensors.x.dtype, tensors.y.dtype], ["float32", "float32"]);
  assert.deepEqual(tensors.classes, ["apple", "plum"]);
  tensors.dispose();
});

test("classes of the training data number the test data, which lacks one", () => {
  const onlyPlums = new dfd.DataFrame({ width: [9], kind: ["plum"] });
  const tensors = toTensors(onlyPlums, { target: "kind", classes: ["apple", "pear", "plum"] });
  assert.deepEqual(tensors.y.arraySync(), [2]);
  tensors.dispose();
});

test("one-hot rows", () => {
  const tensors = toTensors(frame(), { target: "kind", features: ["price"], oneHot: true });
  assert.deepEqual(tensors.y.arraySync(), [[0, 1], [1, 0], [0, 1]]); // prettier-ignore
  assert.deepEqual(tensors.x.arraySync(), [[3], [1], [2]]);
  tensors.dispose();
});

test("numbers with classes, or as one-hot rows, are classes", () => {
  const target = { target: "price", features: ["width"] };
  const named = toTensors(frame(), { ...target, classes: [0, 1, 2, 3] });
  assert.deepEqual(named.y.arraySync(), [3, 1, 2]);
  const rows = toTensors(frame(), { ...target, oneHot: true });
  assert.deepEqual(rows.y.arraySync(), [[0, 0, 1], [1, 0, 0], [0, 1, 0]]); // prettier-ignore
  named.dispose();
  rows.dispose();
});

test("numbers are a regression, unless they are said to be classes", () => {
  const regression = toTensors(frame(), { target: "price", features: ["width"] });
  assert.deepEqual(regression.y.arraySync(), [[3], [1], [2]]);
  assert.equal(regression.classes, undefined);
  const classes = toTensors(frame(), {
    target: "price",
    features: ["width"],
    task: "classification",
  });
  assert.deepEqual(classes.y.arraySync(), [2, 0, 1]);
  assert.deepEqual(classes.classes, ["1", "2", "3"]);
  regression.dispose();
  classes.dispose();
});

test("without a target there is only x", () => {
  const { x, features, dispose } = toTensors(frame(), { features: ["price", "width"] });
  assert.deepEqual(x.arraySync(), [[3, 1.5], [1, 2], [2, 3]]); // prettier-ignore
  assert.deepEqual(features, ["price", "width"]);
  dispose();
});

test("the frame stays, and dispose frees everything", () => {
  const before = tf.memory().numTensors;
  const df = frame();
  const tensors = toTensors(df, { target: "kind" });
  assert.equal(tf.memory().numTensors, before + 2);
  tensors.dispose();
  assert.equal(tf.memory().numTensors, before);
  assert.deepEqual(df.values, frame().values);
});

test("plain tfjs trains on them", async () => {
  const tensors = toTensors(frame(), { target: "kind" });
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 2, activation: "softmax", inputShape: [3] }));
  model.compile({ loss: "sparseCategoricalCrossentropy", optimizer: "sgd", metrics: ["accuracy"] });
  const { history } = await model.fit(tensors.x, tensors.y, { verbose: 0 });
  assert.ok(Number.isFinite(history["loss"]![0]));
  model.dispose();
  tensors.dispose();
});

const late = new dfd.DataFrame({ n: [...Array(25).keys(), "x"], kind: Array(26).fill("a") });

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "an unknown target",
    () => toTensors(frame(), { target: "sort" }),
    /^Error: column: expected a column of the frame; received sort; available: width, ripe, kind, price$/,
  ],
  [
    "an unknown feature",
    () => toTensors(frame(), { features: ["size"] }),
    /^Error: column: .*received size/,
  ],
  [
    "text among the features",
    () => toTensors(frame(), { target: "price" }),
    /^Error: column "kind": expected numbers or booleans; received text values$/,
  ],
  [
    "text on row 26",
    () => toTensors(late, { target: "kind" }),
    /^Error: column "n": expected numbers or booleans; received mixed values$/,
  ],
  [
    "a missing feature",
    () => toTensors(new dfd.DataFrame({ a: [1, null] })),
    /^Error: column "a": expected a finite number in every row; received null in row 1$/,
  ],
  [
    "an infinite feature",
    () => toTensors(new dfd.DataFrame({ a: [1, -Infinity] })),
    /received -Infinity in row 1$/,
  ],
  [
    "a missing label",
    () => toTensors(new dfd.DataFrame({ a: [1, 2], k: ["x", null] }), { target: "k" }),
    /^Error: column "k"\[1\]: expected a label; received a missing value$/,
  ],
  [
    "a missing number as target",
    () => toTensors(new dfd.DataFrame({ a: [1, 2], k: [1, NaN] }), { target: "k" }),
    /^Error: column "k": expected a finite number in every row; received NaN in row 1$/,
  ],
  [
    "a label that is no class",
    () => toTensors(frame(), { target: "kind", features: ["price"], classes: ["plum"] }),
    /^Error: column "kind": expected one of the classes; received apple; available: plum$/,
  ],
  [
    "no rows",
    () => toTensors(new dfd.DataFrame([], { columns: ["a"], dtypes: ["int32"] })),
    /^Error: data: expected at least one row and one feature; received 0 rows, 1 features$/,
  ],
  [
    "no features",
    () => toTensors(new dfd.DataFrame({ kind: ["a"] }), { target: "kind" }),
    /received 1 rows, 0 features$/,
  ],
  [
    "no frame",
    () => toTensors([[1]] as never),
    /^Error: data: expected a DataFrame; received \[\[1\]\]$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => {
    const before = tf.memory().numTensors;
    assert.throws(act, message);
    assert.equal(tf.memory().numTensors, before);
  });
}
