import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { displaySymbol } from "../../src/display/host.js";
import { History } from "../../src/training/index.js";

const history = new History({
  metrics: {
    loss: [0.9, 0.5, 0.4],
    accuracy: [0.5, 0.75, 0.75],
    val_loss: [0.8, NaN, 0.85],
    val_speed: [1, 2, 3],
  },
  initialEpoch: 4,
  stopped: "enough",
  seconds: 65.2,
});

test("rows: one for each epoch and metric, counted from 1", () => {
  assert.equal(history.epochs, 3);
  assert.equal(history.rows().length, 12);
  assert.deepEqual(history.rows()[1], { epoch: 6, metric: "loss", set: "train", value: 0.5 });
  assert.deepEqual(history.rows()[6], { epoch: 5, metric: "loss", set: "validation", value: 0.8 });
});

test("best: by the metric's direction, the first of equals, never NaN", () => {
  assert.deepEqual(history.best(), { epoch: 5, value: 0.8 });
  assert.deepEqual(history.best("loss"), { epoch: 7, value: 0.4 });
  assert.deepEqual(history.best("acc"), { epoch: 6, value: 0.75 });
  assert.deepEqual(history.best("loss", "max"), { epoch: 5, value: 0.9 });
  const infinite = new History({ metrics: { loss: [Infinity] }, initialEpoch: 0, seconds: 0 });
  assert.deepEqual(infinite.best(), { epoch: 1, value: Infinity });
  assert.throws(() => history.best("val_speed"), /^Error: mode: expected "min" or "max"/);
  assert.throws(() => history.best("los"), /received los; available: loss, accuracy, val_loss/);
  const none = new History({ metrics: { loss: [NaN] }, initialEpoch: 0, seconds: 0 });
  assert.throws(() => none.best(), /^Error: metric "loss": expected a value that is a number/);
});

test("text: how long, why it ended, last and best values", () => {
  assert.equal(
    inspect(history),
    `History: 3 epochs in 1 min 05 s; stopped: enough
             last    best  at epoch
loss       0.4000  0.4000         7
accuracy   0.7500  0.7500         6
val_loss   0.8500  0.8000         5
val_speed  3.0000`,
  );
});

test("display: a chart with a picture and text; text alone where no epoch was completed", async () => {
  const bundle = await history[displaySymbol]();
  assert.deepEqual(Object.keys(bundle).toSorted(), [
    "application/vnd.vegalite.v5+json",
    "image/png",
    "text/plain",
  ]);
  assert.equal(bundle["text/plain"], inspect(history));
  const empty = new History({ metrics: { loss: [] }, initialEpoch: 0, stopped: "x", seconds: 0.5 });
  assert.deepEqual(await empty[displaySymbol](), {
    "text/plain": "History: 0 epochs in 500 ms; stopped: x",
  });
});

test("in text: why steps were not compiled", () => {
  const reason = "it draws random numbers in JavaScript";
  const slow = new History({
    metrics: { loss: [1] },
    initialEpoch: 0,
    seconds: 0,
    notCompiled: reason,
  });
  assert.equal(inspect(slow).split("\n")[1], `Steps were not compiled: ${reason}.`);
});
