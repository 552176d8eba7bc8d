/**
 * Time of a training step of `lab.fit`, operation by operation and compiled, interleaved; and what compiling costs: the
 * time by which the first steps exceed as many eager ones. The losses of both must agree.
 *
 *     node dist/bench/train.js
 */
import assert from "node:assert/strict";
import type { LayersModel } from "@tensorflow/tfjs-node";
import { compiled, fit } from "../src/index.js";
import { withMathRandom } from "../src/training/seeded-math-random.js";
import { tf } from "../src/tf.js";
import { random } from "../src/util/random.js";

const rounds = 3;
const batchSize = 64;
/** Steps until a graph is there: those that are only counted, two that are recorded, and the graph's first. */
const warmUp = 19;

interface Case {
  readonly steps: number;
  readonly input: number[];
  layers(): LayersModel["layers"];
}

const cases: Readonly<Record<string, Case>> = {
  "MLP 784-128-64-10": {
    steps: 150,
    input: [784],
    layers: () => [
      tf.layers.dense({ units: 128, activation: "relu", inputShape: [784] }),
      tf.layers.dense({ units: 64, activation: "relu" }),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  },
  "CNN 32-64, 28×28×1": {
    steps: 60,
    input: [28, 28, 1],
    layers: () => [
      tf.layers.conv2d({
        filters: 32,
        kernelSize: 3,
        activation: "relu",
        inputShape: [28, 28, 1],
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: "relu" }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  },
  "LSTM 64, 32 steps × 16": {
    steps: 60,
    input: [32, 16],
    layers: () => [
      tf.layers.lstm({ units: 64, inputShape: [32, 16], recurrentInitializer: "glorotUniform" }),
      tf.layers.dense({ units: 10, activation: "softmax" }),
    ],
  },
};

interface Times {
  readonly steps: number[];
  readonly starts: number[];
}

for (const [name, { steps, input, layers }] of Object.entries(cases)) {
  const samples = steps * batchSize;
  const x = tf.randomNormal([samples, ...input], 0, 1, "float32", 1);
  const y = tf.tidy(() => tf.oneHot(tf.randomUniform([samples], 0, 10, "int32", 2), 10));
  const times = { eager: { steps: [], starts: [] }, compiled: { steps: [], starts: [] } } as Record<
    "eager" | "compiled",
    Times
  >;
  for (let round = 0; round < rounds; round++) {
    const losses: number[] = [];
    for (const kind of ["eager", "compiled"] as const) {
      compiled(kind === "compiled");
      const model = withMathRandom(random(3).next, () => tf.sequential({ layers: layers() }));
      const ends: number[] = [performance.now()];
      const { metrics } = await fit(
        model,
        { x, y },
        {
          loss: "categoricalCrossentropy",
          optimizer: "adam",
          batchSize,
          seed: 4,
          callbacks: { onBatchEnd: () => void ends.push(performance.now()) },
        },
      );
      losses.push(metrics["loss"]![0]!);
      times[kind].starts.push(ends[warmUp]! - ends[0]!);
      times[kind].steps.push(...ends.slice(warmUp + 1).map((end, i) => end - ends[warmUp + i]!));
      model.optimizer.dispose();
      model.dispose();
    }
    assert.ok(Math.abs(losses[0]! - losses[1]!) < 1e-4 * losses[0]!, `losses ${losses}`);
  }
  tf.dispose([x, y]);
  const [eager, graph] = [median(times.eager.steps), median(times.compiled.steps)];
  const cost = median(times.compiled.starts) - median(times.eager.starts);
  console.log(
    `${name}, batch ${batchSize}, a step: eager ${eager.toFixed(2)} ms, compiled ${graph.toFixed(2)} ms, ` +
      `${(eager / graph).toFixed(1)} times; compiling ${cost.toFixed(0)} ms`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
