import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { compiled, fit, layers, type History } from "../../src/index.js";
import type { AttentionArguments, MultiHeadAttentionOptions } from "../../src/layers/index.js";
import { tf } from "../../src/tf.js";
import { readFixture } from "../support/fixture.js";

interface Reference {
  shapes: number[][];
  weights: number[][];
  output: number[];
  scores: number[];
  gradients: number[][];
  masks: { query_mask?: number[][]; value_mask?: number[][]; attention_mask?: number[][][] };
}

const { cases } = readFixture("layers/fixtures/attention.json") as {
  cases: Record<string, Reference>;
};

const options: Record<string, MultiHeadAttentionOptions> = {
  "to itself": { numHeads: 2, keyDim: 3 },
  "to itself, causal": { numHeads: 3, keyDim: 2, valueDim: 4, useCausalMask: true },
  "to itself, padded": { numHeads: 2, keyDim: 3 },
  "to another": { numHeads: 2, keyDim: 3, outputShape: 5 },
  "a key of its own": { numHeads: 2, keyDim: 3, useBias: false },
  pairs: { numHeads: 2, keyDim: 3 },
  "pairs, causal": { numHeads: 2, keyDim: 3, useCausalMask: true },
  "masks of both": { numHeads: 1, keyDim: 3 },
};

test("every case of the reference is here", () => {
  assert.deepEqual(Object.keys(options), Object.keys(cases));
});

for (const [name, one] of Object.entries(options)) {
  const { shapes, weights, output, scores, gradients, masks } = cases[name]!;
  test(`${name}: Keras's output, attention and gradients, nothing left behind`, () => {
    const before = tf.memory().numTensors;
    const layer = layers.multiHeadAttention(one);
    tf.tidy(() => {
      const inputs = shapes.map((shape, k) => values(shape, k));
      layer.apply(inputs);
      assert.deepEqual(
        layer.weights.map(({ shape }) => shape),
        weights,
      );
      layer.setWeights(weights.map((shape, k) => values(shape, 3 + k)));
      const kwargs: AttentionArguments = {};
      if (masks.query_mask) {
        const [query, value] = [masks.query_mask, masks.value_mask!].map((mask) =>
          tf.tensor2d(mask),
        );
        kwargs.mask = shapes.length === 1 ? query! : [query!, value!];
      }
      if (masks.attention_mask) kwargs.attentionMask = tf.tensor3d(masks.attention_mask);
      const found = layer.callAndReturnAttentionScores(inputs, kwargs);
      close(found.output, output, "output");
      close(found.scores, scores, "scores");
      if (kwargs.attentionMask) {
        const four = [inputs[0]!, inputs[1]!, inputs[1]!, kwargs.attentionMask];
        close(layer.apply(four) as Tensor, output, "output with the mask as an input");
      }
      const total = (...at: Tensor[]): Tensor =>
        tf.sum(tf.mul(layer.call(at, kwargs), values(found.output.shape, 0.5)));
      const ofInputs = tf.grads(total)(inputs);
      const { grads: ofWeights } = tf.variableGrads(() => total(...inputs).asScalar());
      const all = [...ofInputs, ...layer.weights.map(({ name: key }) => ofWeights[key]!)];
      gradients.forEach((gradient, i) => close(all[i]!, gradient, `gradient ${i}`));
    });
    layer.dispose();
    assert.equal(tf.memory().numTensors, before);
  });
}

/** A model of one attention, the same in each call. */
function classifier(): LayersModel {
  const input = tf.input({ shape: [6, 3] });
  const attended = layers
    .multiHeadAttention({
      numHeads: 2,
      keyDim: 4,
      kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }),
      kernelRegularizer: tf.regularizers.l2({ l2: 1e-4 }),
    })
    .apply(input) as typeof input;
  const pooled = tf.layers.globalAveragePooling1d({}).apply(attended) as typeof input;
  const kernelInitializer = tf.initializers.glorotUniform({ seed: 4 });
  const output = tf.layers.dense({ units: 1, activation: "sigmoid", kernelInitializer });
  return tf.model({ inputs: input, outputs: output.apply(pooled) as typeof input });
}

