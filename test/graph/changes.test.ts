import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LayersModel, Optimizer, Sequential, Tensor } from "@tensorflow/tfjs-node";
import { earlyStopping } from "../../src/callbacks/index.js";
import { compiled, seenBefore } from "../../src/graph/index.js";
import { fit } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { tensorsLeft } from "../training/models.js";
import { difference, trainBoth, type Training } from "./train-both.js";
import { bindingOf } from "../native/binding-of.js";

let x: Tensor;
let y: Tensor;
before(() => {
  x = tf.randomUniform([12, 4], -1, 1, "float32", 3);
  y = tf.tidy(() => tf.oneHot(tf.randomUniform([12], 0, 3, "int32", 4), 3).toFloat());
});
after(() => tf.dispose([x, y]));

const loss = "categoricalCrossentropy";
const epochs = 50;
/** Steps of `epochs` that run as graphs if nothing changes. */
const rest = epochs - seenBefore - 2;

function modelOf(): Sequential {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 5, inputShape: [4], activation: "tanh" }),
      tf.layers.dense({ units: 3, activation: "softmax" }),
    ],
  });
}

type Change = Partial<Omit<Training, "options">> & { options?: Partial<Training["options"]> };

/** Trains compiled and not; returns how many steps were compiled, and why not. */
async function assertAlike({ options, ...change }: Change) {
  const { eager, graph } = await trainBoth({
    model: modelOf,
    x,
    y,
    ...change,
    options: { loss, epochs, batchSize: 12, ...options },
  });
  const found = difference(eager, graph);
  assert.ok(found <= 1e-5, `difference ${found}`);
  assert.equal(graph.history.epochs, eager.history.epochs);
  return graph.history;
}

const at = (when: number, change: () => void) => ({
  onEpochBegin: (epoch: number) => (epoch === when ? change() : undefined),
});

const rates: Record<string, readonly [() => Optimizer, (optimizer: Optimizer) => void]> = {
  sgd: [
    () => tf.train.sgd(0.1),
    (one) => (one as ReturnType<typeof tf.train.sgd>).setLearningRate(0.02),
  ],
  adam: [() => tf.train.adam(0.01), (one) => void Object.assign(one, { learningRate: 0.003 })],
  rmsprop: [
    () => tf.train.rmsprop(0.001),
    (one) => void Object.assign(one, { learningRate: 0.002 }),
  ],
};

for (const [name, [optimizer, change]] of Object.entries(rates)) {
  test(`the learning rate of ${name} changes: the same graph goes on`, async () => {
    const { compiledSteps } = await assertAlike({
      optimizer,
      callbacks: (_, used) => at(30, () => change(used)),
    });
    assert.equal(compiledSteps, rest);
  });
}

test("another number of the optimizer changes: a new graph is made", async () => {
  const { compiledSteps } = await assertAlike({
    callbacks: (_, used) => at(30, () => void Object.assign(used, { beta2: 0.9 })),
  });
  assert.equal(compiledSteps, rest - 2);
});

test("a number of the optimizer changes in each step: never compiled", async () => {
  const { notCompiled } = await assertAlike({
    callbacks: (_, used) => ({
      onBatchBegin: () =>
        void Object.assign(used, { beta2: (used as unknown as { beta2: number }).beta2 * 0.999 }),
    }),
  });
  assert.equal(notCompiled, "beta2 changes in each step");
});

test("a layer is frozen during training", async () => {
  const { compiledSteps } = await assertAlike({
    optimizer: () => tf.train.sgd(0.1),
    callbacks: (model) => at(30, () => (model.layers[0]!.trainable = false)),
  });
  assert.equal(compiledSteps, rest - 2);
});

test("weights are read and set during training", async () => {
  const read: number[] = [];
  const { compiledSteps } = await assertAlike({
    callbacks: (model) =>
      at(30, () => {
        read.push(model.getWeights()[0]!.dataSync()[0]!);
        tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.mul(0.5))));
      }),
  });
  assert.equal(compiledSteps, rest);
  assert.ok(Math.abs(read[0]! - read[1]!) < 1e-5);
});

test("the last batch of an epoch is smaller: a graph for each shape", async () => {
  assert.equal((await assertAlike({ options: { batchSize: 8 } })).compiledSteps, 2 * rest);
});

test("early stopping gives back the best weights", async () => {
  const { stopped } = await assertAlike({
    optimizer: () => tf.train.sgd(0.5),
    options: { validationSplit: 0.25, epochs: 80 },
    callbacks: () => earlyStopping({ patience: 30, restoreBestWeights: true, minDelta: 1 }),
  });
  assert.ok(stopped);
});

test("two models take turns; each goes on where it was", async () => {
  const models = [modelOf(), modelOf()];
  const start = models.map((model) => model.getWeights().map((weight) => weight.clone()));
  const turns = async (on: boolean): Promise<number[][]> => {
    compiled(on);
    models.forEach((model, i) => {
      model.setWeights(start[i]!);
      model.compile({ loss, optimizer: "sgd" });
    });
    for (let turn = 0; turn < 3; turn++) {
      for (const model of models)
        await fit(model, { x, y }, { epochs: 12, batchSize: 12, shuffle: false });
    }
    return models.flatMap((model) => model.getWeights().map((weight) => [...weight.dataSync()]));
  };
  const [eager, graph] = [await turns(false), await turns(true)];
  eager.flat().forEach((value, i) => assert.ok(Math.abs(value - graph.flat()[i]!) < 1e-6));
  tf.dispose([start, models.map((model) => model.dispose() && [])]);
});

