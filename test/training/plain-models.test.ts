import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/compiled-tf.js";
import type { MimeBundle, NotebookHost } from "../../src/display/host.js";
import { compiled } from "../../src/graph/index.js";
import { compilation } from "../../src/training/index.js";
import type { Caller } from "../../src/training/model-compilers.js";
import { tensorsLeft, weightsOf } from "./models.js";

const samples = 40;
let x: Tensor;
let y: Tensor;
before(() => {
  x = tf.randomUniform([samples, 4], -1, 1, "float32", 3);
  y = tf.tidy(() => tf.oneHot(tf.randomUniform([samples], 0, 3, "int32", 4), 3).toFloat());
});
after(() => tf.dispose([x, y]));

const seeded = (seed: number) => tf.initializers.glorotUniform({ seed });

function chain(): LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 5, inputShape: [4], kernelInitializer: seeded(1) }),
      tf.layers.activation({ activation: "tanh" }),
      tf.layers.dense({ units: 3, activation: "softmax", kernelInitializer: seeded(2) }),
    ],
  });
}

function forked(): LayersModel {
  const input = tf.input({ shape: [4] });
  const inner = tf.layers
    .dense({ units: 5, activation: "tanh", kernelInitializer: seeded(1) })
    .apply(input) as typeof input;
  const ends = ["left", "right"].map(
    (name, i) =>
      tf.layers
        .dense({ name, units: 3, activation: "softmax", kernelInitializer: seeded(i + 2) })
        .apply(inner) as typeof input,
  );
  return tf.model({ inputs: input, outputs: ends });
}

function compile(model: LayersModel): LayersModel {
  model.compile({
    loss: "categoricalCrossentropy",
    optimizer: tf.train.adam(0.01),
    metrics: ["accuracy", "mse"],
  });
  return model;
}

const numbers = (tensors: Tensor | Tensor[]): number[] =>
  [tensors].flat().flatMap((tensor) => {
    const values = [...tensor.dataSync()];
    tensor.dispose();
    return values;
  });

const dataset = () =>
  tf.data.generator(function* () {
    for (let i = 0; i < 10; i++) yield { xs: x.slice(4 * i, 4), ys: y.slice(4 * i, 4) };
  } as unknown as () => Iterator<{ xs: Tensor; ys: Tensor }>);

const options = { epochs: 3, batchSize: 4, verbose: 0, shuffle: false } as const;

const logsOf = ({ history }: Awaited<ReturnType<LayersModel["fit"]>>) =>
  Object.entries(history).flatMap(([name, values]) => [name, ...(values as number[])]);

/** What a program does with a model; the names and numbers that come out. */
interface Case {
  make: () => LayersModel;
  runs: Caller[];
  work(model: LayersModel): Promise<(string | number)[]> | (string | number)[];
}

const cases: Readonly<Record<string, Case>> = {
  fit: {
    make: chain,
    runs: ["model.fit"],
    work: async (model) => logsOf(await model.fit(x, y, options)),
  },
  "fit with validation, class weights and callbacks": {
    make: chain,
    runs: ["model.fit", "model.evaluate"],
    async work(model) {
      const seen: (string | number)[] = [];
      const history = await model.fit(x, y, {
        ...options,
        validationSplit: 0.4,
        classWeight: { 0: 2, 1: 0.5, 2: 1 },
        callbacks: {
          onBatchEnd: (batch, logs) =>
            void seen.push(batch, ...Object.entries(logs as Record<string, number>).flat()),
          onEpochEnd: (epoch, logs) =>
            void seen.push(epoch, ...Object.entries(logs as Record<string, number>).flat()),
        },
      });
      return [...seen, ...logsOf(history)];
    },
  },
  "fit with two outputs": {
    make: forked,
    runs: ["model.fit", "model.evaluate"],
    work: async (model) =>
      logsOf(await model.fit(x, [y, y], { ...options, validationData: [x, [y, y]] })),
  },
  "fit where the input is the target": {
    make: () =>
      tf.sequential({
        layers: [tf.layers.dense({ units: 4, inputShape: [4], kernelInitializer: seeded(1) })],
      }),
    runs: ["model.fit"],
    async work(model) {
      const losses: number[] = [];
      for (let i = 0; i < 12; i++)
        losses.push(...([await model.trainOnBatch(x, x)].flat() as number[]));
      return losses;
    },
  },
  fitDataset: {
    make: chain,
    runs: ["model.fit", "model.evaluate"],
    work: async (model) =>
      logsOf(
        await model.fitDataset(dataset(), {
          epochs: 3,
          verbose: 0,
          validationData: dataset(),
        }),
      ),
  },
  trainOnBatch: {
    make: chain,
    runs: ["model.fit"],
    async work(model) {
      const losses: number[] = [];
      for (let i = 0; i < 12; i++) losses.push(...((await model.trainOnBatch(x, y)) as number[]));
      return losses;
    },
  },
  evaluate: {
    make: forked,
    runs: ["model.evaluate"],
    work: (model) => numbers(model.evaluate(x, [y, y], { batchSize: 4 })),
  },
  evaluateDataset: {
    make: chain,
    runs: ["model.evaluate"],
    work: async (model) => numbers(await model.evaluateDataset(dataset() as never, {})),
  },
  predict: {
    make: forked,
    runs: ["model.predict"],
    work: (model) => numbers(model.predict(x, { batchSize: 3 })),
  },
  predictOnBatch: {
    make: chain,
    runs: ["model.predict"],
    work: (model) => Array.from({ length: 9 }, () => numbers(model.predictOnBatch(x))).flat(),
  },
};

