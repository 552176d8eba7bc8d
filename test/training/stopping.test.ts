import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { earlyStopping, type Callback, type TrainingRun } from "../../src/callbacks/index.js";
import type { NotebookHost } from "../../src/display/host.js";
import { fit } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { small, smallData, smallModel, tensorsLeft, weightsOf } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData();
});
after(() => data.dispose());

const options = { ...small, batchSize: 10, epochs: 5, shuffle: false };

/** Calls `act` after the third batch of the second epoch. */
function amidst(act: (run: TrainingRun) => void): Callback {
  let epoch = 0;
  return {
    onEpochBegin: (begun) => void (epoch = begun),
    onBatchEnd: (batch, _logs, run) => {
      if (epoch === 1 && batch === 2) act(run);
    },
  };
}

describe("a signal", () => {
  test("ends training after the batch; model and history stay", async () => {
    const stopped = smallModel();
    const controller = new AbortController();
    let ended = 0;
    const history = await fit(stopped, data, {
      ...options,
      validationSplit: 0.2,
      signal: controller.signal,
      callbacks: [amidst(() => controller.abort()), { onTrainEnd: () => void ended++ }],
    });
    assert.equal(history.epochs, 1);
    assert.equal(history.stopped, "interrupted in epoch 2, after batch 3 of 4");
    assert.equal(history.metrics["val_loss"]!.length, 1);
    assert.equal(ended, 1);

    // Seven steps on the first 40 samples: what the model has learnt until then.
    const same = smallModel();
    const head = tf.tidy(() => ({ x: tf.keep(slice(0, 40, "x")), y: tf.keep(slice(0, 40, "y")) }));
    const part = tf.tidy(() => ({ x: tf.keep(slice(0, 30, "x")), y: tf.keep(slice(0, 30, "y")) }));
    await fit(same, head, { ...options, epochs: 1 });
    await fit(same, part, { batchSize: 10, shuffle: false });
    assert.deepEqual(weightsOf(stopped), weightsOf(same));
    tf.dispose([head, part]);
  });

  test("may be aborted before training, and while it validates", async () => {
    const model = smallModel();
    const first = weightsOf(model);
    const atOnce = await fit(model, data, { ...options, signal: AbortSignal.abort() });
    assert.deepEqual([atOnce.epochs, atOnce.stopped], [0, "interrupted"]);
    assert.deepEqual(weightsOf(model), first);

    const controller = new AbortController();
    let calls = 0;
    const during = await fit(model, data, {
      ...options,
      validationSplit: 0.5,
      // The metric is computed for 3 batches of training, then for those of validation.
      metrics: [
        (_, yPred) => {
          if (++calls === 4) controller.abort();
          return yPred;
        },
      ],
      signal: controller.signal,
    });
    assert.deepEqual([during.epochs, during.stopped], [0, "interrupted while validating epoch 1"]);
  });

  test("lets early stopping put the best weights back", async () => {
    const model = smallModel();
    const controller = new AbortController();
    let best: number[][] = [];
    await fit(model, data, {
      ...options,
      signal: controller.signal,
      callbacks: [
        earlyStopping({ monitor: "loss", restoreBestWeights: true }),
        { onEpochEnd: () => void (best = weightsOf(model)) },
        amidst(() => controller.abort()),
      ],
    });
    assert.deepEqual(weightsOf(model), best);
  });
});

describe("in a notebook", () => {
  const symbol = Symbol.for("Jupyter.host");
  const scope = globalThis as unknown as Record<symbol, NotebookHost | undefined>;
  afterEach(() => {
    delete scope[symbol];
  });

  test("Stop ends training like a signal", async () => {
    const controller = new AbortController();
    scope[symbol] = {
      display() {},
      clearOutput() {},
      interruptible: (work) => work(controller.signal),
    };
    const callbacks = amidst(() => controller.abort());
    const history = await fit(smallModel(), data, { ...options, callbacks });
    assert.equal(history.stopped, "interrupted in epoch 2, after batch 3 of 5");
  });
});

test("a callback ends training after the batch; the epoch so far counts, as in Keras", async () => {
  for (const [act, reason] of [
    [(run: TrainingRun) => run.stop("enough"), "enough"],
    [(run: TrainingRun) => void (run.model.stopTraining = true), "model.stopTraining was set"],
  ] as const) {
    const history = await fit(smallModel(), data, { ...options, callbacks: amidst(act) });
    assert.equal(history.epochs, 2);
    assert.equal(history.stopped, reason);
  }
});

test("timers run while a model trains", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  const slow = { onBatchEnd: () => void busy(5) };
  await fit(smallModel(), data, { ...options, epochs: 4, callbacks: slow });
  clearInterval(timer);
  // 20 batches of at least 5 ms; a pause each 20 ms.
  assert.ok(ticks >= 3, `${ticks} ticks`);
});

test("a new training of a model ends the one that runs", async () => {
  const model = smallModel();
  let ended = 0;
  const slow = { onBatchEnd: () => void busy(15), onTrainEnd: () => void ended++ };
  const first = fit(model, data, { ...options, epochs: 1000, callbacks: slow });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const second = await fit(model, data, { epochs: 2 });
  assert.equal(second.epochs, 2);
  assert.equal(second.stopped, undefined);
  assert.match((await first).stopped!, /^another training of the same model began in epoch \d+/);
  assert.equal(ended, 0);
});

test("early stopping in a real training restores the best epoch and leaves no tensors", async () => {
  const model = smallModel();
  const saved: number[][][] = [];
  await fit(model, data, small);
  const left = await tensorsLeft(async () => {
    const history = await fit(model, data, {
      ...options,
      optimizer: model.optimizer,
      // Learns until the values are so large that each further step makes it worse.
      loss: (yTrue, yPred) =>
        yPred
          .sub(yTrue)
          .square()
          .mul(saved.length < 3 ? 1 : -1),
      epochs: 20,
      callbacks: [
        { onEpochEnd: () => void saved.push(weightsOf(model)) },
        earlyStopping({ monitor: "loss", mode: "max", patience: 2, restoreBestWeights: true }),
      ],
    });
    const best = history.best("loss", "max");
    assert.ok(history.epochs < 20);
    assert.match(history.stopped!, /^loss has not improved on/);
    assert.deepEqual(weightsOf(model), saved[best.epoch - 1]);
  });
  assert.equal(left, 0);
});

test("the callbacks of tfjs work", async () => {
  const model = smallModel();
  const hooks: string[] = [];
  const history = await fit(model, data, {
    ...options,
    validationSplit: 0.2,
    epochs: 9,
    callbacks: [
      tf.callbacks.earlyStopping({ monitor: "loss", minDelta: 10, patience: 1 }),
      {
        onTrainBegin: () => void hooks.push("train"),
        onEpochBegin: async (epoch) => void hooks.push(`epoch ${epoch}`),
        onEpochEnd: (_epoch, logs) => void hooks.push(Object.keys(logs!).join()),
        onTrainEnd: () => void hooks.push("end"),
      },
    ],
  });
  assert.equal(history.epochs, 2);
  assert.equal(history.stopped, "model.stopTraining was set");
  const logs = "loss,accuracy,val_loss,val_accuracy";
  assert.deepEqual(hooks, ["train", "epoch 0", logs, "epoch 1", logs, "end"]);
});

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function slice(start: number, end: number, part: "x" | "y") {
  return (data[part] as ReturnType<typeof tf.zeros>).slice(start, end - start);
}
