import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as data from "../../../src/data/index.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { readFixture } from "../../support/fixture.js";

type Folds = [train: number[], test: number[]][];

interface Case<Options> {
  count?: number;
  options: Options;
  folds?: Folds;
  error?: string;
}

const reference = readFixture("data/split/fixtures/folds.json") as {
  kFold: Case<data.KFoldOptions>[];
  stratifiedKFold: Case<data.StratifiedKFoldOptions & { stratify: string[] }>[];
  groupKFold: Case<data.GroupKFoldOptions & { groups: string[] }>[];
  timeSeriesSplit: Case<data.TimeSeriesSplitOptions>[];
  leavePOut: { count: number; p: number; folds?: Folds; error?: string }[];
  shuffleSplit: { count: number; options: data.ShuffleSplitOptions; sizes: [number, number][] }[];
  classes: { options: data.RepeatedKFoldOptions & { stratify: string[] }; counts: number[][] }[];
};

const upTo = (count: number): number[] => [...Array(count).keys()];

function foldsOf(splitter: data.Splitter, count: number): Folds {
  return [...splitter.positions(upTo(count))].map((fold) => [[...fold.train], [...fold.test]]);
}

function compare(splitter: data.Splitter, count: number, folds?: Folds): void {
  if (folds) assert.deepEqual(foldsOf(splitter, count), folds);
  else assert.throws(() => foldsOf(splitter, count), /^Error: .*: expected .*; received /);
}

describe("equal to scikit-learn", () => {
  for (const { count, options, folds } of reference.kFold) {
    test(`kFold: ${count} samples, ${JSON.stringify(options)}`, () =>
      compare(data.kFold(options), count!, folds));
  }
  for (const { options, folds } of reference.stratifiedKFold) {
    test(`stratifiedKFold: ${JSON.stringify(options)}`, () =>
      compare(data.stratifiedKFold(options), options.stratify.length, folds));
  }
  for (const { options, folds } of reference.groupKFold) {
    test(`groupKFold: ${JSON.stringify(options)}`, () =>
      compare(data.groupKFold(options), options.groups.length, folds));
  }
  for (const { count, options, folds } of reference.timeSeriesSplit) {
    test(`timeSeriesSplit: ${count} samples, ${JSON.stringify(options)}`, () =>
      compare(data.timeSeriesSplit(options), count!, folds));
  }
  for (const { count, p, folds } of reference.leavePOut) {
    test(`leavePOut: ${p} of ${count}`, () => {
      compare(data.leavePOut(p), count, folds);
      if (p === 1) compare(data.leaveOneOut(), count, folds);
    });
  }
  for (const { count, options, sizes } of reference.shuffleSplit) {
    test(`shuffleSplit: sizes of ${count} samples, ${JSON.stringify(options)}`, () => {
      const folds = foldsOf(data.shuffleSplit({ ...options, splits: 3, seed: 1 }), count);
      assert.deepEqual(
        folds.map((parts) => parts.map((part) => part.length)),
        sizes,
      );
      for (const [train, tested] of folds) {
        assert.equal(new Set([...train, ...tested]).size, train.length + tested.length);
      }
    });
  }
  for (const { options, counts } of reference.classes) {
    test(`repeatedKFold: classes of each fold, ${options.folds} folds`, () => {
      const folds = foldsOf(data.repeatedKFold({ ...options, seed: 3 }), options.stratify.length);
      const classes = [...new Set(options.stratify)].toSorted();
      assert.deepEqual(
        folds.map(([, tested]) =>
          classes.map((label) => tested.filter((at) => options.stratify[at] === label).length),
        ),
        counts,
      );
    });
  }
});

const labels = upTo(60).map((i) => i % 3);
const shuffled: Record<string, (seed?: number) => data.Splitter> = {
  kFold: (seed) => data.kFold({ shuffle: true, seed }),
  stratifiedKFold: (seed) => data.stratifiedKFold({ stratify: labels, shuffle: true, seed }),
  repeatedKFold: (seed) =>
    data.repeatedKFold({ repeats: 2, ...(seed === undefined ? {} : { seed }) }),
  shuffleSplit: (seed) => data.shuffleSplit(seed === undefined ? {} : { seed }),
};

for (const [name, make] of Object.entries(shuffled)) {
  test(`${name}: the same seed splits alike, another seed and no seed anew`, () => {
    const one = make(5);
    assert.deepEqual(foldsOf(one, 60), foldsOf(one, 60));
    assert.deepEqual(foldsOf(one, 60), foldsOf(make(5), 60));
    assert.notDeepEqual(foldsOf(one, 60), foldsOf(make(6), 60));
    const unseeded = make();
    assert.notDeepEqual(foldsOf(unseeded, 60), foldsOf(unseeded, 60));
  });
}

