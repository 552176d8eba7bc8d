import assert from "node:assert/strict";
import { test } from "node:test";
import * as metrics from "../../../src/metrics/index.js";
import { holm } from "../../../src/metrics/significance/holm.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Result = [statistic: number, pValue: number];

interface Fixture {
  mcnemar: { first: number; second: number; exact: Result; corrected: Result; plain: Result }[];
  corrected: {
    first: number[];
    second: number[];
    trained: number;
    tested: number;
    statistic: number;
    pValue: number;
  }[];
  holm: { given: number[]; adjusted: number[] }[];
}

const fixture = readFixture("metrics/significance/fixtures/significance.json") as Fixture;

const ways = {
  exact: {},
  corrected: { exact: false },
  plain: { exact: false, correction: false },
} as const;

test("McNemar's test equals statsmodels'", () => {
  for (const { first, second, ...expected } of fixture.mcnemar) {
    const truth = Array.from({ length: first + second + 7 }, () => 1);
    const one = truth.map((_, sample) => (sample < first ? 1 : sample < first + second ? 0 : 1));
    const other = truth.map((_, sample) => (sample < first ? 0 : 1));
    for (const [way, options] of Object.entries(ways)) {
      const found = metrics.mcnemar(truth, one, other, options);
      assert.deepEqual([found.onlyFirst, found.onlySecond], [first, second]);
      const name = `${first} against ${second}, ${way}`;
      assertClose([found.statistic, found.pValue], expected[way as keyof typeof ways], name);
    }
  }
});

test("classifiers that no sample tells apart are equal", () => {
  for (const options of Object.values(ways)) {
    assert.equal(metrics.mcnemar(["a", "b"], ["a", "a"], ["a", "a"], options).pValue, 1);
  }
});

test("the corrected t-test is Nadeau and Bengio's", () => {
  for (const { first, second, trained, tested, statistic, pValue } of fixture.corrected) {
    const found = metrics.correctedTTest(first, second, { trained, tested });
    assertClose([found.statistic, found.pValue], [statistic, pValue]);
    assert.equal(found.degreesOfFreedom, first.length - 1);
    const turned = metrics.correctedTTest(second, first, { trained, tested });
    assertClose([turned.difference, turned.pValue], [-found.difference, found.pValue]);
  }
});

test("scores without a difference, and with one that never changes", () => {
  const sizes = { trained: 8, tested: 2 };
  const equal = metrics.correctedTTest([0.5, 0.7], [0.5, 0.7], sizes);
  assert.deepEqual([equal.difference, equal.pValue], [0, 1]);
  const constant = metrics.correctedTTest([0.75, 0.5], [0.5, 0.25], sizes);
  assert.deepEqual([constant.statistic, constant.pValue], [Infinity, 0]);
});

test("what cannot be compared is refused", () => {
  const sizes = { trained: 8, tested: 2 };
  const compare = metrics.correctedTTest;
  assert.throws(() => compare([1, 2], [1], sizes), /second: expected as many scores as first/);
  assert.throws(() => compare([1], [1], sizes), /at least 2/);
  assert.throws(() => compare([1, Number.NaN], [1, 2], sizes), /scores: expected finite numbers/);
  assert.throws(() => compare([1, 2], [1, 2], { trained: 0, tested: 1 }), /numbers above 0/);
  assert.throws(() => metrics.mcnemar([0, 1], [0, 1], [0]), /predicted: expected 2 samples/);
});

test("Holm's adjustment equals statsmodels'", () => {
  for (const { given, adjusted } of fixture.holm) assertClose(holm(given), adjusted);
});
