import assert from "node:assert/strict";
import { test } from "node:test";
import { minimize } from "../../src/util/minimize.js";
import { assertClose } from "../support/close.js";

const cases: [what: string, of: (x: number) => number, low: number, high: number, at: number][] = [
  ["a parabola", (x) => (x - 2) ** 2, -10, 10, 2],
  ["a cosine", Math.cos, 0, 6, Math.PI],
  ["an edge", (x) => Math.abs(x - 0.3), -1, 1, 0.3],
  ["a flat valley", (x) => (x + 1) ** 4, -5, 7, -1],
  ["a slope", (x) => x, 3, 9, 3],
  ["far from 0", (x) => (x - 1e6) ** 2, 0, 3e6, 1e6],
];

for (const [what, of, low, high, at] of cases) {
  test(what, () => {
    let evaluations = 0;
    const found = minimize(
      (x) => {
        evaluations++;
        assert.ok(x >= low && x <= high, "within the bounds");
        return of(x);
      },
      low,
      high,
    );
    assertClose(found, at, what, what === "a flat valley" ? 1e-3 : 1e-7 * (1 + Math.abs(at)));
    assert.ok(evaluations < 100, `${evaluations} evaluations`);
  });
}
