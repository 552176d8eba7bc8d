import assert from "node:assert/strict";
import { test } from "node:test";
import { ends } from "../../src/display/ends.js";
import {
  formatBytes,
  formatCount,
  formatMetric,
  formatSeconds,
} from "../../src/display/numbers.js";
import { alignColumns } from "../../src/display/text-table.js";

test("metrics: about four digits", () => {
  const cases: [number, string][] = [
    [0, "0.0000"],
    [0.12345, "0.1235"],
    [9.87654, "9.8765"],
    [12.3456, "12.35"],
    [123.456, "123.5"],
    [12345.6, "12346"],
    [-0.5, "-0.5000"],
    [0.000012345, "1.234e-5"],
    [1234567, "1.235e+6"],
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
  ];
  for (const [value, text] of cases) assert.equal(formatMetric(value), text);
});

test("times", () => {
  const cases: [number, string][] = [
    [0.0004, "0 ms"],
    [0.34, "340 ms"],
    [3.21, "3.2 s"],
    [59.94, "59.9 s"],
    [59.96, "1 min 00 s"],
    [245, "4 min 05 s"],
    [7384, "2 h 03 min"],
  ];
  for (const [seconds, text] of cases) assert.equal(formatSeconds(seconds), text);
});

test("counts and sizes", () => {
  assert.equal(formatCount(1234567), "1,234,567");
  assert.deepEqual([0, 60, 1024, 3_565_158].map(formatBytes), [
    "0 B",
    "60 B",
    "1.0 KiB",
    "3.4 MiB",
  ]);
});

test("the ends of a long list", () => {
  assert.deepEqual(ends(3, 4), [0, 1, 2]);
  assert.deepEqual(ends(5, 4), [0, 1, 2, 3, 4]);
  assert.deepEqual(ends(6, 4), [0, 1, undefined, 4, 5]);
  assert.deepEqual(ends(0, 4), []);
});

test("columns of equal width", () => {
  assert.deepEqual(
    alignColumns(
      [
        ["a", "1"],
        ["bcd", "234"],
      ],
      ["left", "right"],
    ),
    ["a      1", "bcd  234"],
  );
});
