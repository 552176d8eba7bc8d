import assert from "node:assert/strict";
import { test } from "node:test";
import {
  chiSquaredSurvival,
  fSurvival,
  studentTwoSided,
} from "../../../src/util/distributions/survival.js";
import { readFixture } from "../../support/fixture.js";

const reference = readFixture("util/distributions/fixtures/survival.json") as Record<
  string,
  number[][]
>;

const functions: Record<string, (...values: number[]) => number> = {
  f: (value, over, under) => fSurvival(value!, over!, under!),
  chiSquared: (value, degrees) => chiSquaredSurvival(value!, degrees!),
  student: (value, degrees) => studentTwoSided(value!, degrees!),
};

for (const [name, survival] of Object.entries(functions)) {
  test(`${name}: the tails are SciPy's`, () => {
    for (const row of reference[name]!) {
      const [expected, ...values] = row.toReversed();
      const actual = survival(...values.toReversed());
      const error = Math.abs(actual - expected!);
      assert.ok(
        error <= 1e-15 || error <= 1e-10 * expected!,
        `${values}: ${actual}, not ${expected}`,
      );
    }
  });
}

test("infinite statistics have no tail", () => {
  assert.equal(fSurvival(Infinity, 2, 3), 0);
  assert.equal(chiSquaredSurvival(Infinity, 3), 0);
  assert.equal(studentTwoSided(Infinity, 3), 0);
});

test("one degree of freedom: the arc tangent, also near 0", () => {
  for (const value of [1e-8, 1e-3, 0.9, 1.1, 50]) {
    const expected = (2 / Math.PI) * Math.atan(1 / value);
    assert.ok(Math.abs(studentTwoSided(value, 1) - expected) < 1e-14);
  }
});
