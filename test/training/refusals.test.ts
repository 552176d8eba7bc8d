import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import { fit, type FitOptions, type TrainingData } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { small, smallData, smallModel, tensorsLeft, weightsOf } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData();
});
after(() => data.dispose());

const cases: [name: string, data: () => TrainingData, options: FitOptions, message: RegExp][] = [
  [
    "inputs of another shape",
    () => ({ x: tf.zeros([4, 2]), y: tf.zeros([4, 1]) }),
    {},
    /^data\.x: expected shape \[samples, 3\] for ".*"; received shape \[4, 2\]$/,
  ],
  [
    "targets of another shape",
    () => ({ x: tf.zeros([4, 3]), y: tf.zeros([4, 2]) }),
    {},
    /^data\.y: expected shape \[samples, 1\] for ".*"; received shape \[4, 2\]$/,
  ],
  [
    "different numbers of samples",
    () => ({ x: tf.zeros([4, 3]), y: tf.zeros([5, 1]) }),
    {},
    /^data: expected the same number of samples, at least 1, in every tensor; received 4, 5$/,
  ],
  ["no samples", () => ({ x: tf.zeros([0, 3]), y: tf.zeros([0, 1]) }), {}, /at least 1/],
  [
    "several tensors for one input",
    () => ({ x: [tf.zeros([4, 3]), tf.zeros([4, 3])], y: tf.zeros([4, 1]) }),
    {},
    /^data\.x: expected a tensor; received 2 tensors$/,
  ],
  [
    "a tensor that was disposed",
    () => {
      const x = tf.zeros([4, 3]);
      x.dispose();
      return { x, y: tf.zeros([4, 1]) };
    },
    {},
    /^data\.x: expected a tensor; received a tensor that was disposed$/,
  ],
  [
    "no tensor",
    () => ({ x: [[1, 2, 3]] as unknown as Tensor[], y: tf.zeros([1, 1]) }),
    {},
    /^data\.x: expected a tensor; received \[\[1,2,3\]\]$/,
  ],
  [
    "a batch size of 0",
    () => data,
    { batchSize: 0 },
    /^batchSize: expected a whole number of at least 1; received 0$/,
  ],
  [
    "half an epoch",
    () => data,
    { epochs: 0.5 },
    /^epochs: expected a whole number of at least 0; received 0.5$/,
  ],
  [
    "a split that leaves nothing",
    () => data,
    { validationSplit: 0.999 },
    /^validationSplit: .*received 0.999$/,
  ],
  [
    "a split of more than all",
    () => data,
    { validationSplit: 2 },
    /^validationSplit: .*received 2$/,
  ],
  [
    "an unknown loss",
    () => data,
    { loss: "mean" as "mse" },
    /^loss: .*received mean; available: meanSquaredError/,
  ],
  [
    "an unknown optimizer",
    () => data,
    { optimizer: "lion" as "sgd" },
    /^optimizer: .*available: sgd, adam/,
  ],
  [
    "an unknown metric",
    () => data,
    { metrics: ["speed" as "mse"] },
    /^metrics: .*available: accuracy/,
  ],
  [
    "validation data that do not fit",
    () => data,
    { validationData: { x: tf.zeros([2, 2]), y: tf.zeros([2, 1]) } },
    /^validationData\.x: expected shape/,
  ],
  [
    "a weight that is no number",
    () => data,
    { classWeight: { 1: NaN } },
    /^classWeight\[1\]: expected a number/,
  ],
  [
    "weights of too few samples",
    () => data,
    { sampleWeight: [1, 2] },
    /^sampleWeight: expected shape \[\d+\], one weight for each sample; received shape \[2\]/,
  ],
  [
    "weights of samples and of classes",
    () => data,
    { sampleWeight: [1], classWeight: { 1: 2 } },
    /^classWeight, sampleWeight: expected one of them/,
  ],
  ["a seed that is none", () => data, { seed: -1 }, /^seed: /],
];
for (const [name, make, options, message] of cases) {
  test(name, async () => {
    const model = smallModel();
    const first = weightsOf(model);
    const given = make();
    const left = await tensorsLeft(() =>
      assert.rejects(fit(model, given, { ...small, ...options }), ({ message: text }: Error) => {
        assert.match(text, message);
        return true;
      }),
    );
    // The constant of the SGD optimizer, where it came so far.
    assert.ok(left <= 1, `${left} tensors left`);
    assert.deepEqual(weightsOf(model), first);
    model.dispose();
  });
}

test("a model that is not compiled, and one that cannot learn", async () => {
  await assert.rejects(fit(smallModel(), data), {
    message:
      "model: expected a compiled model, or the option loss; received a model that is not compiled",
  });
  const frozen = smallModel();
  for (const layer of frozen.layers) layer.trainable = false;
  await assert.rejects(
    fit(frozen, data, small),
    /^Error: model: expected weights that can be trained/,
  );
});

test("class numbers that the output does not have", async () => {
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 3, inputShape: [1], activation: "softmax" })],
  });
  const x = tf.zeros([3, 1]);
  const y = tf.tensor1d([0, 2, 3], "int32");
  await assert.rejects(fit(model, { x, y }, { loss: "sparseCategoricalCrossentropy" }), {
    message: "data.y: expected class numbers from 0 to 2; received numbers from 0 to 3",
  });
  tf.dispose([x, y]);
});

test("class weights for a loss that gives one value for a batch", async () => {
  const options = { loss: tf.losses.meanSquaredError, optimizer: "sgd", classWeight: { 1: 2 } };
  await assert.rejects(
    fit(smallModel(), data, options as FitOptions),
    /^Error: classWeight, sampleWeight: expected a loss that gives one value for each sample/,
  );
});
