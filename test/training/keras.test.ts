import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LayersModel } from "@tensorflow/tfjs-node";
import { fit, type FitOptions, type History } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { assertClose } from "../support/close.js";
import { readFixture } from "../support/fixture.js";
import { weightsOf, type Weighted } from "./models.js";

interface Outcome {
  history: Record<string, number[]>;
  /** Nested lists, one for each weight. */
  weights: unknown[];
}

type Case =
  | "sgd"
  | "adam"
  | "class weights"
  | "sample weights"
  | "clip norm"
  | "clip value"
  | "global clip norm"
  | "accumulation"
  | "accumulation, clip norm";

interface Reference extends Record<Case, Outcome> {
  x: number[][];
  classes: number[];
  start: (number[] | number[][])[];
  "two outputs": Outcome & { size: number[][]; sign: number[][]; start: (number[] | number[][])[] };
}

const reference = readFixture("training/fixtures/keras.json") as Reference;

/** float32 over a few dozen steps. */
const tolerance = 2e-5;

function assertEqual(history: History, actual: number[][], expected: Outcome): void {
  assert.deepEqual(
    Object.keys(history.metrics).toSorted(),
    Object.keys(expected.history).toSorted(),
  );
  for (const [name, values] of Object.entries(expected.history)) {
    assertClose([...history.metrics[name]!], values, name, tolerance);
  }
  const weights = expected.weights.map((weight) => [weight].flat(Infinity));
  assertClose(actual, weights, "weights", tolerance);
}

function setWeights(target: Weighted, values: (number[] | number[][])[]): void {
  tf.tidy(() => target.setWeights(values.map((value) => tf.tensor(value))));
}

function classifier(): LayersModel {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        units: 4,
        activation: "tanh",
        inputShape: [3],
        kernelRegularizer: tf.regularizers.l2({ l2: 0.01 }),
      }),
      tf.layers.dense({ units: 3, activation: "softmax" }),
    ],
  });
  setWeights(model, reference.start);
  return model;
}

describe("equal to Keras: history and weights", () => {
  const cases: [name: Case, options: FitOptions][] = [
    ["sgd", { optimizer: tf.train.sgd(0.1) }],
    ["adam", { optimizer: tf.train.adam(0.01) }],
    ["class weights", { optimizer: tf.train.sgd(0.1), classWeight: { 0: 0.5, 1: 3 } }],
    [
      "sample weights",
      { optimizer: tf.train.sgd(0.1), sampleWeight: Array.from({ length: 50 }, (_, i) => i / 25) },
    ],
    ["clip norm", { optimizer: tf.train.sgd(0.1), clipNorm: 0.1 }],
    ["clip value", { optimizer: tf.train.sgd(0.5), clipValue: 0.02 }],
    ["global clip norm", { optimizer: tf.train.sgd(0.1), globalClipNorm: 0.2 }],
    ["accumulation", { optimizer: tf.train.momentum(0.1, 0.9), accumulationSteps: 2 }],
    [
      "accumulation, clip norm",
      { optimizer: tf.train.sgd(0.1), accumulationSteps: 5, clipNorm: 0.1 },
    ],
  ];
  for (const [name, options] of cases) {
    test(`${name}, with regularizer, validation split and a smaller last batch`, async () => {
      const model = classifier();
      const data = {
        x: tf.tensor2d(reference.x),
        y: tf.tensor1d(reference.classes, "int32"),
      };
      const history = await fit(model, data, {
        loss: "sparse_categorical_crossentropy" as "sparseCategoricalCrossentropy",
        metrics: ["accuracy"],
        batchSize: 16,
        epochs: 4,
        shuffle: false,
        validationSplit: 0.2,
        ...options,
      });
      assertEqual(history, weightsOf(model), reference[name]);
      tf.dispose([data.x, data.y]);
    });
  }

  test("two outputs, each with its loss and metrics", async () => {
    const expected = reference["two outputs"];
    const input = tf.input({ shape: [3] });
    const layers = [
      tf.layers.dense({ units: 4, activation: "tanh" }),
      tf.layers.dense({ units: 1, name: "size" }),
      tf.layers.dense({ units: 1, activation: "sigmoid", name: "sign" }),
    ] as const;
    const hidden = layers[0].apply(input);
    const outputs = [layers[1].apply(hidden), layers[2].apply(hidden)];
    const model = tf.model({ inputs: input, outputs: outputs as ReturnType<typeof tf.input>[] });
    // Not by the model: the order of its layers is not that of their making.
    layers.forEach((layer, i) => setWeights(layer, expected.start.slice(2 * i, 2 * i + 2)));

    const x = tf.tensor2d(reference.x);
    const y = { size: tf.tensor2d(expected.size), sign: tf.tensor2d(expected.sign) };
    const head = { size: y.size.slice(0, 20), sign: y.sign.slice(0, 20) };
    const history = await fit(
      model,
      { x, y },
      {
        loss: { size: "mse", sign: "binaryCrossentropy" },
        optimizer: tf.train.sgd(0.1),
        metrics: { size: "mae", sign: "accuracy" },
        batchSize: 10,
        epochs: 3,
        shuffle: false,
        validationData: { x: x.slice(0, 20), y: head },
      },
    );
    assertEqual(history, layers.flatMap(weightsOf), expected);
  });
});
