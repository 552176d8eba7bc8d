import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import type { TopLevelSpec } from "vega-lite";
import { livePlot, type Callback } from "../../src/callbacks/index.js";
import type { HistoryRow } from "../../src/plot/training/history.js";
import { inNotebook, type Shown } from "../support/notebook.js";
import { fakeRun } from "./run.js";

type Spec = TopLevelSpec & { data: { values: HistoryRow[] }; title: { text: string } };
const specOf = ({ data }: Shown) => data["application/vnd.vegalite.v5+json"] as Spec;

/** A training of `epochs` epochs of 4 batches, each of which takes `pause` milliseconds. */
async function train(callback: Callback, epochs: number, pause = 0): Promise<void> {
  const metrics = { loss: [] as number[], val_loss: [] as number[] };
  const run = fakeRun({ metrics, epochs, epochSoFar: () => ({ loss: 0.5 }) });
  await callback.onTrainBegin?.({}, run);
  for (let epoch = 0; epoch < epochs; epoch++) {
    await callback.onEpochBegin?.(epoch, {}, run);
    for (let batch = 0; batch < 4; batch++) {
      if (pause > 0) await setTimeout(pause);
      await callback.onBatchEnd?.(batch, { loss: 0.5 }, run);
    }
    metrics.loss.push(1 / (epoch + 1));
    metrics.val_loss.push(2 / (epoch + 1));
    await callback.onEpochEnd?.(epoch, {}, run);
  }
  run.stop("enough");
  await callback.onTrainEnd?.({}, run);
}

test("one output that is replaced; the last state is the whole history, with a picture", async () => {
  const shown = await inNotebook(() => train(livePlot(), 3));
  const ids = new Set(shown.map(({ options }) => options.displayId));
  assert.equal(ids.size, 1);
  assert.deepEqual(
    shown.map(({ options }) => options.update),
    shown.map((_, i) => i > 0),
  );
  const last = shown.at(-1)!;
  assert.equal(specOf(last).data.values.length, 6);
  assert.match(specOf(last).title.text, /^3 epochs in /);
  assert.equal((specOf(last).title as { subtitle?: string }).subtitle, "stopped: enough");
  assert.ok(last.data["image/png"]);
  for (const { data } of shown) assert.equal(data["text/html"], undefined);
});

test("at most four times a second, and within an epoch", async () => {
  const begun = performance.now();
  const shown = await inNotebook(() => train(livePlot(), 4, 60));
  const seconds = (performance.now() - begun) / 1000;
  assert.ok(shown.length <= seconds * 4 + 2, `${shown.length} times in ${seconds} s`);
  assert.ok(shown.length >= 3);
  const first = specOf(shown[0]!);
  assert.equal(first.title.text, "epoch 1 of 4");
  assert.deepEqual(first.data.values, [{ epoch: 0.25, metric: "loss", set: "train", value: 0.5 }]);
});

test("many epochs: the moving chart shows some of them, the last one all", async () => {
  const shown = await inNotebook(() => train(livePlot({ metrics: ["loss"] }), 1000, 0));
  assert.equal(specOf(shown.at(-1)!).data.values.length, 2000);
  for (const moving of shown.slice(0, -1)) assert.ok(specOf(moving).data.values.length <= 700);
});

test("does nothing where there is no notebook, or no epoch was completed", async () => {
  await train(livePlot(), 2);
  const callback = livePlot();
  const shown = await inNotebook(async () => {
    await callback.onTrainBegin?.({}, fakeRun());
    await callback.onTrainEnd?.({}, fakeRun());
  });
  assert.deepEqual(shown, []);
});
