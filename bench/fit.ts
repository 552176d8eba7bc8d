/**
 * Time of a training step: tfjs's own fit, `lab.fit`, and `lab.fit` with a live plot in a notebook, interleaved, each
 * without the live plot's last picture:
 *
 *     node dist/bench/fit.js
 */
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import type { NotebookHost } from "../src/display/host.js";
import { callbacks, fit } from "../src/index.js";
import { tf } from "../src/tf.js";

const rounds = 5;
const batchSize = 64;

interface Case {
  name: string;
  steps: number;
  layers(): LayersModel["layers"];
  input: number[];
}

const cases: readonly Case[] = [
  {
    name: "MLP 784-128-64-10",
    steps: 50,
    input: [784],
    layers: () => [
      tf.layers.dense({ units: 128, activation: "relu", inputShape: [784] }),
      tf.layers.dense({ units: 64, activation: "relu" }),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  },
  {
    name: "CNN 8-16, 28×28×1",
    steps: 15,
    input: [28, 28, 1],
    layers: () => [
      tf.layers.conv2d({
        filters: 8,
        kernelSize: 3,
        activation: "relu",
        inputShape: [28, 28, 1],
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: "relu" }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  },
];

const host: NotebookHost = {
  display: (data) => void JSON.stringify(data),
  clearOutput() {},
  interruptible: (work) => work(new AbortController().signal),
};

async function inNotebook(work: () => Promise<unknown>): Promise<void> {
  const scope = globalThis as unknown as Record<symbol, NotebookHost | undefined>;
  const symbol = Symbol.for("Jupyter.host");
  scope[symbol] = host;
  await work();
  delete scope[symbol];
}

function livePlotWithoutEnd(): ReturnType<typeof callbacks.livePlot> {
  const { onTrainEnd: _, ...rest } = callbacks.livePlot();
  return rest;
}

type Trainer = (model: LayersModel, x: Tensor, y: Tensor) => Promise<unknown>;

const trainers: Readonly<Record<string, Trainer>> = {
  "model.fit": (model, x, y) => model.fit(x, y, { batchSize, epochs: 1, verbose: 0 }),
  "lab.fit": (model, x, y) => fit(model, { x, y }, { batchSize }),
  "with live plot": (model, x, y) =>
    inNotebook(() => fit(model, { x, y }, { batchSize, callbacks: livePlotWithoutEnd() })),
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

for (const { name, steps, input, layers } of cases) {
  const samples = steps * batchSize;
  const x = tf.randomNormal([samples, ...input], 0, 1, "float32", 1);
  const y = tf.tidy(() => tf.oneHot(tf.randomUniform([samples], 0, 10, "int32", 2), 10));
  const times = Object.fromEntries(Object.keys(trainers).map((key) => [key, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [key, train] of Object.entries(trainers)) {
      const model = tf.sequential({ layers: layers() });
      model.compile({ loss: "categoricalCrossentropy", optimizer: "adam", metrics: ["accuracy"] });
      const begun = performance.now();
      await train(model, x, y);
      // The first round warms up.
      if (round > 0) times[key]!.push((performance.now() - begun) / steps);
      model.dispose();
    }
  }
  tf.dispose([x, y]);
  const rows = Object.entries(times).map(([key, found]) => `${key} ${median(found).toFixed(2)} ms`);
  console.log(`${name}, batch ${batchSize}, a step: ${rows.join(", ")}`);
}
