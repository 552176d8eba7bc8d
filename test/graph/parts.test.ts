import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Optimizer, Tensor } from "@tensorflow/tfjs-node";
import { seenBefore } from "../../src/graph/index.js";
import { streamingByName, type StreamingName } from "../../src/metrics/streaming/by-name.js";
import type { Loss, LossFunction, Metric } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { difference, trainBoth, type Training } from "./train-both.js";

const samples = 12;
let x: Tensor;
let positive: Tensor;
let oneHot: Tensor;
let labels: Tensor;

before(() => {
  x = tf.randomUniform([samples, 4], -1, 1, "float32", 3);
  positive = tf.randomUniform([samples, 3], 0.1, 1, "float32", 4);
  labels = tf.tidy(() => tf.randomUniform([samples, 1], 0, 3, "float32", 5).floor());
  oneHot = tf.tidy(() => tf.oneHot(labels.squeeze([1]).toInt(), 3).toFloat());
});
after(() => tf.dispose([x, positive, oneHot, labels]));

type DenseArgs = Omit<Parameters<typeof tf.layers.dense>[0], "units">;

function modelOf(hidden: DenseArgs = {}, activation: "softmax" | "sigmoid" = "softmax") {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 5, inputShape: [4], activation: "tanh", ...hidden }),
      tf.layers.dense({ units: 3, activation }),
    ],
  });
}

async function assertAlike(training: Partial<Training>, limit = 1e-5): Promise<void> {
  const { options, ...given } = training;
  const { eager, graph } = await trainBoth({
    model: () => modelOf(),
    x,
    y: oneHot,
    ...given,
    options: { loss: "categoricalCrossentropy", epochs: 50, batchSize: samples, ...options },
  });
  assert.equal(graph.history.notCompiled, undefined);
  assert.equal(graph.history.compiledSteps, 50 - seenBefore - 2);
  const found = difference(eager, graph);
  assert.ok(found <= limit, `difference ${found}`);
}

const losses: Record<Extract<Loss, string>, () => Tensor> = {
  meanSquaredError: () => oneHot,
  mse: () => oneHot,
  meanAbsoluteError: () => oneHot,
  mae: () => oneHot,
  meanAbsolutePercentageError: () => positive,
  mape: () => positive,
  meanSquaredLogarithmicError: () => positive,
  msle: () => positive,
  squaredHinge: () => oneHot,
  hinge: () => oneHot,
  categoricalHinge: () => oneHot,
  logcosh: () => oneHot,
  categoricalCrossentropy: () => oneHot,
  sparseCategoricalCrossentropy: () => labels,
  binaryCrossentropy: () => oneHot,
  kullbackLeiblerDivergence: () => positive,
  kld: () => positive,
  poisson: () => positive,
  cosineProximity: () => positive,
};

for (const [loss, y] of Object.entries(losses)) {
  test(`loss ${loss}`, () => assertAlike({ y: y(), options: { loss: loss as Loss } }));
}

type InStep = Exclude<Extract<Metric, string>, "sparseCategoricalCrossentropy" | StreamingName>;
const metrics: Record<InStep, true> = {
  accuracy: true,
  acc: true,
  crossentropy: true,
  ce: true,
  binaryAccuracy: true,
  categoricalAccuracy: true,
  categoricalCrossentropy: true,
  mse: true,
  mae: true,
  mape: true,
  cosine: true,
};

test("metrics", () => assertAlike({ options: { metrics: Object.keys(metrics) as Metric[] } }));

test("metrics over all samples", () =>
  assertAlike({ options: { metrics: Object.keys(streamingByName) as Metric[] } }));

const { losses: lossFunctions, metrics: metricFunctions } = tf;

/** Functions of tf.losses as losses; where they take more than targets and predictions, in functions of one's own. */
const asLosses: Record<keyof typeof lossFunctions, LossFunction> = {
  absoluteDifference: lossFunctions.absoluteDifference,
  computeWeightedLoss: (yTrue, yPred) =>
    tf.losses.computeWeightedLoss(tf.squaredDifference(yTrue, yPred), yTrue),
  cosineDistance: (yTrue, yPred) => tf.losses.cosineDistance(yTrue, yPred, 1),
  hingeLoss: lossFunctions.hingeLoss,
  huberLoss: lossFunctions.huberLoss,
  logLoss: lossFunctions.logLoss,
  meanSquaredError: lossFunctions.meanSquaredError,
  sigmoidCrossEntropy: lossFunctions.sigmoidCrossEntropy,
  softmaxCrossEntropy: lossFunctions.softmaxCrossEntropy,
};

for (const [name, loss] of Object.entries(asLosses)) {
  test(`tf.losses.${name}`, () => assertAlike({ options: { loss } }));
}

test("every function of tf.losses is here", () => {
  assert.deepEqual(Object.keys(asLosses).toSorted(), Object.keys(lossFunctions).toSorted());
});

