import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import { fit, type FitOptions } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { small, smallData, smallModel, weightsOf } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData();
});
after(() => data.dispose());

async function train(options: FitOptions, dropout = 0.5) {
  const model = smallModel(dropout);
  const history = await fit(model, data, { ...small, epochs: 2, batchSize: 8, ...options });
  const result = { metrics: history.metrics, weights: weightsOf(model) };
  model.dispose();
  return result;
}

test("the same seed gives the same training, dropout included; another does not", async () => {
  const first = await train({ seed: 3 });
  assert.deepEqual(await train({ seed: 3 }), first);
  assert.notDeepEqual(await train({ seed: 4 }), first);
  assert.notDeepEqual(await train({}), await train({}));
});

test("dropout takes a new mask at each step", async () => {
  const model = tf.sequential({ layers: [tf.layers.dropout({ rate: 0.5, inputShape: [64] })] });
  const seen = new Set<string>();
  model.add(tf.layers.dense({ units: 1, kernelInitializer: "ones", name: "sum" }));
  const x = tf.ones([6, 64]);
  const y = tf.zeros([6, 1]);
  await fit(
    model,
    { x, y },
    {
      loss: "meanSquaredError",
      optimizer: tf.train.sgd(0),
      batchSize: 1,
      seed: 1,
      callbacks: { onBatchEnd: (_, logs) => void seen.add(String(logs!["loss"])) },
    },
  );
  assert.ok(seen.size >= 4, [...seen].join(" "));
  tf.dispose([x, y]);
});

test("leaves Math.random alone, also for callbacks", async () => {
  const original = Math.random;
  let inside: unknown;
  await train({ seed: 1, callbacks: { onBatchEnd: () => void (inside = Math.random) } });
  assert.equal(inside, original);
  assert.equal(Math.random, original);
});

test("without shuffling the samples come in order", async () => {
  const all = [0, 1, 2, 3, 4, 5, 6];
  assert.deepEqual(await order({ shuffle: false }), all);
  const shuffled = await order({ seed: 2 });
  assert.notDeepEqual(shuffled, all);
  assert.deepEqual(shuffled.toSorted(), all);
  // Validation takes the last samples, before they are shuffled.
  const split = await order({ seed: 2, validationSplit: 0.3 });
  assert.deepEqual(split.slice(0, 4).toSorted(), [0, 1, 2, 3]);
  assert.deepEqual(split.slice(4), [4, 5, 6]);
});

/** The samples in the order in which the loss sees them. */
async function order(options: FitOptions): Promise<number[]> {
  const x = tf.tensor2d(Array.from({ length: 7 }, (_, i) => [i]));
  const seen: number[] = [];
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  const loss = (yTrue: Tensor, yPred: Tensor): Tensor => {
    seen.push(...yTrue.dataSync());
    return yPred.sub(yTrue).square();
  };
  await fit(model, { x, y: x }, { loss, optimizer: "sgd", batchSize: 3, ...options });
  tf.dispose(x);
  model.dispose();
  return seen;
}
