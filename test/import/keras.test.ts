import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import { strToU8, zipSync } from "fflate";
import { File, ready, type Group } from "h5wasm/node";
import * as lab from "../../src/index.js";
import { tf } from "../../src/tf.js";
import { readFixture } from "../support/fixture.js";
import { root } from "../support/python.js";
import { withScratch } from "../support/scratch.js";

interface Described {
  shape: number[];
  values: number[];
}

const { models } = readFixture("import/fixtures/models.json") as {
  models: Record<string, { inputs: Described[]; outputs: Described[] }>;
};
const fixture = (name: string): string => join(root, "test/import/fixtures", name);

/** Of Keras 3 and, `second`, of Keras 2. */
const files = [
  "image.keras",
  "text.keras",
  "attention.keras",
  "series.keras",
  "gates.keras",
  "nested.keras",
  "text.h5",
  "attention.h5",
  "second.h5",
];

for (const name of files) {
  test(`${name}: the model predicts what it predicted in Keras`, async () => {
    const model = await lab.import.keras(fixture(name));
    const before = tf.memory().numTensors;
    checkPredictions(name, model);
    assert.equal(tf.memory().numTensors, before);
    model.dispose();
  });
}

for (const name of ["attention.weights.h5", "nested.weights.h5", "text.h5", "series.keras"]) {
  test(`${name}: weights come into a model that is there`, async () => {
    const model = await lab.import.keras(fixture(`${keyOf(name)}.keras`));
    for (const layer of model.layers) {
      const zeros = layer.getWeights().map((weight) => tf.zeros(weight.shape));
      layer.setWeights(zeros);
      tf.dispose(zeros);
    }
    const before = tf.memory().numTensors;
    await lab.import.kerasWeights(model, fixture(name));
    assert.equal(tf.memory().numTensors, before);
    checkPredictions(name, model);
    model.dispose();
  });
}

test("weights of files that do not tell the layers' names are found by class and number", () =>
  withScratch(async (folder) => {
    const file = join(folder, "nameless.weights.h5");
    copyFileSync(fixture("attention.weights.h5"), file);
    await ready;
    const nameless = new File(file, "a");
    for (const path of nameless.paths()) {
      if (path.endsWith("vars")) (nameless.get(path) as Group).delete_attribute("name");
    }
    nameless.close();
    const model = await lab.import.keras(fixture("attention.keras"));
    model.setWeights(model.getWeights().map((weight) => tf.zerosLike(weight)));
    await lab.import.kerasWeights(model, file);
    checkPredictions("attention", model);
    model.dispose();
  }));

test("an imported model trains, and keeps its options", async () => {
  const model = await lab.import.keras(fixture("image.keras"));
  const [x] = inputsOf("image");
  const y = tf.tensor2d([
    [1, 0, 0],
    [0, 0, 1],
  ]);
  model.compile({ loss: "categoricalCrossentropy", optimizer: tf.train.sgd(0.01) });
  const { history } = await model.fit(x!, y, { epochs: 3, verbose: 0 });
  assert.ok(history["loss"]!.every((loss) => Number.isFinite(loss as number)));
  const dense = model.layers.at(-1)!.getConfig();
  assert.deepEqual(dense["kernelRegularizer"], { className: "L1L2", config: { l1: 0, l2: 0.001 } });
  tf.dispose([x!, y]);
  model.dispose();
});

const refused: Record<string, RegExp> = {
  layer:
    /layer "unit_normalization": expected a layer that TensorFlow\.js has; received UnitNormalization; available: Activation, /,
  setting:
    /groups of layer "conv2d_\d+" \(Conv2D\): expected what TensorFlow\.js can do, .*1.*; received 2/,
  activation:
    /activation of layer "dense_\d+": expected an activation that is the same .*; received hard_sigmoid; available: elu, /,
  mask: /layer "global_average_pooling1d_\d+": expected layers that treat masks alike .*; received GlobalAveragePooling1D/,
  precision: /dtype of layer "dense_\d+": expected float32, .*; received mixed_float16/,
  operation:
    /layer "sin": expected one of Keras's own layers; received Sin of keras\.src\.ops\.numpy/,
  sum: /layer "add(_\d+)?": expected one of Keras's own layers; received Add of keras\.src\.ops\.numpy/,
};

for (const [name, message] of Object.entries(refused)) {
  test(`what TensorFlow.js has not is named: ${name}`, async () => {
    const before = tf.memory().numTensors;
    await assert.rejects(lab.import.keras(fixture(`refused-${name}.keras`)), message);
    assert.equal(tf.memory().numTensors, before);
  });
}

test("files that are something else are named", () =>
  withScratch(async (folder) => {
    await assert.rejects(lab.import.keras(join(folder, "none.keras")), /ENOENT.*none\.keras/);
    const text = join(folder, "text.keras");
    writeFileSync(text, "no model");
    await assert.rejects(
      lab.import.keras(text),
      /path: expected a \.keras or HDF5 file of Keras; received .*text\.keras/,
    );
    const zip = join(folder, "zip.keras");
    writeFileSync(zip, zipSync({ "other.txt": strToU8("text") }));
    await assert.rejects(
      lab.import.keras(zip),
      /config\.json and model\.weights\.h5 in it; .* available: other\.txt/,
    );
    await assert.rejects(
      lab.import.keras(fixture("nested.weights.h5")),
      /a file with a model \(for weights alone: lab\.import\.kerasWeights\)/,
    );
  }));

test("weights of another model are refused, and the model stays as it is", async () => {
  const model = await lab.import.keras(fixture("nested.keras"));
  await assert.rejects(
    lab.import.kerasWeights(model, fixture("text.h5")),
    /layer "inner": expected weights in the file; received none of that name/,
  );
  const other = tf.sequential({
    layers: [tf.layers.dense({ units: 3, inputShape: [2], name: "last" })],
  });
  await assert.rejects(
    lab.import.kerasWeights(other, fixture("nested.weights.h5")),
    /layer "last": expected weights of the shapes \[2, 3\], \[3\]; received \[2, 1\], \[1\]/,
  );
  checkPredictions("nested", model);
  model.dispose();
  other.dispose();
});

function keyOf(name: string): string {
  return name.split(".")[0]!;
}

function inputsOf(name: string): Tensor[] {
  return models[name]!.inputs.map(({ values, shape }) => tf.tensor(values, shape));
}

function checkPredictions(name: string, model: LayersModel): void {
  const { outputs } = models[keyOf(name)]!;
  tf.tidy(() => {
    const inputs = inputsOf(keyOf(name));
    const predicted = [model.predict(inputs.length > 1 ? inputs : inputs[0]!)].flat();
    assert.equal(predicted.length, outputs.length);
    predicted.forEach((tensor, i) => {
      const { shape, values } = outputs[i]!;
      assert.deepEqual(tensor.shape, shape);
      [...tensor.dataSync()].forEach((value, k) => {
        const difference = Math.abs(value - values[k]!);
        assert.ok(
          difference <= 1e-5 * Math.max(1, Math.abs(values[k]!)),
          `${value} is not ${values[k]}`,
        );
      });
    });
  });
}
