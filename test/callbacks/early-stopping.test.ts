import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LayersModel, Scalar, Tensor } from "@tensorflow/tfjs-node";
import { earlyStopping } from "../../src/callbacks/index.js";
import { tf } from "../../src/tf.js";
import { readFixture } from "../support/fixture.js";
import { fakeRun, play } from "./run.js";

interface Case {
  sequence: string;
  values: number[];
  options: {
    patience?: number;
    min_delta?: number;
    baseline?: number;
    start_from_epoch?: number;
    mode?: "min" | "max";
  };
  stopped: number | null;
  restored: number;
}

/** A model of one weight. */
function oneWeight(): { model: LayersModel; weight: () => number; set: (value: number) => void } {
  const variable = tf.variable(tf.scalar(-1));
  return {
    model: {
      getWeights: () => [variable],
      setWeights: ([value]: Tensor[]) => variable.assign(value as Scalar),
    } as unknown as LayersModel,
    weight: () => variable.dataSync()[0]!,
    set: (value) => tf.tidy(() => variable.assign(tf.scalar(value))),
  };
}

const losses = (values: number[]) => values.map((value) => ({ loss: value, val_loss: value }));

describe("stops and restores where Keras does", () => {
  for (const { sequence, values, options, stopped, restored } of readFixture(
    "callbacks/fixtures/early-stopping.json",
  ) as Case[]) {
    test(`${sequence}, ${JSON.stringify(options)}`, async () => {
      const { patience, min_delta, baseline, start_from_epoch, mode } = options;
      const callback = earlyStopping({
        restoreBestWeights: true,
        ...(patience === undefined ? {} : { patience }),
        ...(min_delta === undefined ? {} : { minDelta: min_delta }),
        ...(baseline === undefined ? {} : { baseline }),
        ...(start_from_epoch === undefined ? {} : { startFromEpoch: start_from_epoch }),
        ...(mode === undefined ? {} : { mode }),
      });
      const { model, weight, set } = oneWeight();
      assert.equal(
        await play(callback, losses(values), fakeRun({ model }), set),
        stopped ?? undefined,
      );
      assert.equal(weight(), restored);
    });
  }
});

test("begins anew at each training, and says why it stopped", async () => {
  const callback = earlyStopping({ patience: 1 });
  const run = fakeRun();
  assert.equal(await play(callback, losses([2, 1, 1.5]), run), 2);
  assert.equal(run.stopped, "val_loss has not improved on 1.0000 since epoch 2");
  assert.equal(await play(callback, losses([9, 8, 8]), run), 2);
  assert.equal(run.stopped, "val_loss has not improved on 8.0000 since epoch 2");
});

test("a value that is not a number is never the best", async () => {
  const run = fakeRun();
  assert.equal(await play(earlyStopping({ patience: 2 }), losses([NaN, 3, 2, NaN, NaN]), run), 4);
  assert.equal(run.stopped, "val_loss has not improved on 2.0000 since epoch 3");
  assert.equal(await play(earlyStopping({ patience: 2 }), losses([NaN, NaN, NaN]), run), 1);
  assert.equal(run.stopped, "val_loss is not a number");
});

test("watches a metric that rises, by its Keras or its tfjs name", async () => {
  for (const monitor of ["val_accuracy", "val_acc"]) {
    const run = fakeRun({ metricNames: ["loss", "val_accuracy"] });
    const logs = [0.5, 0.7, 0.6].map((value) => ({ val_accuracy: value }));
    assert.equal(await play(earlyStopping({ monitor }), logs, run), 2);
  }
});

test("refuses what it cannot do before training begins", async () => {
  await assert.rejects(begin({}), {
    message:
      "metric: expected the name of a metric (val_… needs validation data); received val_loss; available: loss, accuracy",
  });
  await assert.rejects(begin({ monitor: "speed" }), /^Error: mode: expected "min" or "max"/);
  await assert.rejects(begin({ patience: -1 }), /^Error: patience: expected a whole number/);
  await assert.rejects(begin({ minDelta: NaN }), /^Error: minDelta: expected a number/);
  await assert.rejects(begin({ mode: "up" as "max" }), /available: auto, min, max/);
});

test("keeps one set of weights while it trains and none afterwards", async () => {
  const { model } = oneWeight();
  const before = tf.memory().numTensors;
  const held: number[] = [];
  const callback = earlyStopping({ restoreBestWeights: true, patience: 9 });
  const logs = losses([3, 2, 1, 2]);
  await play(callback, logs, fakeRun({ model }), () => held.push(tf.memory().numTensors - before));
  assert.deepEqual(held, [0, 1, 1, 1]);
  assert.equal(tf.memory().numTensors, before);
});

async function begin(options: Parameters<typeof earlyStopping>[0]): Promise<void> {
  await play(earlyStopping(options), [], fakeRun({ metricNames: ["loss", "accuracy"] }));
}