test("it trains, compiled and not, to the same loss", async () => {
  const x = values([64, 6, 3], 1);
  const y = tf.tidy(() => tf.cast(tf.greater(tf.max(tf.sum(x, 2), 1, true), 1.6), "float32"));
  const train = async (on: boolean): Promise<History> => {
    compiled(on);
    const model = classifier();
    const history = await fit(
      model,
      { x, y },
      {
        loss: "binaryCrossentropy",
        optimizer: tf.train.adam(0.02),
        epochs: 40,
        batchSize: 32,
        seed: 1,
      },
    );
    model.dispose();
    return history;
  };
  const [graph, eager] = [await train(true), await train(false)];
  compiled(true);
  assert.equal(graph.notCompiled, undefined);
  assert.ok(graph.compiledSteps > 0);
  const [losses, others] = [graph.metrics["loss"]!, eager.metrics["loss"]!];
  assert.ok(losses.at(-1)! < 0.9 * losses[0]!, `${losses}`);
  losses.forEach((loss, i) => assert.ok(Math.abs(loss - others[i]!) < 1e-5 * Math.abs(loss)));
  tf.dispose([x, y]);
});

test("a model with it is saved and loaded again", async () => {
  const model = classifier();
  const x = values([4, 6, 3], 2);
  let saved: Parameters<typeof tf.io.fromMemory>[0] | undefined;
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
    }),
  );
  const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved!));
  const [one, other] = [model, loaded].map((each) => (each.predict(x) as Tensor).dataSync());
  assert.deepEqual(one, other);
  assert.deepEqual(loaded.layers[1]!.getConfig(), model.layers[1]!.getConfig());
});

test("dropout changes the output in training only", () => {
  const layer = layers.multiHeadAttention({ numHeads: 2, keyDim: 3, dropout: 0.5 });
  tf.tidy(() => {
    const x = values([2, 5, 4], 0);
    const output = (training: boolean) => [...(layer.apply(x, { training }) as Tensor).dataSync()];
    assert.deepEqual(output(false), output(false));
    assert.notDeepEqual(output(true), output(false));
    assert.notDeepEqual(output(true), output(true));
  });
  layer.dispose();
});

test("padding that an embedding masks is not attended to", () => {
  const input = tf.input({ shape: [5], dtype: "int32" });
  const embedded = tf.layers.embedding({ inputDim: 9, outputDim: 4, maskZero: true }).apply(input);
  const layer = layers.multiHeadAttention({ numHeads: 1, keyDim: 4 });
  const model = tf.model({ inputs: input, outputs: layer.apply(embedded) as typeof input });
  tf.tidy(() => {
    const short = model.predict(tf.tensor2d([[3, 7, 0, 0, 0]])) as Tensor;
    const layerOnly = tf.slice(short, [0, 0, 0], [1, 2, 4]);
    const table = model.layers[1]!.getWeights()[0]!;
    const rows = tf.gather(table, tf.tensor2d([[3, 7]], [1, 2], "int32"));
    close(layer.apply(rows) as Tensor, [...layerOnly.dataSync()], "the first two positions");
  });
  model.dispose();
});

test("mistakes are named", () => {
  refused({ numHeads: 0 }, /^Error: numHeads: expected a whole number of at least 1; received 0/);
  refused({ keyDim: 1.5 }, /keyDim/);
  refused({ valueDim: -1 }, /valueDim/);
  refused({ outputShape: 0 }, /outputShape/);
  refused({ dropout: 1 }, /dropout: expected a number from 0 to below 1; received 1/);
  assert.throws(
    () => layers.multiHeadAttention({ numHeads: 1, keyDim: 1 }).apply(tf.input({ shape: [3] })),
    /input of an attention: expected tensors of shape \[batch, positions, size\]; received \[null, 3\]/,
  );
});

function refused(wrong: object, message: RegExp): void {
  assert.throws(() => layers.multiHeadAttention({ numHeads: 2, keyDim: 3, ...wrong }), message);
}

/** The reference's numbers: between -1 and 1 without a pattern. */
function values(shape: number[], phase: number): Tensor {
  const size = shape.reduce((total, n) => total * n, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, k) => Math.sin((k + 1) ** 2 * 0.7391 + phase)),
    shape,
  );
}

function close(tensor: Tensor, expected: number[], what: string): void {
  const actual = [...tensor.dataSync()];
  assert.equal(actual.length, expected.length, what);
  actual.forEach((value, i) => {
    const difference = Math.abs(value - expected[i]!);
    const scale = Math.max(1, Math.abs(expected[i]!));
    assert.ok(difference <= 1e-5 * scale, `${what}[${i}]: ${value} is not ${expected[i]}`);
  });
}
