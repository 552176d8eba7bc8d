import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { compiled } from "../../src/graph/index.js";
import { fit, type FitOptions, type History } from "../../src/training/index.js";
import { withMathRandom } from "../../src/training/seeded-math-random.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";

type Symbolic = ReturnType<typeof tf.input>;

let x: Tensor;
let y: Tensor;
let labels: Tensor;
before(() => {
  x = tf.randomUniform([16, 4], -1, 1, "float32", 3);
  y = tf.randomUniform([16, 2], -1, 1, "float32", 4);
  labels = tf.tidy(() => x.sum(1, true).greater(0).toFloat());
});
after(() => tf.dispose([x, y, labels]));

interface Result {
  readonly models: readonly LayersModel[];
  readonly histories: readonly History[];
}

/** Runs a program compiled and not, compares all weights, and returns how many steps ran as graphs. */
async function assertAlike(program: () => Promise<Result>): Promise<number> {
  const run = async (on: boolean) => {
    compiled(on);
    try {
      const { models, histories } = await program();
      const weights = models.map((model) => model.getWeights().map((one) => [...one.dataSync()]));
      for (const model of models) model.optimizer?.dispose();
      return { weights: weights.flat(2), steps: histories.map((one) => one.compiledSteps) };
    } finally {
      compiled(true);
    }
  };
  const [eager, graph] = [await run(false), await run(true)];
  assert.ok(eager.weights.every(Number.isFinite));
  eager.weights.forEach((value, i) => {
    const gap = Math.abs(value - graph.weights[i]!) / Math.max(Math.abs(value), 0.1);
    assert.ok(gap <= 1e-5, `${value} and ${graph.weights[i]}`);
  });
  return graph.steps.reduce((sum, steps) => sum + steps, 0);
}

const seeded = <T>(make: () => T): T => withMathRandom(random(5).next, make);
const options: FitOptions = { batchSize: 16, epochs: 20, seed: 1 };

function dense(units: number, activation: "tanh" | "sigmoid" | "linear" = "tanh") {
  return tf.layers.dense({ units, activation });
}

function block(): LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 4, inputShape: [4], useBias: false }),
      tf.layers.batchNormalization(),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.activation({ activation: "relu" }),
    ],
  });
}

test("a layer is frozen and thawed between trainings", async () => {
  const steps = await assertAlike(async () => {
    const model = seeded(() => {
      const made = block();
      (made as ReturnType<typeof tf.sequential>).add(dense(2, "linear"));
      return made;
    });
    const histories = [await fit(model, { x, y }, { ...options, loss: "mse", optimizer: "sgd" })];
    for (const trainable of [false, true]) {
      model.layers[0]!.trainable = trainable;
      histories.push(await fit(model, { x, y }, options));
    }
    return { models: [model], histories };
  });
  assert.ok(steps >= 45, `${steps} compiled`);
});

test("models in a model with batch normalization, one of them frozen; two inputs, two outputs, a shared layer", async () => {
  const steps = await assertAlike(async () => {
    const model = seeded(() => {
      const inputs = [tf.input({ shape: [4] }), tf.input({ shape: [4] })];
      const [open, frozen] = [block(), block()];
      frozen.trainable = false;
      const shared = dense(3);
      const ends = inputs.map((input, i) =>
        shared.apply((i === 0 ? open : frozen).apply(input) as Symbolic),
      ) as Symbolic[];
      const sum = tf.layers.add().apply(ends) as Symbolic;
      const outputs = [dense(2, "linear").apply(sum), dense(1, "sigmoid").apply(ends[1]!)];
      return tf.model({ inputs, outputs: outputs as Symbolic[] });
    });
    const history = await fit(
      model,
      { x: [x, x], y: [y, labels] },
      { ...options, loss: ["mse", "binaryCrossentropy"], optimizer: "sgd", metrics: ["mae"] },
    );
    assert.equal(history.notCompiled, undefined);
    return { models: [model], histories: [history] };
  });
  assert.equal(steps, 20 - 6);
});

test("a generator and a discriminator take turns, the one frozen in the model of both", async () => {
  const steps = await assertAlike(async () => {
    const { discriminator, both } = seeded(() => {
      const generator = tf.sequential({
        layers: [tf.layers.dense({ units: 4, inputShape: [4], activation: "tanh" }), dense(4)],
      });
      const judge = tf.sequential({
        layers: [
          tf.layers.dense({ units: 6, inputShape: [4], activation: "relu" }),
          tf.layers.dropout({ rate: 0.3, seed: 8 }),
          dense(1, "sigmoid"),
        ],
      });
      const input = tf.input({ shape: [4] });
      const judged = judge.apply(generator.apply(input) as Symbolic) as Symbolic;
      return { discriminator: judge, both: tf.model({ inputs: input, outputs: judged }) };
    });
    discriminator.compile({ loss: "binaryCrossentropy", optimizer: tf.train.sgd(0.05) });
    both.compile({ loss: "binaryCrossentropy", optimizer: tf.train.sgd(0.05) });
    const histories: History[] = [];
    for (let turn = 0; turn < 20; turn++) {
      discriminator.trainable = true;
      histories.push(await fit(discriminator, { x, y: labels }, { ...options, epochs: 1 }));
      discriminator.trainable = false;
      histories.push(await fit(both, { x, y: labels }, { ...options, epochs: 1 }));
    }
    discriminator.trainable = true;
    return { models: [both, discriminator], histories };
  });
  assert.ok(steps >= 2 * (20 - 6 - 1), `${steps} compiled`);
});
