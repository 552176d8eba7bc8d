import assert from "node:assert/strict";
import { test } from "node:test";
import { requireLog } from "../../src/callbacks/index.js";
import { improvement, logName, modeOf } from "../../src/callbacks/monitor.js";

test("reads a metric's direction from its name", () => {
  const falling = ["loss", "val_loss", "size_loss", "mse", "val_mae", "meanSquaredError", "cosine"];
  const rising = ["accuracy", "val_sign_accuracy", "binaryAccuracy", "precision", "f1", "auc"];
  for (const name of falling) assert.equal(modeOf(name), "min", name);
  for (const name of rising) assert.equal(modeOf(name), "max", name);
  assert.equal(modeOf("loss", "max"), "max");
  assert.throws(() => modeOf("speed"), /the name "speed" does not tell the direction/);
});

test("improves by more than the margin", () => {
  assert.equal(improvement("min", 0.5)(1, 1.5), false);
  assert.equal(improvement("min", 0.5)(0.9, 1.5), true);
  assert.equal(improvement("max", -0.5)(2, 1.5), false);
  assert.equal(improvement("max")(1, 1), false);
  assert.equal(improvement("max")(1, undefined), true);
  assert.equal(improvement("max")(NaN, undefined), false);
  assert.equal(improvement("max")(1, NaN), true);
});

test("reads tfjs's short names as Keras's", () => {
  assert.deepEqual(["acc", "val_acc", "a_acc", "accent", "val_ce"].map(logName), [
    "accuracy",
    "val_accuracy",
    "a_accuracy",
    "accent",
    "val_crossentropy",
  ]);
  assert.equal(requireLog({ val_accuracy: 0.5 }, "val_acc"), 0.5);
  assert.throws(() => requireLog({ loss: 1 }, "acc"), /received acc; available: loss$/);
});
