import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DataFrame } from "danfojs-node";
import { byDifficulty } from "../../../src/data/balance/adasyn.js";
import { inDanger } from "../../../src/data/balance/borderline-smote.js";
import { openLabelledRows } from "../../../src/data/balance/labelled-rows.js";
import {
  adasyn,
  borderlineSmote,
  classWeights,
  randomOverSample,
  randomUnderSample,
  smote,
  tomekLinks,
  type SamplingStrategy,
} from "../../../src/data/index.js";
import { strataOf } from "../../../src/data/split/strata.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Counts = Record<string, number>;

interface Fixture {
  x: number[][];
  y: string[];
  over: Record<string, Counts>;
  under: Record<string, Counts>;
  smote: Counts;
  adasyn: Counts;
  adasynStarts: Record<string, number[]>;
  danger: Record<string, number[]>;
  tomek: Record<"auto" | "all", number[][]>;
  weights: number[];
}

const reference = readFixture("data/balance/fixtures/balance.json") as Fixture;
const data = { x: reference.x, y: reference.y };
const isTwo = reference.y.map((label) => label !== "c");
const two = {
  x: data.x.filter((_, i) => isTwo[i]),
  y: data.y.filter((_, i) => isTwo[i]),
};
const frame = (): DataFrame =>
  new dfd.DataFrame({
    width: data.x.map(([first]) => first!),
    kind: data.y,
    height: data.x.map(([, second]) => second!),
    depth: data.x.map(([, , third]) => third!),
  });

const overBy = (samplingStrategy: SamplingStrategy) => () =>
  randomOverSample(data, { target: "y", samplingStrategy });

