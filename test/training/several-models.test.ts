import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LayersModel, Sequential, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/compiled-tf.js";
import { compiled } from "../../src/graph/index.js";
import { compilation } from "../../src/training/index.js";
import { weightsOf } from "./models.js";

const rounds = 15;
let x: Tensor;
let noise: Tensor;
before(() => {
  x = tf.randomNormal([8, 4], 0, 1, "float32", 1);
  noise = tf.randomNormal([8, 2], 0, 1, "float32", 2);
});
after(() => tf.dispose([x, noise]));

const kernel = (seed: number) => tf.initializers.glorotUniform({ seed });

function layers(inputs: number, outputs: number, activation: "linear" | "sigmoid"): Sequential {
  const first = { units: 6, activation: "tanh", kernelInitializer: kernel(inputs) } as const;
  return tf.sequential({
    layers: [
      tf.layers.dense({ ...first, inputShape: [inputs] }),
      tf.layers.dense({ units: outputs, activation, kernelInitializer: kernel(outputs) }),
    ],
  });
}

/** Does the same with steps compiled and not; returns the models of both. */
async function assertAlike<T extends readonly LayersModel[]>(
  work: () => Promise<T>,
): Promise<readonly [eager: T, graph: T]> {
  compiled(false);
  const eager = await work();
  compiled(true);
  const graph = await work();
  eager.forEach((model, i) => {
    const [expected, found] = [weightsOf(model).flat(), weightsOf(graph[i]!).flat()];
    expected.forEach((value, j) => {
      assert.ok(Math.abs(value - found[j]!) <= 1e-5 * Math.max(1, Math.abs(value)));
    });
  });
  return [eager, graph];
}

test("two models that train against each other, one frozen in turn", async () => {
  const [, [generator, judge, both]] = await assertAlike(async () => {
    const maker = layers(2, 4, "linear");
    const critic = layers(4, 1, "sigmoid");
    critic.compile({ loss: "binaryCrossentropy", optimizer: "adam" });
    critic.trainable = false;
    const input = tf.input({ shape: [2] });
    const output = critic.apply(maker.apply(input)) as typeof input;
    const chain = tf.model({ inputs: input, outputs: output });
    chain.compile({ loss: "binaryCrossentropy", optimizer: "adam" });
    const [real, fake] = [tf.ones([8, 1]), tf.zeros([8, 1])];
    for (let round = 0; round < rounds; round++) {
      critic.trainable = true;
      const made = maker.predict(noise) as Tensor;
      await critic.trainOnBatch(x, real);
      await critic.trainOnBatch(made, fake);
      critic.trainable = false;
      await chain.trainOnBatch(noise, real);
      made.dispose();
    }
    tf.dispose([real, fake]);
    return [maker, critic, chain] as const;
  });
  assert.ok(compilation(generator)["model.predict"]!.compiledSteps > 0);
  assert.ok(compilation(judge)["model.fit"]!.compiledSteps > 0);
  assert.ok(compilation(both)["model.fit"]!.compiledSteps > 0);
});

test("a model that learns from an older copy of itself", async () => {
  const [, [online]] = await assertAlike(async () => {
    const [learner, target] = [layers(4, 4, "linear"), layers(4, 4, "linear")];
    learner.compile({ loss: "meanSquaredError", optimizer: tf.train.sgd(0.1) });
    for (let round = 0; round < rounds; round++) {
      if (round % 5 === 0) target.setWeights(learner.getWeights());
      const goal = tf.tidy(() => (target.predict(x) as Tensor).mul(0.9).add(x));
      await learner.trainOnBatch(x, goal);
      tf.dispose([goal, learner.predict(x)]);
    }
    return [learner, target] as const;
  });
  assert.ok(compilation(online)["model.fit"]!.compiledSteps > 0);
  assert.ok(compilation(online)["model.predict"]!.compiledSteps > 0);
});
