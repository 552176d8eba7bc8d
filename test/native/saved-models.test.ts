import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { NamedTensorMap, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";
import { bindingOf } from "./binding-of.js";
import { writeSavedModel } from "./saved-model.js";

const binding = bindingOf(tf);
const folder = mkdtempSync(join(tmpdir(), "saved-model-"));
writeSavedModel(folder);
after(() => rmSync(folder, { recursive: true }));

test("a SavedModel runs by its signature and is gone after dispose", async () => {
  const before = { tensors: binding.getNumOfTensors(), models: tf.node.getNumOfSavedModels() };
  const model = await tf.node.loadSavedModel(folder);
  assert.equal(tf.node.getNumOfSavedModels(), before.models + 1);
  const x = tf.tensor([1, 2, 3]);
  const y = tf.tensor([10, 20, 30]);
  const { sum, product } = model.predict({ x, y }) as NamedTensorMap as Record<string, Tensor>;
  assert.deepEqual([...sum!.dataSync()], [11, 22, 33]);
  assert.deepEqual([...product!.dataSync()], [10, 40, 90]);
  tf.dispose([x, y, sum!, product!]);
  model.dispose();
  assert.deepEqual(
    { tensors: binding.getNumOfTensors(), models: tf.node.getNumOfSavedModels() },
    before,
  );
});

test("two loads of one folder share a session; each is disposed by itself", async () => {
  const [one, other] = [await tf.node.loadSavedModel(folder), await tf.node.loadSavedModel(folder)];
  assert.equal(tf.node.getNumOfSavedModels(), 1);
  one.dispose();
  const inputs = { x: tf.scalar(1), y: tf.scalar(2) };
  const outputs = other.predict(inputs) as NamedTensorMap;
  assert.equal((outputs["sum"] as Tensor).dataSync()[0], 3);
  tf.dispose([inputs, outputs]);
  other.dispose();
  assert.equal(tf.node.getNumOfSavedModels(), 0);
});

test("an output is found without its number, and a second run gives new tensors", () => {
  const id = binding.loadSavedModel(folder, "serve");
  const inputs = [2, 5].map((value) =>
    binding.createTensor([], binding.TF_FLOAT, Float32Array.of(value)),
  );
  for (let run = 0; run < 2; run++) {
    const [made] = binding.runSavedModel(id, inputs, "x:0,y", "product");
    assert.deepEqual(made, { id: made!.id, shape: [], dtype: binding.TF_FLOAT });
    assert.deepEqual(binding.tensorDataSync(made!.id), Float32Array.of(10));
    binding.deleteTensor(made!.id);
  }
  inputs.forEach(binding.deleteTensor);
  binding.deleteSavedModel(id);
});

test("mistakes are named", () => {
  const id = binding.loadSavedModel(folder, "serve");
  const one = binding.createTensor([], binding.TF_FLOAT, Float32Array.of(1));
  const before = binding.getNumOfTensors();
  assert.throws(
    () => binding.loadSavedModel(join(folder, "no"), "serve"),
    /loadSavedModel: .*\/no.*not found/s,
  );
  assert.throws(
    () => binding.loadSavedModel(folder, "train"),
    /loadSavedModel: .*tags: \{ train \}/,
  );
  assert.throws(
    () => binding.runSavedModel(id, [one], "x:0,y:0", "sum:0"),
    /inputs of a SavedModel: expected 2 tensors; received 1; available: x:0, y:0/,
  );
  assert.throws(
    () => binding.runSavedModel(id, [one], "z:0", "sum:0"),
    /name of an operation in it; received z:0/,
  );
  assert.throws(
    () => binding.runSavedModel(id, [one], "x:0", "sum:0"),
    /runSavedModel: .*placeholder.*'y'/s,
  );
  assert.throws(
    () => binding.runSavedModel(id, [one, -1], "x:0,y:0", "sum:0"),
    /not disposed; received number -1/,
  );
  assert.equal(binding.getNumOfTensors(), before);
  binding.deleteTensor(one);
  binding.deleteSavedModel(id);
  assert.throws(
    () => binding.deleteSavedModel(id),
    /SavedModel: expected one that is not disposed/,
  );
});
