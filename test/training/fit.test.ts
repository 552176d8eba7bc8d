import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import { fit, type FitOptions, type TrainingData } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { assertClose } from "../support/close.js";
import { small, smallData, smallModel, tensorsLeft, weightsOf } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData();
});
after(() => data.dispose());

test("gives the numbers of tfjs's own fit", async () => {
  const [ours, theirs] = [smallModel(), smallModel()];
  const options = { epochs: 4, batchSize: 16, validationSplit: 0.3, shuffle: false };
  const history = await fit(ours, data, { ...small, ...options });
  theirs.compile({ ...small, metrics: [...small.metrics] });
  const expected = await theirs.fit(data.x as Tensor, data.y as Tensor, { ...options, verbose: 0 });

  const names = { loss: "loss", accuracy: "acc", val_loss: "val_loss", val_accuracy: "val_acc" };
  assert.deepEqual(Object.keys(history.metrics), Object.keys(names));
  for (const [name, theirName] of Object.entries(names)) {
    assertClose([...history.metrics[name]!], expected.history[theirName], name, 1e-6);
  }
  assertClose(weightsOf(ours), weightsOf(theirs), "weights", 1e-6);
});

test("defaults: one epoch, batches of 32, shuffled, no validation", async () => {
  const sizes: number[] = [];
  const history = await fit(smallModel(), data, {
    ...small,
    callbacks: { onBatchEnd: (_batch, logs) => void sizes.push(logs!["size"]!) },
  });
  assert.equal(history.epochs, 1);
  assert.equal(history.stopped, undefined);
  assert.deepEqual(sizes, [32, 18]);
  assert.deepEqual(Object.keys(history.metrics), ["loss", "accuracy"]);
  assert.ok(history.seconds > 0);
});

test("a smaller last batch counts for its samples", async () => {
  const batches: { size: number; loss: number }[] = [];
  const history = await fit(smallModel(), data, {
    ...small,
    batchSize: 48,
    validationData: data,
    callbacks: { onBatchEnd: (_, logs) => void batches.push(logs as (typeof batches)[0]) },
  });
  const sum = batches.reduce((total, { size, loss }) => total + size * loss, 0);
  assertClose(history.metrics["loss"]![0], sum / 50);

  const whole = await fit(smallModel(), data, { ...small, batchSize: 50, validationData: data });
  const halves = await fit(smallModel(), data, {
    loss: small.loss,
    optimizer: tf.train.sgd(0),
    batchSize: 48,
    validationData: data,
  });
  // Without learning, training and validation see the same model.
  assertClose(halves.metrics["val_loss"]![0], halves.metrics["loss"]![0], "val_loss", 1e-6);
  assertClose(whole.metrics["loss"]![0], halves.metrics["loss"]![0], "loss", 1e-6);
});

describe("seed", () => {
  const train = async (options: FitOptions, dropout = 0.5) => {
    const model = smallModel(dropout);
    const history = await fit(model, data, { ...small, epochs: 2, batchSize: 8, ...options });
    const result = { metrics: history.metrics, weights: weightsOf(model) };
    model.dispose();
    return result;
  };

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
    const order = async (options: FitOptions) => {
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
    };
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
});

test("goes on from an epoch with the optimizer it had", async () => {
  const [once, twice] = [smallModel(), smallModel()];
  const options = { shuffle: false, batchSize: 16 };
  const compile = { ...small, optimizer: "adam" } as const;
  const whole = await fit(once, data, { ...compile, ...options, epochs: 4 });
  await fit(twice, data, { ...compile, ...options, epochs: 2 });
  const epochs: number[] = [];
  const rest = await fit(twice, data, {
    ...options,
    initialEpoch: 2,
    epochs: 4,
    callbacks: { onEpochEnd: (epoch) => void epochs.push(epoch) },
  });
  assert.deepEqual(epochs, [2, 3]);
  assert.deepEqual(rest.rows()[0]!.epoch, 3);
  assertClose([...rest.metrics["loss"]!], whole.metrics["loss"]!.slice(2), "loss", 1e-6);
  assertClose(weightsOf(twice), weightsOf(once), "weights", 1e-6);
});

