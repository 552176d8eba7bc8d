import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { runInThisContext } from "node:vm";
import { withMathRandom } from "../../src/training/seeded-math-random.js";

const original = Math.random;

test("Math.random is another during the work, and itself again afterwards", () => {
  assert.equal(
    withMathRandom(
      () => 0.25,
      () => Math.random(),
    ),
    0.25,
  );
  assert.equal(Math.random, original);
});

test("also after an error", () => {
  assert.throws(
    () =>
      withMathRandom(
        () => 0.25,
        () => {
          throw new Error("on purpose");
        },
      ),
    /on purpose/,
  );
  assert.equal(Math.random, original);
});

test("also after a forced stop, which runs no finally", async () => {
  const scope = globalThis as { endless?: () => void };
  scope.endless = () =>
    withMathRandom(
      () => 0.25,
      () => {
        for (;;);
      },
    );
  assert.throws(() => runInThisContext("endless()", { timeout: 20 }), /timed out/);
  delete scope.endless;
  assert.notEqual(Math.random, original, "this stop was no forced one");
  await setImmediate();
  assert.equal(Math.random, original);
});
