import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import * as lab from "../../src/index.js";
import { tf } from "../../src/tf.js";
import { bindingOf } from "../native/binding-of.js";
import { root } from "../support/python.js";

const folder = join(root, "test/import/fixtures/saved-model");
const binding = bindingOf(tf);

test("a SavedModel of TensorFlow, with variables and functions, is called by its signatures", async () => {
  const before = { models: tf.node.getNumOfSavedModels(), tensors: binding.getNumOfTensors() };
  const model = await lab.import.savedModel(folder);
  const { serving_default: value, error } = model.signatures;
  assert.deepEqual(value!.inputs, { x: { dtype: "float32", shape: [null, 2] } });
  assert.deepEqual(Object.keys(error!.outputs).toSorted(), ["error", "squared"]);
  tf.tidy(() => {
    const x = tf.tensor2d([
      [1, 2],
      [3, 0],
      [0, 1],
    ]);
    const wanted = [0.5, 6.5, -0.5];
    assert.deepEqual([...(model(x) as Tensor).dataSync()], wanted);
    assert.deepEqual([...(value!({ x }) as Tensor).dataSync()], wanted);
    const made = error!({ x, wanted: tf.tensor1d([0, 6, 1]) }) as Record<string, Tensor>;
    assert.deepEqual([...made["error"]!.dataSync()], [0.5, 0.5, -1.5]);
    assert.deepEqual([...made["squared"]!.dataSync()], [0.25, 0.25, 2.25]);
    const names = Object.keys(error!.inputs);
    const inOrder = names.map((name) => (name === "x" ? x : tf.tensor1d([0, 6, 1])));
    assert.deepEqual(
      [...(error!(inOrder) as Record<string, Tensor>)["squared"]!.dataSync()],
      [0.25, 0.25, 2.25],
    );
  });
  model.dispose();
  const after = { models: tf.node.getNumOfSavedModels(), tensors: binding.getNumOfTensors() };
  assert.deepEqual(after, before);
});

test("mistakes are named", async () => {
  await assert.rejects(lab.import.savedModel("/none"), {
    message: "folder: expected one with a saved_model.pb; received /none",
  });
  await assert.rejects(
    lab.import.savedModel(folder, { tags: ["train"] }),
    /tags: expected those of a graph in the folder; received \["train"\]; available: serve/,
  );
  const model = await lab.import.savedModel(folder);
  const x = tf.ones([3, 4]);
  assert.throws(() => model(x), /input "x": expected shape \[any, 2\]; received \[3, 4\]/);
  assert.throws(() => model({ z: x }), /inputs: expected 1 tensors; received z; available: x/);
  assert.throws(
    () => model.signatures["error"]!(x),
    /inputs: expected 2 tensors; received \w+; available: /,
  );
  x.dispose();
  model.dispose();
});