function forked(): LayersModel {
  const inputs = [tf.input({ shape: [4] }), tf.input({ shape: [4] })];
  const inner = modelOf();
  const shared = tf.layers.dense({ units: 4, activation: "relu" });
  const ends = inputs.map((input) => inner.apply(shared.apply(input)) as typeof input);
  const sum = tf.layers.add().apply(ends) as (typeof inputs)[0];
  const outputs = [
    tf.layers.dense({ units: 3, activation: "softmax" }).apply(sum) as typeof sum,
    ends[0]!,
  ];
  return tf.model({ inputs, outputs });
}

test("two outputs, a shared layer, a model in a model", async () => {
  const options = { metrics: ["accuracy"] } as const;
  const { compiledSteps } = await assertAlike({ model: forked, x: [x, x], y: [y, y], options });
  assert.equal(compiledSteps, rest);
});

const statefulLayers: Record<string, (args: { units: number; stateful: true }) => Layer> = {
  simpleRNN: (args) => tf.layers.simpleRNN(args),
  gru: (args) => tf.layers.gru({ ...args, dropout: 0.1 }),
  lstm: (args) => tf.layers.lstm(args),
  bidirectional: (args) => tf.layers.bidirectional({ layer: tf.layers.lstm(args) }),
};

for (const [name, layer] of Object.entries(statefulLayers)) {
  test(`stateful ${name}: states go from step to step, and are reset`, async () => {
    const left: number[] = [];
    const { compiledSteps } = await assertAlike({
      model: () =>
        tf.sequential({
          layers: [
            tf.layers.reshape({ targetShape: [2, 2], batchInputShape: [6, 4] }),
            layer({ units: 2, stateful: true }),
            tf.layers.dense({ units: 3, activation: "softmax" }),
          ],
        }),
      options: { batchSize: 6, shuffle: false },
      callbacks: (model) => ({
        onEpochBegin: (epoch: number) => {
          if (epoch % 10 === 9) model.resetStates();
          if (epoch % 10 === 9) left.push(tf.memory().numTensors);
        },
      }),
    });
    assert.equal(compiledSteps, 2 * epochs - (seenBefore + 2));
    assert.equal(left.at(-1), left.at(-2), String(left));
  });
}

type Layer = InstanceType<typeof tf.layers.Layer>;

const refused: Record<string, readonly [Change, RegExp]> = {
  "gradients that are clipped by a method of one's own": [
    {
      optimizer: () => {
        const optimizer = tf.train.sgd(0.1);
        const apply = optimizer.applyGradients.bind(optimizer);
        return Object.assign(optimizer, {
          applyGradients: (gradients: Parameters<typeof apply>[0]) => apply(gradients),
        });
      },
    },
    /cannot be read: it is bound/,
  ],
};

for (const [name, [change, reason]] of Object.entries(refused)) {
  test(`${name}: steps are not compiled`, async () => {
    const { notCompiled, compiledSteps } = await assertAlike(change);
    assert.match(notCompiled ?? "", reason);
    assert.equal(compiledSteps, 0);
  });
}

test("an error in a compiled step is that of the step", async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 5, outputDim: 2, inputLength: 3 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 1 }),
    ],
  });
  const options = {
    loss: "meanSquaredError",
    optimizer: "sgd",
    batchSize: 4,
    shuffle: false,
  } as const;
  const target = tf.zeros([4, 1]);
  const good = tf.zeros([4, 3]);
  const bad = tf.tidy(() => tf.ones([4, 3]).mul(7));
  await fit(model, { x: good, y: target }, { ...options, epochs: 20 });
  const { compiledSteps } = await fit(
    model,
    { x: good, y: target },
    { batchSize: 4, epochs: 2, shuffle: false },
  );
  assert.equal(compiledSteps, 2);
  const left = await tensorsLeft(() =>
    assert.rejects(fit(model, { x: bad, y: target }, { batchSize: 4, shuffle: false }), {
      message: "GatherV2: the index value 7 is not in [0, 4]",
    }),
  );
  assert.equal(left, 0);
  model.dispose();
  tf.dispose([good, bad, target]);
});

test("Stop ends compiled steps after the batch", async () => {
  const model = modelOf();
  const controller = new AbortController();
  const history = await fit(
    model,
    { x, y },
    {
      loss,
      optimizer: "sgd",
      batchSize: 12,
      epochs: 1000,
      signal: controller.signal,
      callbacks: at(40, () => controller.abort()),
    },
  );
  assert.match(history.stopped!, /^interrupted in epoch 41/);
  assert.equal(history.compiledSteps, 41 - seenBefore - 2);
  model.dispose();
});

test("compiling turned off", async () => {
  const model = modelOf();
  compiled(false);
  const history = await fit(model, { x, y }, { loss, optimizer: "sgd", batchSize: 12, epochs });
  assert.equal(compiled(), false);
  compiled(true);
  assert.deepEqual([history.compiledSteps, history.notCompiled], [0, undefined]);
  model.dispose();
});

async function trainOne(): Promise<void> {
  const model = modelOf();
  const { compiledSteps } = await fit(
    model,
    { x, y },
    { loss, optimizer: "sgd", batchSize: 12, epochs: 20 },
  );
  assert.equal(compiledSteps, 20 - seenBefore - 2);
  model.optimizer.dispose();
  model.dispose();
}

test("no tensor is left, and graphs of old models make room", async () => {
  const { graphs } = bindingOf(tf);
  await trainOne();
  const left = await tensorsLeft(async () => {
    for (let i = 0; i < 40; i++) await trainOne();
  });
  assert.equal(left, 0);
  assert.ok(graphs.count() <= 32, `${graphs.count()} graphs`);
});
