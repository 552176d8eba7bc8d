import assert from "node:assert/strict";
import { test } from "node:test";
import { formatFixed } from "../../src/display/format-fixed.js";

test("rounds as Python's format does", () => {
  const cases: [value: number, decimals: number, text: string][] = [
    [0.125, 2, "0.12"],
    [0.375, 2, "0.38"],
    [-0.125, 2, "-0.12"],
    [0.5, 0, "0"],
    [1.5, 0, "2"],
    [2.5, 0, "2"],
    [0.15, 1, "0.1"],
    [0.25, 1, "0.2"],
    [2.675, 2, "2.67"],
    [99.995, 2, "100.00"],
    [0.0625, 3, "0.062"],
    [1, 3, "1.000"],
    [Number.NaN, 2, "nan"],
    [-Infinity, 2, "-inf"],
  ];
  for (const [value, decimals, text] of cases) assert.equal(formatFixed(value, decimals), text);
});