function assertClose(actual: readonly (string | number)[], expected: typeof actual): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, i) => {
    const other = expected[i]!;
    if (typeof value === "string" || typeof other === "string") assert.equal(value, other);
    else
      assert.ok(
        Math.abs(value - other) <= 1e-5 * Math.max(1, Math.abs(other)),
        `${value}, ${other}`,
      );
  });
}

for (const [name, { make, runs, work }] of Object.entries(cases)) {
  test(`${name}: the same results, weights and memory, compiled and not`, async () => {
    const [eager, graph] = [compile(make()), compile(make())];
    compiled(false);
    const expected = await work(eager);
    compiled(true);
    assertClose(await work(graph), expected);
    assertClose(weightsOf(graph).flat(), weightsOf(eager).flat());
    const ran = compilation(graph);
    assert.deepEqual(Object.keys(ran), runs);
    for (const { compiledSteps, notCompiled } of Object.values(ran)) {
      assert.equal(notCompiled, undefined);
      assert.ok(compiledSteps > 0);
    }
    assert.ok(Object.values(compilation(eager)).every((one) => one.compiledSteps === 0));
    assert.equal(await tensorsLeft(async () => work(graph)), 0);
    for (const model of [eager, graph]) {
      model.optimizer.dispose();
      model.dispose();
    }
  });
}

test("the gradient of a prediction, and of what a step was compiled for before", () => {
  const model = compile(chain());
  for (let i = 0; i < 9; i++) tf.dispose(model.predict(x));
  const gradient = tf.grad((input: Tensor) => (model.predict(input) as Tensor).square());
  const expected = tf.grad((input: Tensor) => (model.apply(input) as Tensor).square());
  assertClose(numbers(gradient(x)), numbers(expected(x)));
  assert.ok(compilation(model)["model.predict"]!.compiledSteps > 0);
  model.dispose();
});

test("weights that are set, and a model compiled anew, are noticed", async () => {
  const model = compile(chain());
  await model.fit(x, y, options);
  model.setWeights(model.getWeights().map((weight) => weight.zerosLike()));
  const [loss] = numbers(model.evaluate(x, y) as Tensor[]);
  assert.ok(Math.abs(loss! - Math.log(3)) < 1e-5);
  model.compile({ loss: "meanSquaredError", optimizer: "sgd" });
  for (let i = 0; i < 8; i++) {
    const [mse] = numbers(model.evaluate(x, y) as Tensor);
    assert.ok(Math.abs(mse! - 2 / 9) < 1e-5);
  }
  model.dispose();
});

function embedded(): LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 5, outputDim: 2, inputLength: 3 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 1 }),
    ],
  });
}

test("an error in a step is tfjs's own", async () => {
  const model = embedded();
  const good = tf.zeros([4, 3]);
  const bad = tf.tidy(() => good.add(7));
  for (let i = 0; i < 9; i++) tf.dispose(model.predict(good));
  assert.ok(compilation(model)["model.predict"]!.compiledSteps > 0);
  const left = await tensorsLeft(async () =>
    assert.throws(() => model.predict(bad), {
      message: "GatherV2: the index value 7 is not in [0, 4]",
    }),
  );
  assert.equal(left, 0);
  assert.equal(compilation(model)["model.predict"]!.notCompiled, undefined);
  const wide = tf.zeros([2, 5]);
  assert.throws(() => model.predict(wide), /expected embedding_Embedding\w* to have shape/);
  model.dispose();
  tf.dispose([good, bad, wide]);
});

const readsValues = (yTrue: Tensor, yPred: Tensor): Tensor => {
  yPred.dataSync();
  return tf.squaredDifference(yTrue, yPred).mean(-1);
};

test("why steps are not compiled is said once, and not by a silent training", async () => {
  const shown: MimeBundle[] = [];
  const scope = globalThis as unknown as Record<symbol, Partial<NotebookHost> | undefined>;
  scope[Symbol.for("Jupyter.host")] = { display: (data) => void shown.push(data) };
  for (const verbose of [0, 2, 2]) {
    const model = chain();
    model.compile({ loss: readsValues, optimizer: "sgd" });
    await model.fit(x, y, { ...options, verbose: verbose as 0 });
    assert.equal(shown.length, verbose === 0 ? 0 : 1);
    model.dispose();
  }
  delete scope[Symbol.for("Jupyter.host")];
  assert.match(String(shown[0]!["text/plain"]), /^The steps of model.fit were not compiled: /);
});
