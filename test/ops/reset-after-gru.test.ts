import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import * as lab from "../../src/index.js";
import { tf } from "../../src/tf.js";

const units = 3;
const cell = (args: object = {}) => tf.layers.gruCell({ units, resetAfter: true, ...args });

function modelOf(args: object = {}): LayersModel {
  const layer = { units, resetAfter: true, recurrentActivation: "sigmoid", ...args } as const;
  return tf.sequential({
    layers: [
      tf.layers.gru({ ...layer, inputShape: [5, 2] } as never),
      tf.layers.dense({ units: 1 }),
    ],
  });
}

test("the state after a step, by the formula", () => {
  tf.tidy(() => {
    const gru = cell({ recurrentActivation: "sigmoid" });
    const [x, h] = [wave([2, 2], 0), wave([2, units], 1)];
    gru.build([2, 2]);
    assert.deepEqual(
      gru.weights.map(({ shape }) => shape),
      [
        [2, 9],
        [3, 9],
        [2, 9],
      ],
    );
    gru.setWeights(gru.weights.map(({ shape }, i) => wave(shape as number[], i + 2)));
    const [kernel, recurrent, bias] = gru.getWeights() as [Tensor, Tensor, Tensor];
    const [ofInput, ofState] = tf.unstack(bias);
    const [xz, xr, xh] = tf.split(tf.add(tf.matMul(x, kernel), ofInput!), 3, 1);
    const [hz, hr, hh] = tf.split(tf.add(tf.matMul(h, recurrent), ofState!), 3, 1);
    const z = tf.sigmoid(tf.add(xz!, hz!));
    const candidate = tf.tanh(tf.add(xh!, tf.mul(tf.sigmoid(tf.add(xr!, hr!)), hh!)));
    const wanted = tf.add(tf.mul(z, h), tf.mul(tf.sub(1, z), candidate)).dataSync();
    const [output, state] = gru.call([x, h], {}) as [Tensor, Tensor];
    for (const found of [output, state]) {
      found.dataSync().forEach((value, i) => assert.ok(Math.abs(value - wanted[i]!) < 1e-6));
    }
  });
});

test("it trains, compiled and not, to the same loss", async () => {
  const [x, y] = [wave([32, 5, 2], 0), wave([32, 1], 1)];
  const train = async (on: boolean): Promise<lab.History> => {
    lab.compiled(on);
    const model = modelOf();
    model.setWeights(model.getWeights().map((weight, i) => wave(weight.shape, i).mul(0.5)));
    const options = { loss: "meanSquaredError", optimizer: tf.train.adam(0.01), seed: 1 } as const;
    const history = await lab.fit(model, { x, y }, { ...options, epochs: 20, batchSize: 32 });
    model.dispose();
    return history;
  };
  const [graph, eager] = [await train(true), await train(false)];
  lab.compiled(true);
  assert.equal(graph.notCompiled, undefined);
  assert.ok(graph.compiledSteps > 0);
  const [losses, others] = [graph.metrics["loss"]!, eager.metrics["loss"]!];
  assert.ok(losses.at(-1)! < 0.9 * losses[0]!, `${losses}`);
  losses.forEach((loss, i) => assert.ok(Math.abs(loss - others[i]!) <= 1e-5 * others[i]!));
  tf.dispose([x, y]);
});

test("a model with it is saved and loaded again; without it all is as before", async () => {
  const x = wave([4, 5, 2], 0);
  for (const resetAfter of [true, false]) {
    const model = modelOf({ resetAfter });
    assert.equal(model.layers[0]!.getConfig()["resetAfter"], resetAfter);
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
    model.dispose();
    loaded.dispose();
  }
  x.dispose();
});

test("dropout changes a sequence in training only, with one mask for all its steps, and leaks nothing", () => {
  const layer = tf.layers.rnn({ cell: cell({ dropout: 0.5, recurrentDropout: 0.5 }) });
  const gru = tf.layers.gru({
    units,
    dropout: 0.5,
    recurrentDropout: 0.5,
    resetAfter: true,
  } as never);
  const x = wave([4, 5, 2], 0);
  const run = (of: Pick<typeof layer, "apply">, training: boolean): number[] =>
    tf.tidy(() => [...(of.apply(x, { training }) as Tensor).dataSync()]);
  assert.deepEqual(run(layer, false), run(layer, false));
  const output = (training: boolean): number[] => run(gru, training);
  output(true);
  const before = tf.memory().numTensors;
  assert.notDeepEqual(output(true), output(true));
  assert.deepEqual(output(false), output(false));
  assert.ok(tf.memory().numTensors <= before);
  x.dispose();
});

/** Numbers without a pattern. */
function wave(shape: number[], phase: number): Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, k) => Math.sin((k + 1) ** 2 * 0.7391 + phase)),
    shape,
  );
}
