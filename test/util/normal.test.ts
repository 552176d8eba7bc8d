import assert from "node:assert/strict";
import { test } from "node:test";
import { normalCdf, normalQuantile } from "../../src/util/normal.js";
import { assertClose } from "../support/close.js";
import { readFixture } from "../support/fixture.js";

const { normal } = readFixture("data/scale/fixtures/scalers.json") as {
  normal: Record<"probabilities" | "values" | "below", number[]> & { quantiles: (number | null)[] };
};

test("quantiles are scipy's", () => {
  normal.probabilities.forEach((probability, i) => {
    const expected = normal.quantiles[i] ?? -Infinity;
    if (expected === -Infinity) assert.equal(normalQuantile(probability), expected);
    else
      assertClose(
        normalQuantile(probability),
        expected,
        String(probability),
        1e-14 * Math.abs(expected) + 1e-15,
      );
  });
  assert.equal(normalQuantile(1), Infinity);
  assert.ok(Number.isNaN(normalQuantile(-0.1)) && Number.isNaN(normalQuantile(1.1)));
});

test("probabilities are scipy's, in the far tail too", () => {
  normal.values.forEach((value, i) => {
    const expected = normal.below[i]!;
    assertClose(normalCdf(value), expected, String(value), 1e-12 * expected);
  });
});

test("one undoes the other", () => {
  for (let value = -6; value <= 6; value += 0.37) {
    assertClose(normalQuantile(normalCdf(value)), value, String(value), value > 3 ? 1e-7 : 1e-12);
  }
});
