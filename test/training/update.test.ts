import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fit, type FitOptions } from "../../src/training/index.js";
import { seenBefore } from "../../src/graph/index.js";
import { tf } from "../../src/tf.js";
import { difference, trainBoth } from "../graph/train-both.js";
import { small, smallData, smallModel, tensorsLeft, weightsOf } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData(48);
});
after(() => data.dispose());

const epochs = 12;
/** Steps of 8 samples in all. */
const steps = epochs * 6;

const options: Record<string, Partial<FitOptions> & { graphs: number }> = {
  clipNorm: { clipNorm: 0.05, graphs: 1 },
  clipValue: { clipValue: 0.01, graphs: 1 },
  globalClipNorm: { globalClipNorm: 0.05, graphs: 1 },
  accumulationSteps: { accumulationSteps: 4, graphs: 2 },
  "accumulationSteps and clipNorm": { accumulationSteps: 3, clipNorm: 0.02, graphs: 2 },
};

for (const [name, { graphs, ...given }] of Object.entries(options)) {
  test(`${name}: compiled steps give the eager numbers`, async () => {
    const { eager, graph } = await trainBoth({
      model: () => smallModel(0.2),
      x: data.x as never,
      y: data.y as never,
      options: { loss: "binaryCrossentropy", batchSize: 8, epochs, ...given },
    });
    const found = difference(eager, graph);
    assert.ok(found <= 1e-5, `difference ${found}`);
    assert.equal(graph.history.notCompiled, undefined);
    assert.equal(graph.history.compiledSteps, steps - graphs * (seenBefore + 2));
  });
}

test("weights change in each last step of so many, by the mean of the gradients", async () => {
  const whole = smallModel();
  const parts = smallModel();
  const changes: number[] = [];
  let last = String(weightsOf(parts));
  const common = { loss: "binaryCrossentropy", shuffle: false, epochs: 2 } as const;
  await fit(whole, data, { ...common, optimizer: tf.train.sgd(0.5), batchSize: 48 });
  await fit(parts, data, {
    ...common,
    optimizer: tf.train.sgd(0.5),
    batchSize: 8,
    accumulationSteps: 6,
    callbacks: {
      onBatchEnd: (batch) => {
        const now = String(weightsOf(parts));
        if (now !== last) changes.push(batch);
        last = now;
      },
    },
  });
  assert.deepEqual(changes, [5, 5]);
  const [expected, actual] = [weightsOf(whole).flat(), weightsOf(parts).flat()];
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]!) < 1e-6));
  whole.dispose();
  parts.dispose();
});

test("a weight that the loss does not depend on stays as it is", async () => {
  const input = tf.input({ shape: [3] });
  const used = tf.layers.dense({ units: 1 }).apply(input) as typeof input;
  const unused = tf.layers.dense({ units: 1 }).apply(input) as typeof input;
  const model = tf.model({ inputs: input, outputs: [used, unused] });
  const start = weightsOf(model);
  const zero = (yTrue: typeof data.x): never => tf.zerosLike(yTrue as never) as never;
  await fit(
    model,
    { x: data.x, y: [data.y as never, data.y as never] },
    { loss: ["meanSquaredError", zero], optimizer: "sgd", batchSize: 48, clipNorm: 1 },
  );
  const end = weightsOf(model);
  assert.notDeepEqual(end[0], start[0]);
  assert.deepEqual(end.slice(2), start.slice(2));
  model.dispose();
});

test("dropout with a seed takes a new mask at each step, whether weights change or not", async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.dropout({ rate: 0.5, inputShape: [64], seed: 3 }),
      tf.layers.dense({ units: 1, kernelInitializer: "randomUniform" }),
    ],
  });
  const [x, y] = [tf.ones([8, 64]), tf.zeros([8, 1])];
  const losses = new Set<unknown>();
  await fit(
    model,
    { x, y },
    {
      loss: "meanSquaredError",
      optimizer: tf.train.sgd(0),
      batchSize: 1,
      epochs: 3,
      accumulationSteps: 2,
      callbacks: { onBatchEnd: (_, logs) => void losses.add(logs!["loss"]) },
    },
  );
  assert.equal(losses.size, 24);
  model.dispose();
  tf.dispose([x, y]);
});

async function trainAndDispose(): Promise<void> {
  const model = smallModel();
  await fit(model, data, { ...small, batchSize: 8, epochs: 4, accumulationSteps: 4, clipNorm: 1 });
  model.optimizer.dispose();
  model.dispose();
}

test("no tensor is left", async () => {
  await trainAndDispose();
  assert.equal(await tensorsLeft(trainAndDispose), 0);
});

const wrong: Record<string, readonly [FitOptions, RegExp]> = {
  "two ways to clip": [{ clipNorm: 1, clipValue: 1 }, /one of them.*clipNorm and clipValue/s],
  "a norm of 0": [{ globalClipNorm: 0 }, /globalClipNorm/],
  "half a step": [{ accumulationSteps: 0.5 }, /accumulationSteps/],
};

for (const [name, [given, message]] of Object.entries(wrong)) {
  test(`${name}: refused`, async () => {
    const model = smallModel();
    await assert.rejects(fit(model, data, { ...small, ...given }), { message });
    model.dispose();
  });
}