for (const name of ["kFold", "stratifiedKFold", "repeatedKFold"] as const) {
  test(`${name}: each sample is tested once a round, and never trained on then`, () => {
    const folds = foldsOf(shuffled[name]!(1), 60);
    for (let round = 0; round < folds.length; round += 5) {
      const tested = folds.slice(round, round + 5).flatMap(([, part]) => part);
      assert.deepEqual(tested.toSorted((a, b) => a - b), upTo(60)); // prettier-ignore
    }
    for (const [train, tested] of folds) {
      assert.deepEqual([...train, ...tested].toSorted((a, b) => a - b), upTo(60)); // prettier-ignore
    }
  });
}

test("the rounds of repeatedKFold differ", () => {
  const folds = foldsOf(shuffled["repeatedKFold"]!(1), 60);
  assert.equal(folds.length, 10);
  assert.notDeepEqual(folds.slice(0, 5), folds.slice(5));
});

test("samples are shuffled fairly: each is in the first fold as often", () => {
  const counts = upTo(20).map(() => 0);
  for (let seed = 0; seed < 2000; seed++) {
    const [first] = foldsOf(data.kFold({ folds: 4, shuffle: true, seed }), 20);
    for (const sample of first![1]) counts[sample]!++;
  }
  const chiSquared = counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
  assert.ok(chiSquared < 43.8, `chi-squared ${chiSquared}`); // p > 0.001, 19 d. f.
});

test("folds as data: frames by the name of a column, records aligned, tensors disposed of", () => {
  const before = tf.memory().numTensors;
  const kinds = upTo(12).map((i) => (i < 8 ? "a" : "b"));
  const frame = new dfd.DataFrame({ n: upTo(12), kind: kinds });
  const parts = Array.from(data.stratifiedKFold({ stratify: "kind", folds: 4 }).split(frame));
  assert.equal(parts.length, 4);
  for (const { train, test: tested } of parts) {
    assert.deepEqual([train.shape, tested.shape], [[9, 2], [3, 2]]); // prettier-ignore
    assert.deepEqual(tested["kind"].values.toSorted(), ["a", "a", "b"]);
    assert.deepEqual(tested.index, tested["n"].values);
  }

  const x = tf.tensor1d(upTo(6));
  const record = { x, y: upTo(6).map((i) => `n${i}`) };
  const [first] = data.groupKFold({ groups: [1, 1, 2, 2, 3, 3], folds: 3 }).split(record);
  assert.deepEqual([...first!.test.x.dataSync()].map((i) => `n${i}`), first!.test.y); // prettier-ignore
  assert.equal(tf.memory().numTensors, before + 3);
  tf.dispose([x, first!.train.x, first!.test.x]);
  assert.equal(tf.memory().numTensors, before);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "one fold",
    () => foldsOf(data.kFold({ folds: 1 }), 5),
    /^Error: folds: expected a whole number of at least 2; received 1$/,
  ],
  [
    "more folds than samples",
    () => foldsOf(data.kFold({ folds: 6 }), 5),
    /^Error: folds: expected at most 5, one a sample; received 6$/,
  ],
  [
    "more folds than a class has samples",
    () => foldsOf(data.stratifiedKFold({ folds: 3, stratify: [0, 0, 1, 1] }), 4),
    /^Error: folds: expected at most 2, the samples of the largest class; received 3$/,
  ],
  [
    "too few labels",
    () => foldsOf(data.stratifiedKFold({ folds: 2, stratify: [0, 0, 1] }), 4),
    /^Error: stratify: expected 4 labels; received 3 labels$/,
  ],
  [
    "an unknown column",
    () => Array.from(data.groupKFold({ groups: "who" }).split(new dfd.DataFrame({ n: upTo(9) }))),
    /^Error: groups: expected labels, or the name of a column; received who; available: n$/,
  ],
  ["nothing left out", () => data.leavePOut(0), /^Error: p: expected a whole number of at least 1/],
  [
    "no repeat",
    () => data.repeatedKFold({ repeats: 0 }),
    /^Error: repeats: expected a whole number of at least 1; received 0$/,
  ],
  ["no split", () => data.shuffleSplit({ splits: 0 }), /^Error: splits: expected a whole number/],
  ["a gap of −1", () => data.timeSeriesSplit({ gap: -1 }), /^Error: gap: expected a whole number/],
  [
    "too short a series",
    () => foldsOf(data.timeSeriesSplit({ testSize: 4, folds: 3 }), 12),
    /^Error: folds: expected samples to train on before 3 tests of 4 and a gap of 0; received 12 samples$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
