import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { LayersModel, Tensor } from "@tensorflow/tfjs-node";
import * as lab from "../../src/index.js";
import { tf } from "../../src/tf.js";
import { cases, modelOf, own } from "../graph/layer-cases.js";
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

for (const [name, { inputs, outputs }] of Object.entries(models)) {
  test(`${name}: TensorFlow loads it, and it predicts what the model predicted in Keras`, () =>
    withScratch(async (folder) => {
      const file = `${name}.${name === "second" ? "h5" : "keras"}`;
      const model = await lab.import.keras(join(root, "test/import/fixtures", file));
      const before = tf.memory().numTensors;
      await lab.export.savedModel(model, join(folder, "deep", name));
      assert.equal(tf.memory().numTensors, before);

      const saved = await lab.import.savedModel(join(folder, "deep", name));
      const { serving_default: signature } = saved.signatures;
      assert.deepEqual(Object.keys(signature!.inputs), model.inputNames);
      assert.deepEqual(Object.keys(signature!.outputs).toSorted(), model.outputNames.toSorted());
      model.inputs.forEach(({ shape }, i) => {
        assert.deepEqual(signature!.inputs[model.inputNames[i]!]!.shape, shape);
      });
      tf.tidy(() => {
        const tensors = inputs.map(({ values, shape }, i) =>
          tf.tensor(values, shape, model.inputs[i]!.dtype),
        );
        const made = signature!(tensors);
        outputs.forEach(({ shape, values }, i) => {
          const output = made instanceof tf.Tensor ? made : made[model.outputNames[i]!]!;
          assert.deepEqual(output.shape, shape);
          [...output.dataSync()].forEach((value, k) => {
            assert.ok(Math.abs(value - values[k]!) < 1e-5, `${value} is not ${values[k]}`);
          });
        });
      });
      saved.dispose();
      model.dispose();
    }));
}

test("any number of samples, with the weights of now", () =>
  withScratch(async (folder) => {
    const model = sequential(
      tf.layers.gru({ units: 3, inputShape: [4, 2] }),
      tf.layers.dense({ units: 2 }),
    );
    for (const round of [1, 2]) {
      model.setWeights(model.getWeights().map((weight) => tf.mul(weight, 1 / round)));
      await lab.export.savedModel(model, folder);
      const saved = await lab.import.savedModel(folder);
      for (const count of [1, 2, 7, 100]) {
        tf.tidy(() => {
          const x = tf.randomUniform([count, 4, 2], -1, 1, "float32", count);
          const [one, other] = [model.predict(x), saved(x)].map((y) => (y as Tensor).dataSync());
          one!.forEach((value, i) => assert.ok(Math.abs(value - other![i]!) < 1e-6));
        });
      }
      saved.dispose();
    }
    model.dispose();
  }));

for (const [name, make] of Object.entries({ ...cases, ...own })) {
  test(`${name}: a model with the layer gives the same as a SavedModel`, () =>
    withScratch(async (folder) => {
      const one = make();
      const model = modelOf(one);
      await lab.export.savedModel(model, folder);
      const saved = await lab.import.savedModel(folder);
      tf.tidy(() => {
        const x = tf.randomUniform([4, ...one.shape], 0, one.integers ?? 1, "float32", 1);
        const input = one.integers ? tf.floor(x) : x;
        const [left, right] = [model.predict(input), saved(input)].map((y) =>
          (y as Tensor).dataSync(),
        );
        left!.forEach((value, i) => assert.ok(Math.abs(value - right![i]!) < 1e-5));
      });
      saved.dispose();
      model.dispose();
    }));
}

class Twice extends tf.layers.Layer {
  static readonly className = "Twice";
  constructor(private readonly compute: (x: Tensor) => Tensor) {
    super({});
  }
  override call(inputs: Tensor | Tensor[]): Tensor {
    return tf.tidy(() => this.compute([inputs].flat()[0]!));
  }
}

const refused: Record<string, { model: () => LayersModel; message: RegExp }> = {
  "free sizes": {
    model: () =>
      sequential(tf.layers.conv2d({ filters: 1, kernelSize: 1, inputShape: [null, 4, 1] })),
    message:
      /input ".+": expected a shape of which only the number of samples is free; received \[null, null, 4, 1\]/,
  },
  "random numbers": {
    model: () => sequential(dense(), new Twice((x) => tf.add(x, Math.random()))),
    message: /model: expected a model that can be a graph; received it draws random numbers/,
  },
  "values that are read": {
    model: () => sequential(dense(), new Twice((x) => tf.mul(x, x.sum().dataSync()[0]!))),
    message: /model: expected a model that can be a graph; received it reads values of tensors/,
  },
  "a number that depends on the number of samples": {
    model: () => sequential(dense(), new Twice((x) => tf.mul(x, 1 / x.shape[0]!))),
    message: /received it has numbers that depend on the number of samples/,
  },
  "another computation for another number of samples": {
    model: () =>
      sequential(dense(), new Twice((x) => (x.shape[0] === 5 ? tf.neg(x) : tf.neg(tf.neg(x))))),
    message: /received one whose graph gives other numbers/,
  },
};

for (const [name, { model: make, message }] of Object.entries(refused)) {
  test(`what cannot be a graph is named: ${name}`, () =>
    withScratch(async (folder) => {
      const model = make();
      const before = tf.memory().numTensors;
      await assert.rejects(lab.export.savedModel(model, folder), message);
      assert.equal(tf.memory().numTensors, before);
      assert.ok(!existsSync(join(folder, "saved_model.pb")));
      model.dispose();
    }));
}

function dense() {
  return tf.layers.dense({ units: 2, inputShape: [3] });
}

type Layer = InstanceType<typeof tf.layers.Layer>;

function sequential(...layers: Layer[]): LayersModel {
  return tf.sequential({ layers });
}
