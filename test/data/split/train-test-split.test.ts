import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  trainTestSplit,
  trainValidationTestSplit,
  type TrainTestSplitOptions,
} from "../../../src/data/index.js";
import { iris } from "../../../src/datasets/iris.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { readFixture } from "../../support/fixture.js";

interface SizeCase {
  count: number;
  options: TrainTestSplitOptions;
  train?: number;
  test?: number;
  error?: string;
}

interface StrataCase {
  counts: number[];
  options: TrainTestSplitOptions;
  outcomes: [train: number[], test: number[]][];
}

const reference = readFixture("data/fixtures/preparation.json") as {
  sizes: SizeCase[];
  strata: StrataCase[];
};

const upTo = (count: number) => [...Array(count).keys()];

describe("sizes are scikit-learn's", () => {
  for (const { count, options, error, train, test: tested } of reference.sizes) {
    test(`${count} samples, ${JSON.stringify(options)}`, () => {
      if (error) {
        assert.throws(
          () => trainTestSplit(upTo(count), options),
          /^Error: .*: expected .*; received /,
        );
        return;
      }
      const parts = trainTestSplit(upTo(count), { ...options, seed: 1 });
      assert.deepEqual([parts.train.length, parts.test.length], [train, tested]);
      const all = [...parts.train, ...parts.test];
      assert.equal(new Set(all).size, all.length);
      assert.ok(all.every((sample) => sample >= 0 && sample < count));
    });
  }
});

describe("strata are scikit-learn's", () => {
  for (const { counts, options, outcomes } of reference.strata) {
    test(`${counts.join(", ")} of each, ${JSON.stringify(options)}`, () => {
      const labels = counts.flatMap((count, label) => Array.from({ length: count }, () => label));
      const met = new Set<string>();
      for (let seed = 0; seed < 100; seed++) {
        const parts = trainTestSplit(labels, { ...options, stratify: labels, seed });
        const found = [parts.train, parts.test].map((part) =>
          counts.map((_, label) => part.filter((other) => other === label).length),
        );
        met.add(JSON.stringify(found));
      }
      assert.deepEqual(
        [...met].toSorted(),
        outcomes.map((outcome) => JSON.stringify(outcome)).toSorted(),
      );
    });
  }
});

test("a frame: stratified by a column, rows and labels whole, the frame unchanged", async () => {
  const df = await iris();
  const before = structuredClone(df.values);
  const { train, test: tested } = trainTestSplit(df, {
    testSize: 0.2,
    stratify: "species",
    seed: 1,
  });
  assert.deepEqual([train.shape, tested.shape], [[120, 5], [30, 5]]); // prettier-ignore
  for (const species of ["setosa", "versicolor", "virginica"]) {
    assert.equal(tested["species"].values.filter((other: string) => other === species).length, 10);
  }
  const labels = [...train.index, ...tested.index].map(Number);
  assert.deepEqual(
    labels.toSorted((a, b) => a - b),
    upTo(150),
  );
  for (const part of [train, tested]) {
    part.index.forEach((label, row) => assert.deepEqual(part.values[row], before[Number(label)]));
    assert.deepEqual(part.dtypes, df.dtypes);
  }
  assert.deepEqual(df.values, before);
});

test("several data sets stay aligned, each of its kind", () => {
  const before = tf.memory().numTensors;
  const x = tf.tensor2d(upTo(20), [10, 2]);
  const data = {
    x,
    y: Int32Array.from(upTo(10)),
    names: upTo(10).map((i) => `n${i}`),
    frame: new dfd.DataFrame({ a: upTo(10) }),
    series: new dfd.Series(upTo(10), { columns: ["s"] }),
  };
  const { train, test: tested } = trainTestSplit(data, { testSize: 3, seed: 4 });
  for (const part of [train, tested]) {
    const rows = [...part.y];
    assert.ok(part.y instanceof Int32Array);
    assert.deepEqual(part.x.arraySync(), rows.map((row) => [2 * row, 2 * row + 1])); // prettier-ignore
    assert.deepEqual(part.names, rows.map((row) => `n${row}`)); // prettier-ignore
    assert.deepEqual(part.frame["a"].values, rows);
    assert.deepEqual(part.series.values, rows);
    assert.deepEqual(part.series.index, rows);
  }
  assert.equal(tested.y.length, 3);
  tf.dispose([x, train.x, tested.x]);
  assert.equal(tf.memory().numTensors, before);
});

