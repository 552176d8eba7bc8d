import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { progress } from "../../src/callbacks/index.js";
import { terminalProgress } from "../../src/callbacks/progress-output.js";
import {
  barText,
  endParts,
  progressParts,
  type Progress,
} from "../../src/callbacks/progress-text.js";
import { inNotebook } from "../support/notebook.js";
import { fakeRun } from "./run.js";

const state: Progress = {
  epoch: 3,
  epochs: 20,
  fraction: 0.125,
  seconds: 3,
  secondsLeft: 21,
  logs: { loss: 0.12345, accuracy: 0.5 },
  stopped: undefined,
};

test("text: epoch, time, time left, metrics", () => {
  assert.deepEqual(progressParts(state), [
    "epoch 3/20",
    "3.0 s, 21.0 s left",
    "loss 0.1235",
    "accuracy 0.5000",
  ]);
  assert.deepEqual(progressParts({ ...state, secondsLeft: undefined, logs: {} }), [
    "epoch 3/20",
    "3.0 s",
  ]);
  assert.deepEqual(endParts({ ...state, epoch: 1, logs: {}, stopped: "enough" }), [
    "1 epoch in 3.0 s",
    "stopped: enough",
  ]);
  assert.equal(barText(0.5, 4), "━━──");
  assert.equal(barText(1.1, 4), "━━━━");
});

test("in a notebook: one bar that is replaced, at most four times a second, and its end", async () => {
  const begun = performance.now();
  const metrics = { loss: [] as number[] };
  const run = fakeRun({ metrics, epochs: 50, epochSoFar: () => ({ loss: 0.5 }) });
  const callback = progress();
  const shown = await inNotebook(async () => {
    await callback.onTrainBegin?.({}, run);
    for (let epoch = 0; epoch < 50; epoch++) {
      for (let batch = 0; batch < 4; batch++) await callback.onBatchEnd?.(batch, {}, run);
      metrics.loss.push(0.25);
      await callback.onEpochEnd?.(epoch, { loss: 0.25, "<b>": 1 }, run);
    }
    await callback.onTrainEnd?.({}, run);
  });
  const seconds = (performance.now() - begun) / 1000;
  assert.ok(shown.length <= seconds * 4 + 2);
  assert.equal(new Set(shown.map(({ options }) => options.displayId)).size, 1);
  assert.deepEqual(Object.keys(shown[0]!.data), ["text/html", "text/plain"]);
  assert.match(
    shown[0]!.data["text/plain"] as string,
    /^─{20}  epoch 1\/50  1.0 s, .* left  loss 0.5000$/,
  );
  const last = shown.at(-1)!.data;
  assert.match(last["text/html"] as string, /<progress value="1.0000"/);
  assert.match(last["text/html"] as string, /&lt;b&gt; 1.0000/);
  assert.equal(
    last["text/plain"],
    `${"━".repeat(20)}  50 epochs in 1.0 s  loss 0.2500  <b> 1.0000`,
  );
});

describe("on standard error", () => {
  test("a terminal has one line, written over and cut to its width", () => {
    assert.deepEqual(written({ isTTY: true, columns: 32 }), [
      "\r\x1b[K━━━─────────────────  epoch 3/2",
      "\r\x1b[K━━━━━━━━━━━━━━━━━━━━  20 epochs",
      "\n",
    ]);
  });

  test("a file has a line for each epoch, and one for the end", () => {
    assert.deepEqual(written({}), [
      "epoch 3/20  3.0 s, 21.0 s left  loss 0.1235  accuracy 0.5000\n",
      "20 epochs in 3.0 s  loss 0.1235  accuracy 0.5000\n",
    ]);
  });
});

/** What three calls write to a stream. */
function written(stream: { isTTY?: boolean; columns?: number }): string[] {
  const texts: string[] = [];
  const output = terminalProgress({ ...stream, write: (text) => texts.push(text) });
  output.update(state);
  output.epoch?.(state);
  output.end({ ...state, epoch: 20, fraction: 1 });
  return texts;
}
