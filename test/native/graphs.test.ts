import assert from "node:assert/strict";
import { test } from "node:test";
import { TF_ATTR_TYPE } from "../../src/native/attributes.js";
import { TF_FLOAT } from "../../src/native/dtypes.js";
import { graphDef } from "../../src/graph/graph-def.js";
import type { Operation } from "../../src/graph/recording.js";
import { tf } from "../../src/tf.js";
import { bindingOf } from "./binding-of.js";

const binding = bindingOf(tf);
const { graphs } = binding;

const x: Operation = {
  name: "x",
  kind: "input",
  dtype: TF_FLOAT,
  shape: [2],
  source: { from: "argument", index: 0 },
};
const two: Operation = {
  name: "two",
  kind: "constant",
  value: { dtype: TF_FLOAT, shape: [], content: new Uint8Array(Float32Array.of(2).buffer) },
};
const product = (inputs: string[]): Operation => ({
  name: "product",
  kind: "call",
  op: "Mul",
  inputs,
  attributes: [{ name: "T", type: TF_ATTR_TYPE, value: TF_FLOAT }],
});

test("a graph runs until it is deleted, and leaves its inputs alone", () => {
  const [before, tensors] = [graphs.count(), binding.getNumOfTensors()];
  const id = graphs.load(
    graphDef([x, two, product(["x:0", "two:0"])]),
    ["x"],
    ["product:0", "two:0"],
  );
  const input = binding.createTensor([2], TF_FLOAT, Float32Array.of(3, -1));
  for (let run = 0; run < 3; run++) {
    const [made, constant] = graphs.run(id, [input]);
    assert.deepEqual([made!.shape, made!.dtype, constant!.shape], [[2], TF_FLOAT, []]);
    assert.deepEqual(binding.tensorDataSync(made!.id), Float32Array.of(6, -2));
    for (const one of [made!, constant!]) binding.deleteTensor(one.id);
  }
  assert.deepEqual(binding.tensorDataSync(input), Float32Array.of(3, -1));
  assert.throws(
    () => graphs.run(id, []),
    /^Error: inputs of a graph: expected 1 tensors; received 0$/,
  );
  binding.deleteTensor(input);
  graphs.delete(id);
  assert.deepEqual([graphs.count(), binding.getNumOfTensors()], [before, tensors]);
  assert.throws(() => graphs.run(id, []), /expected one that is not deleted/);
});

test("what TensorFlow says of a graph that is not one", () => {
  const before = graphs.count();
  assert.throws(
    () => graphs.load(Buffer.from("no graph"), [], []),
    /graph: .*\(invalid argument\)$/,
  );
  assert.throws(() => graphs.load(graphDef([product(["x:0", "x:0"])]), [], []), /invalid argument/);
  assert.throws(
    () => graphs.load(graphDef([x]), ["y"], []),
    /the name of an operation in it; received y/,
  );
  assert.equal(graphs.count(), before);
});