test("several inputs and outputs, by order and by name", async () => {
  const model = () => {
    const a = tf.input({ shape: [2], name: "a" });
    const b = tf.input({ shape: [3], name: "b" });
    const kernelInitializer = "ones";
    const joined = tf.layers.concatenate().apply([a, b]);
    const p = tf.layers.dense({ units: 1, name: "p", kernelInitializer }).apply(joined);
    const q = tf.layers.dense({ units: 1, name: "q", kernelInitializer }).apply(joined);
    return tf.model({ inputs: [a, b], outputs: [p, q] as (typeof a)[] });
  };
  const tensors = { a: tf.ones([5, 2]), b: tf.ones([5, 3]), p: tf.ones([5]), q: tf.zeros([5, 1]) };
  const { a, b, p, q } = tensors;
  const options = { loss: "mse", optimizer: "sgd" } as const;
  const named = await fit(model(), { x: { b, a }, y: { q, p } }, options);
  const listed = await fit(model(), { x: [a, b], y: [p, q] }, options);
  assert.deepEqual(named.metrics, { loss: [41], p_loss: [16], q_loss: [25] });
  assert.deepEqual(listed.metrics, named.metrics);
  tf.dispose(tensors);
});

describe("refuses, before anything is trained", () => {
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
      /^Error: classWeight: expected a loss that gives one value for each sample/,
    );
  });
});

describe("leaves no tensors", () => {
  const train = (options: FitOptions) => async () => {
    const model = smallModel(0.2);
    await fit(model, data, { ...small, optimizer: "adam", epochs: 2, batchSize: 16, ...options });
    model.dispose();
  };

  test("plain, with validation, with weights, with a seed", async () => {
    // Not that of tfjs's Adam: it keeps its two accumulated betas after `dispose`.
    const adam = await tensorsLeft(async () => tf.train.adam(0.001).dispose());
    const variants: FitOptions[] = [
      {},
      { validationSplit: 0.2 },
      { validationData: { x: data.x, y: data.y } },
      { classWeight: { 0: 2 } },
      { seed: 1 },
    ];
    for (const options of variants) assert.equal(await tensorsLeft(train(options)), adam);
  });

  test("an optimizer that a name made, when another takes its place", async () => {
    const model = smallModel();
    await fit(model, data, small);
    const left = await tensorsLeft(async () => {
      for (let i = 0; i < 3; i++) await fit(model, data, small);
    });
    assert.equal(left, 0);
  });

  test("after an error in a callback, in the loss, in a metric", async () => {
    const fail = (): never => {
      throw new Error("on purpose");
    };
    let calls = 0;
    const variants: FitOptions[] = [
      { callbacks: { onBatchEnd: fail } },
      { callbacks: { onEpochEnd: fail }, validationSplit: 0.2 },
      { metrics: [fail] },
      { loss: (_, yPred) => (++calls > 2 ? fail() : yPred.square()) },
    ];
    for (const options of variants) {
      const model = smallModel();
      await fit(model, data, small);
      const left = await tensorsLeft(() =>
        assert.rejects(
          fit(model, data, { optimizer: model.optimizer, batchSize: 16, ...options }),
          {
            message: "on purpose",
          },
        ),
      );
      assert.equal(left, 0);
      model.dispose();
    }
  });
});

test("the tensors passed in are as they were", async () => {
  const x = data.x as Tensor;
  const first = [...x.dataSync()];
  await fit(smallModel(), data, { ...small, validationSplit: 0.5, seed: 1 });
  assert.equal(x.isDisposed, false);
  assert.deepEqual([...x.dataSync()], first);
});
