import assert from "node:assert/strict";
import { test } from "node:test";
import { drawSvg } from "../../../src/plot/draw.js";
import { historyRows, plotHistory, type HistoryRow } from "../../../src/plot/training/history.js";
import { wholeTicks } from "../../../src/plot/parts/whole-ticks.js";

const run = { metrics: { loss: [1, 0.5], val_loss: [2, NaN] }, initialEpoch: 3 };
const valuesOf = (plot: ReturnType<typeof plotHistory>) =>
  (plot.spec["data"] as { values: HistoryRow[] }).values;

test("rows name the metric without val_, and count epochs from 1", () => {
  assert.deepEqual(historyRows(run), [
    { epoch: 4, metric: "loss", set: "train", value: 1 },
    { epoch: 5, metric: "loss", set: "train", value: 0.5 },
    { epoch: 4, metric: "loss", set: "validation", value: 2 },
    { epoch: 5, metric: "loss", set: "validation", value: NaN },
  ]);
});

test("values that are not finite leave a gap", () => {
  assert.deepEqual(
    valuesOf(plotHistory(run)).map(({ value }) => value),
    [1, 0.5, 2, null],
  );
});

test("hundreds are labelled in full", async () => {
  const svg = await drawSvg(plotHistory({ metrics: { loss: [580, 480, 10] } }).spec);
  assert.match(svg, />600</);
});

test("runs are told apart by their name, also by one that is a metric's", () => {
  const values = valuesOf(plotHistory({ metrics: run, second: run }));
  assert.deepEqual(
    values.map((row) => (row as HistoryRow & { run: string }).run),
    [...Array<string>(4).fill("metrics"), ...Array<string>(4).fill("second")],
  );
});

test("refuses nothing to draw and unknown metrics", () => {
  assert.throws(() => plotHistory({ metrics: { loss: [] } }), /received no values/);
  assert.throws(() => plotHistory({}), /received no values/);
  assert.throws(
    () => plotHistory(run, { metrics: ["loss", "acc"] }),
    /^Error: history: .*received acc; available: loss$/,
  );
});

test("ticks are whole numbers, and few", () => {
  assert.deepEqual(wholeTicks(1, 2, 6), [1, 2]);
  assert.deepEqual(wholeTicks(0, 1, 6), [0, 1]);
  assert.deepEqual(wholeTicks(1, 1, 6), [1]);
  assert.deepEqual(wholeTicks(1, 20, 6), [5, 10, 15, 20]);
  assert.deepEqual(wholeTicks(1, 1000, 6), [200, 400, 600, 800, 1000]);
  for (let high = 1; high < 3000; high += 7) assert.ok(wholeTicks(1, high, 6).length <= 7);
});