test("tf.dispose frees the parts of tensors as a whole", () => {
  const before = tf.memory().numTensors;
  const data = { x: tf.zeros([10, 2]), y: tf.zeros([10]) };
  const two = trainTestSplit(data, { seed: 1 });
  const three = trainValidationTestSplit(data, { seed: 1 });
  tf.dispose([data, two, three]);
  assert.equal(tf.memory().numTensors, before);
});

test("stratify names a data set, a column of a frame in the record, or gives the labels", () => {
  const labels = upTo(12).map((i) => (i < 8 ? "a" : "b"));
  const data = { x: upTo(12), y: labels, frame: new dfd.DataFrame({ kind: labels }) };
  for (const stratify of ["y", "kind", labels, new dfd.Series(labels)]) {
    const { test: tested } = trainTestSplit(data, { testSize: 3, stratify, seed: 0 });
    assert.deepEqual(tested.y.toSorted(), ["a", "a", "b"]);
  }
});

test("the same seed draws the same, another seed and no seed draw anew", () => {
  assert.equal(draw(5), draw(5));
  assert.notEqual(draw(5), draw(6));
  assert.notEqual(draw(), draw());
});

test("every sample is tested equally often", () => {
  const counts = upTo(20).map(() => 0);
  for (let seed = 0; seed < 2000; seed++) {
    for (const sample of trainTestSplit(upTo(20), { testSize: 5, seed }).test) counts[sample]!++;
  }
  const chiSquared = counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
  assert.ok(chiSquared < 43.8, `chi-squared ${chiSquared}`); // p > 0.001, 19 d. f.
});

test("without shuffling the first train and the last are tested", () => {
  const { train, test: tested } = trainTestSplit(upTo(5), { shuffle: false, testSize: 0.4 });
  assert.deepEqual([train, tested], [[0, 1, 2], [3, 4]]); // prettier-ignore
});

const frame = () => new dfd.DataFrame({ n: [1, 2, 3], kind: ["a", "a", "b"] });

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "a class of one",
    () => trainTestSplit(frame(), { stratify: "kind" }),
    /^Error: stratify: expected at least 2 samples of every class; received 1 of class b$/,
  ],
  [
    "a part smaller than the classes",
    () => trainTestSplit(upTo(10), { testSize: 1, stratify: upTo(10).map((i) => i % 2) }),
    /^Error: testSize: expected at least 2 samples, one for each class; received 1$/,
  ],
  [
    "an unknown column",
    () => trainTestSplit(frame(), { stratify: "sort" }),
    /^Error: stratify: expected labels, or the name of a column; received sort; available: n, kind$/,
  ],
  [
    "missing labels",
    () => trainTestSplit(new dfd.DataFrame({ kind: ["a", null, "a", "b"] }), { stratify: "kind" }),
    /^Error: stratify\[1\]: expected a label; received a missing value$/,
  ],
  [
    "too few labels",
    () => trainTestSplit(upTo(4), { stratify: [0, 1] }),
    /^Error: stratify: expected 4 labels; received 2 labels$/,
  ],
  [
    "classes without shuffling",
    () => trainTestSplit(upTo(4), { shuffle: false, stratify: [0, 0, 1, 1] }),
    /^Error: stratify: expected no classes with shuffle: false; received classes$/,
  ],
  [
    "different lengths",
    () => trainTestSplit({ x: [1, 2, 3], y: [1, 2] }),
    /^Error: y: expected 3 samples, as x has; received 2 samples$/,
  ],
  [
    "nothing",
    () => trainTestSplit([]),
    /^Error: split: expected at least one sample in each part; received 0 for training and 0 for testing, of 0$/,
  ],
  [
    "a field that is no data",
    () => trainTestSplit({ x: [1, 2], y: 3 as never }),
    /^Error: y: expected a DataFrame, a Series, a tensor, an array or a record of these; received 3$/,
  ],
  [
    "no data",
    () => trainTestSplit(null as never),
    /^Error: data: expected a DataFrame, a Series, a tensor, an array or a record of these; received null$/,
  ],
  [
    "a seed that is none",
    () => trainTestSplit([1, 2, 3], { seed: -1 }),
    /^Error: seed: expected an integer from 0/,
  ],
  [
    "NaN as a size",
    () => trainTestSplit([1, 2, 3], { testSize: Number.NaN }),
    /^Error: testSize: expected a fraction between 0 and 1, or a count from 1; received NaN$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}

function draw(seed?: number): string {
  return trainTestSplit(upTo(100), seed === undefined ? {} : { seed }).test.join();
}