function countsOf(labels: readonly unknown[]): Counts {
  const counts: Counts = {};
  for (const label of [...labels].map(String).toSorted()) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

const strategies: Record<string, SamplingStrategy> = {
  auto: "auto",
  minority: "minority",
  majority: "majority",
  ratio: 0.75,
};
const sizes: Record<string, SamplingStrategy> = { over: { c: 40 }, under: { a: 30 } };

for (const [way, resample] of Object.entries({
  over: randomOverSample,
  under: randomUnderSample,
})) {
  describe(`random ${way}-sampling`, () => {
    for (const [name, expected] of Object.entries(reference[way as "over" | "under"])) {
      test(`${name}: the sizes of imbalanced-learn`, () => {
        const samplingStrategy = strategies[name] ?? sizes[way]!;
        const { y } = resample(name === "ratio" ? two : data, {
          target: "y",
          samplingStrategy,
          seed: 1,
        });
        assert.deepEqual(countsOf(y), expected);
      });
    }

    test("features stay with their labels, and the data as it was", () => {
      const before = structuredClone(data);
      const { x, y } = resample(data, { target: "y", seed: 2 });
      const known = new Map(data.x.map((row, i) => [String(row), data.y[i]]));
      x.forEach((row, i) => assert.equal(known.get(String(row)), y[i]));
      assert.deepEqual(data, before);
    });

    test("the same seed gives the same samples", () => {
      const [first, again, other] = [1, 1, 2].map(
        (seed) => resample(data, { target: "y", seed }).x,
      );
      assert.deepEqual(again, first);
      assert.notDeepEqual(other, first);
    });
  });
}

test("over-sampling adds after what is there; under-sampling keeps the order", () => {
  const over = randomOverSample(frame(), { target: "kind", seed: 1 });
  assert.deepEqual((over.values as unknown[][]).slice(0, 97), frame().values);
  const under = randomUnderSample(frame(), { target: "kind", seed: 1 });
  assert.deepEqual(
    under.index,
    under.index.toSorted((a, b) => Number(a) - Number(b)),
  );
});

test("images are balanced by their labels", () => {
  const x = tf.ones([5, 2, 2, 1]);
  const y = tf.tensor1d([0, 0, 0, 0, 1]);
  const balanced = randomOverSample({ x, y }, { target: "y", seed: 1 });
  assert.deepEqual(balanced.x.shape, [8, 2, 2, 1]);
  assert.deepEqual([...balanced.y.dataSync()], [0, 0, 0, 0, 1, 1, 1, 1]);
  tf.dispose([x, y, balanced.x, balanced.y]);
});

describe("strategies that cannot be followed", () => {
  test("are named", () => {
    assert.throws(
      overBy("most" as SamplingStrategy),
      /samplingStrategy: expected a strategy.*available: auto, minority, majority/,
    );
    assert.throws(overBy(0.5), /a ratio for two classes only; received 0.5 for 3 classes/);
    assert.throws(overBy({ z: 3 }), /sizes of classes that occur; received z; available: a, b, c/);
    assert.throws(
      overBy({ a: 10 }),
      /at least the size that the class has for "a": 60; received 10/,
    );
    assert.throws(overBy({ c: 40.5 }), /for "c": 12; received 40.5/);
    assert.throws(
      () => randomOverSample(two, { target: "y", samplingStrategy: 1.5 }),
      /a ratio above 0/,
    );
    assert.throws(
      () => randomUnderSample(data, { target: "y", samplingStrategy: { c: 13 } }),
      /at most the size/,
    );
  });

  test("nor can one class be balanced", () => {
    assert.throws(
      () => randomOverSample([1, 2], { target: ["a", "a"] }),
      /at least two classes; received \["a"\]/,
    );
    assert.throws(() => smote({ x: [[1], [2]], y: ["a", "a"] }), /at least two classes/);
    assert.throws(() => tomekLinks({ x: [[1], [2]], y: ["a", "a"] }), /at least two classes/);
  });
});

describe("smote", () => {
  const { x, y } = smote(data, { seed: 3 });

  test("the sizes of imbalanced-learn, new samples after the data's own", () => {
    assert.deepEqual(countsOf(y), reference.smote);
    assert.deepEqual(x.slice(0, 97), data.x);
    assert.deepEqual(y.slice(0, 97), data.y);
  });

  test("each new sample lies between one of its class and one of its five nearest", () => {
    for (let i = 97; i < x.length; i++)
      assert.ok(isBetween(x[i]!, y[i]!, data.x, 5), `sample ${i}`);
  });

  test("the same seed gives the same samples", () => {
    assert.deepEqual(smote(data, { seed: 3 }).x, x);
    assert.notDeepEqual(smote(data, { seed: 4 }).x, x);
  });

  test("frames keep the order of their columns, and text as labels", () => {
    const df = frame();
    const balanced = smote(df, { target: "kind", seed: 3 });
    assert.deepEqual(balanced.columns, ["width", "kind", "height", "depth"]);
    assert.deepEqual(
      balanced.values,
      x.map(([a, b, c], i) => [a, y[i], b, c]),
    );
    assert.deepEqual(df.values, frame().values);
  });

  test("tensors give tensors, and none is left", () => {
    const before = tf.memory().numTensors;
    const tensors = {
      x: tf.tensor2d(data.x),
      y: tf.tensor1d(data.y.map((label) => "abc".indexOf(label))),
    };
    const balanced = smote(tensors, { seed: 3 });
    assertClose(balanced.x.arraySync(), x, "x", 1e-6);
    assert.deepEqual(
      [...balanced.y.dataSync()],
      y.map((label) => "abc".indexOf(label)),
    );
    tf.dispose([tensors.x, tensors.y, balanced.x, balanced.y]);
    assert.equal(tf.memory().numTensors, before);
  });

  test("bad data is named", () => {
    assert.throws(
      () => smote({ x: [[1], [2], [3]], y: ["a", "a", "b"] }),
      /neighbours: expected fewer than the 1 samples of class "b"; received 5/,
    );
    assert.throws(
      () => smote({ x: [[1], [NaN]], y: ["a", "b"] }),
      /column "0": expected a number in every row; received a missing value in row 1/,
    );
    assert.throws(
      () => smote({ x: [[1], [Infinity]], y: ["a", "b"] }),
      /finite numbers; received Infinity in row 1/,
    );
    assert.throws(
      () => smote(frame()),
      /target: expected the name of the column of labels.*available: width, kind/,
    );
    assert.throws(
      () => smote(frame(), { target: "width" }),
      /column "kind": expected numbers; received text/,
    );
    assert.throws(() => smote({ x: data.x, y: ["a"] }), /y: expected 97 labels; received 1 labels/);
    assert.throws(
      () => smote(data, { neighbours: 0 }),
      /neighbours: expected a whole number of at least 1/,
    );
  });
});

describe("borderline smote", () => {
  const opened = openLabelledRows(data, undefined);
  const classes = strataOf("y", opened.labels).map((stratum) => ({ ...stratum, size: 60 }));

  for (const one of classes.slice(1)) {
    test(`the samples of ${String(one.label)} in danger are imbalanced-learn's`, () => {
      assert.deepEqual([...inDanger(opened, one, 10)], reference.danger[String(one.label)]);
    });

    test(`adasyn starts from each sample of ${String(one.label)} as often as imbalanced-learn`, () => {
      const starts = byDifficulty(opened, one, 60 - one.positions.length, 5);
      assert.deepEqual(
        starts.map(({ samples }) => samples),
        reference.adasynStarts[String(one.label)],
      );
    });
  }

  test("new samples start from those in danger", () => {
    const { x, y } = borderlineSmote(data, { seed: 1 });
    assert.deepEqual(countsOf(y), reference.smote);
    for (let i = 97; i < x.length; i++) {
      const starts = reference.danger[y[i]!]!.map((at) => data.x[at]!);
      assert.ok(isBetween(x[i]!, y[i]!, starts, 5), `sample ${i}`);
    }
  });

  test("where none is in danger, that is said", () => {
    const apart = { x: [[0], [1], [2], [3], [100], [101], [102]], y: [0, 0, 0, 0, 1, 1, 1] };
    assert.throws(
      () => borderlineSmote(apart, { neighbours: 2, dangerNeighbours: 2 }),
      /dangerNeighbours: expected some sample of class 1 in danger; received none/,
    );
    assert.throws(() => adasyn(apart, { neighbours: 2 }), /with a neighbour of another class/);
  });
});

test("adasyn: the sizes of imbalanced-learn", () => {
  assert.deepEqual(countsOf(adasyn(data, { seed: 1 }).y), reference.adasyn);
});

describe("tomek links", () => {
  for (const samplingStrategy of ["auto", "all"] as const) {
    test(`${samplingStrategy}: what stays is what imbalanced-learn keeps`, () => {
      const { x } = tomekLinks(data, { samplingStrategy });
      assert.deepEqual(
        x.toSorted(byNumbers),
        reference.tomek[samplingStrategy].toSorted(byNumbers),
      );
    });
  }

  test("an unknown strategy is named", () => {
    assert.throws(
      () => tomekLinks(data, { samplingStrategy: "x" as "all" }),
      /available: auto, all/,
    );
  });
});

describe("class weights", () => {
  test("are scikit-learn's", () => {
    assertClose(Object.values(classWeights(data.y)), reference.weights);
  });

  test("a whole number is its own class number; texts are numbered in order", () => {
    assert.deepEqual(classWeights([2, 2, 2, 5]), { 2: 2 / 3, 5: 2 });
    assert.deepEqual(classWeights(["x", "y", "y", "y"], { classes: ["y", "x"] }), {
      0: 2 / 3,
      1: 2,
    });
  });

  test("one-hot rows", () => {
    const y = tf.tensor2d([[1, 0], [1, 0], [1, 0], [0, 1]]); // prettier-ignore
    assert.deepEqual(classWeights(y), { 0: 2 / 3, 1: 2 });
    y.dispose();
  });

  test("bad labels are named", () => {
    assert.throws(
      () => classWeights(["a", "b"], { classes: ["a"] }),
      /labels\[1\]: expected one of the classes; received b/,
    );
    assert.throws(
      () => classWeights(["a"], { classes: ["a", "b"] }),
      /classes: expected classes that occur in the labels; received b/,
    );
    assert.throws(() => classWeights([]), /labels: expected at least one label; received none/);
  });
});

/** Whether a point lies on the line from one of the starts to one of its nearest of the class. */
function isBetween(
  point: number[],
  label: string,
  starts: readonly number[][],
  neighbours: number,
): boolean {
  const members = data.x.filter((_, i) => data.y[i] === label);
  return starts
    .filter((start) => members.includes(start))
    .some((start) =>
      members
        .filter((member) => member !== start)
        .toSorted((a, b) => distance(a, start) - distance(b, start))
        .slice(0, neighbours)
        .some(
          (end) =>
            Math.abs(distance(start, point) + distance(point, end) - distance(start, end)) < 1e-9,
        ),
    );
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, i) => value - b[i]!));
}

function byNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}
