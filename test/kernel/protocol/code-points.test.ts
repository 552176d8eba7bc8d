import assert from "node:assert/strict";
import { test } from "node:test";
import { toCodePoints, toUnits } from "../../../kernel/protocol/code-points.js";

const text = "a🎉b𝒳";
const pairs = [
  { units: 0, points: 0 },
  { units: 1, points: 1 },
  { units: 3, points: 2 },
  { units: 4, points: 3 },
  { units: 6, points: 4 },
];

for (const { units, points } of pairs) {
  test(`${units} UTF-16 units are ${points} code points`, () => {
    assert.equal(toCodePoints(text, units), points);
    assert.equal(toUnits(text, points), units);
  });
}

test("a position behind the end is the end", () => {
  assert.equal(toUnits(text, Infinity), text.length);
  assert.equal(toCodePoints(text, 99), 4);
});