/** Those that compare class numbers, and not one-hot rows. */
const ofNumbers: readonly string[] = ["sparseCategoricalAccuracy"];

test("every function of tf.metrics", async () => {
  const [numbered, others] = [true, false].map((wanted) =>
    Object.entries(metricFunctions).filter(([name]) => ofNumbers.includes(name) === wanted),
  );
  const functions = (list: typeof others): LossFunction[] =>
    list!.map(([, metric]) => metric as LossFunction);
  await assertAlike({ options: { metrics: functions(others) } });
  await assertAlike({
    y: labels,
    options: { loss: "sparseCategoricalCrossentropy", metrics: functions(numbered) },
  });
});

test("metrics of numbered classes", () =>
  assertAlike({
    y: labels,
    options: {
      loss: "sparseCategoricalCrossentropy",
      metrics: ["accuracy", "sparseCategoricalCrossentropy"],
    },
  }));

const optimizers: Record<
  Exclude<keyof typeof tf.train, "prototype">,
  readonly (() => Optimizer)[]
> = {
  sgd: [() => tf.train.sgd(0.1), () => tf.train.sgd(1)],
  momentum: [() => tf.train.momentum(0.1, 0.9), () => tf.train.momentum(0.1, 0.9, true)],
  adam: [() => tf.train.adam(0.01), () => tf.train.adam(1e-3, 0.8, 0.99, 1e-5)],
  adamax: [() => tf.train.adamax(0.01), () => tf.train.adamax(0.01, 0.9, 0.99, 1e-6, 0.01)],
  adagrad: [() => tf.train.adagrad(0.1)],
  adadelta: [() => tf.train.adadelta(1)],
  rmsprop: [
    () => tf.train.rmsprop(0.001),
    // As large as 1 minus the decay: the rate cannot be told from it.
    () => tf.train.rmsprop(0.001, 0.999),
  ],
};

for (const [name, variants] of Object.entries(optimizers)) {
  variants.forEach((optimizer, i) => {
    test(`optimizer ${name}, ${i + 1}`, () => assertAlike({ optimizer }));
  });
}

test("optimizer rmsprop, centered", () =>
  // It divides by the root of a difference of nearly equal numbers: rounding shows.
  assertAlike({ optimizer: () => tf.train.rmsprop(1e-4, 0.9, 0.5, 1e-12, true) }, 1e-3));

test("every optimizer of tf.train is here", () => {
  assert.deepEqual(Object.keys(optimizers).toSorted(), Object.keys(tf.train).toSorted());
});

type Activation = NonNullable<DenseArgs["activation"]>;
const activations: Record<Activation, true> = {
  elu: true,
  hardSigmoid: true,
  linear: true,
  relu: true,
  relu6: true,
  selu: true,
  sigmoid: true,
  softmax: true,
  softplus: true,
  softsign: true,
  tanh: true,
  swish: true,
  mish: true,
  gelu: true,
  gelu_new: true,
};

for (const activation of Object.keys(activations) as Activation[]) {
  test(`activation ${activation}`, () => assertAlike({ model: () => modelOf({ activation }) }));
}

const regularizers: Record<keyof typeof tf.regularizers, () => DenseArgs["kernelRegularizer"]> = {
  l1: () => tf.regularizers.l1({ l1: 0.01 }),
  l2: () => tf.regularizers.l2({ l2: 0.01 }),
  l1l2: () => tf.regularizers.l1l2({ l1: 0.01, l2: 0.02 }),
};

for (const [name, make] of Object.entries(regularizers)) {
  test(`regularizer ${name}`, () =>
    assertAlike({
      model: () => modelOf({ kernelRegularizer: make()!, biasRegularizer: make()! }),
    }));
}

const constraints: Record<keyof typeof tf.constraints, () => DenseArgs["kernelConstraint"]> = {
  maxNorm: () => tf.constraints.maxNorm({ maxValue: 0.5, axis: 0 }),
  minMaxNorm: () => tf.constraints.minMaxNorm({ minValue: 0.1, maxValue: 0.5, axis: 0 }),
  nonNeg: () => tf.constraints.nonNeg(),
  unitNorm: () => tf.constraints.unitNorm({ axis: 0 }),
};

for (const [name, make] of Object.entries(constraints)) {
  test(`constraint ${name}`, () =>
    assertAlike({ model: () => modelOf({ kernelConstraint: make()! }) }));
}

test("every regularizer and constraint of tfjs is here", () => {
  assert.deepEqual(Object.keys(regularizers).toSorted(), Object.keys(tf.regularizers).toSorted());
  assert.deepEqual(Object.keys(constraints).toSorted(), Object.keys(tf.constraints).toSorted());
});

test("class weights", () =>
  assertAlike({
    y: labels,
    options: { loss: "sparseCategoricalCrossentropy", classWeight: { 0: 2, 1: 0.5 } },
  }));

test("sample weights", () =>
  assertAlike({
    options: { sampleWeight: Array.from({ length: samples }, (_, i) => i), validationSplit: 0.25 },
  }));
