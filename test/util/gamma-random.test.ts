import assert from "node:assert/strict";
import { test } from "node:test";
import { gammaRandom } from "../../src/util/gamma-random.js";
import { random } from "../../src/util/random.js";

for (const shape of [0.3, 1, 4.5]) {
  test(`shape ${shape}: mean and variance are the shape`, () => {
    const draws = random(7);
    const values = Array.from({ length: 40_000 }, () => gammaRandom(shape, draws));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    assert.ok(values.every((value) => value > 0));
    assert.ok(Math.abs(mean - shape) < 0.03 * Math.max(1, shape), String(mean));
    assert.ok(Math.abs(variance - shape) < 0.06 * Math.max(1, shape), String(variance));
  });
}
