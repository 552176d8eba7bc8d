import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { leakage, trainValidationTestSplit } from "../../../src/data/index.js";
import { dfd } from "../../../src/dfd.js";

const hundred = Array.from({ length: 100 }, (_, i) => i);
const labels = hundred.map((i) => (i % 4 === 0 ? "rare" : "often"));

describe("trainValidationTestSplit", () => {
  test("three parts that make up all, of the sizes asked for", () => {
    for (const [options, sizes] of [
      [{}, [60, 20, 20]],
      [{ validationSize: 0.15, testSize: 0.25 }, [60, 15, 25]],
      [{ validationSize: 7, testSize: 3 }, [90, 7, 3]],
    ] as const) {
      const {
        train,
        validation,
        test: testing,
      } = trainValidationTestSplit(hundred, { ...options, seed: 1 });
      assert.deepEqual([train.length, validation.length, testing.length], sizes);
      assert.deepEqual(
        [...train, ...validation, ...testing].toSorted((a, b) => a - b),
        hundred,
      );
    }
  });

  test("classes keep their proportions in each", () => {
    const parts = trainValidationTestSplit({ x: hundred, y: labels }, { stratify: "y", seed: 2 });
    for (const { x, y } of [parts.train, parts.validation, parts.test]) {
      assert.equal(y.filter((label) => label === "rare").length, x.length / 4);
      assert.deepEqual(
        y,
        x.map((i) => labels[i]),
      );
    }
  });

  test("in order without shuffling; the same with the same seed", () => {
    const inOrder = trainValidationTestSplit(hundred, { shuffle: false });
    assert.deepEqual([...inOrder.train, ...inOrder.validation, ...inOrder.test], hundred);
    const [first, again, other] = [1, 1, 2].map((seed) =>
      trainValidationTestSplit(hundred, { seed }),
    );
    assert.deepEqual(again, first);
    assert.notDeepEqual(other, first);
  });

  test("bad sizes are named", () => {
    assert.throws(
      () => trainValidationTestSplit(hundred, { testSize: 0 }),
      /testSize: expected a part between 0 and 1/,
    );
    assert.throws(
      () => trainValidationTestSplit(hundred, { validationSize: 1.5 }),
      /validationSize: expected/,
    );
    assert.throws(
      () => trainValidationTestSplit(hundred, { validationSize: 50, testSize: 60 }),
      /testSize|trainSize|train/,
    );
  });
});

describe("leakage", () => {
  const train = new dfd.DataFrame({ patient: ["a", "b", "c"], x: [1, 2, NaN] });
  const clean = new dfd.DataFrame({ patient: ["d", "e"], x: [1, 2] });
  const mixed = new dfd.DataFrame(
    { patient: ["b", "c", "b"], x: [2, NaN, 9] },
    { index: ["p", "q", "r"] },
  );

  test("rows and groups that are in both", () => {
    const found = leakage(train, mixed, { group: "patient" });
    assert.deepEqual([found.found, found.rows, found.groups], [true, ["p", "q"], ["b", "c"]]); // prettier-ignore
    const none = leakage(train, clean, { group: "patient" });
    assert.deepEqual([none.found, none.rows, none.groups], [false, [], []]);
  });

  test("by some columns only", () => {
    assert.deepEqual(leakage(train, clean, { columns: ["x"] }).rows, [0, 1]);
  });

  test("bad input is named", () => {
    assert.throws(() => leakage(train, [] as never), /test: expected a DataFrame/);
    assert.throws(
      () => leakage(train, clean, { group: "x1" }),
      /received x1; available: patient, x/,
    );
  });
});
