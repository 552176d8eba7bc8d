import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import type { TensorValues } from "../../src/native/tensors.js";
import { tf } from "../../src/tf.js";
import { withScratch } from "../support/scratch.js";
import { bindingOf } from "./binding-of.js";

const binding = bindingOf(tf);
const { TF_FLOAT, TF_INT32, TF_INT64, TF_BOOL, TF_UINT8, TF_STRING, TF_COMPLEX64 } = binding;
const TF_DOUBLE = 2;
const TF_RESOURCE = 20;
const TF_VARIANT = 21;

function roundTrip(shape: number[], dtype: number, values: TensorValues): TensorValues {
  const id = binding.createTensor(shape, dtype, values);
  try {
    return binding.tensorDataSync(id);
  } finally {
    binding.deleteTensor(id);
  }
}

/** Fails when a test leaves native tensors behind. */
function counted(name: string, body: () => void | Promise<void>): void {
  test(name, async () => {
    const before = binding.getNumOfTensors();
    await body();
    assert.equal(binding.getNumOfTensors(), before, "native tensors left behind");
  });
}

counted("values come back as they went in", () => {
  const same: [number[], number, TensorValues][] = [
    [[2, 2], TF_FLOAT, Float32Array.of(1.5, -0, NaN, Infinity)],
    [[2], TF_DOUBLE, Float64Array.of(Math.PI, 1e300)],
    [[3], TF_INT32, Int32Array.of(1, -1, 2147483647)],
    [[2], TF_INT64, BigInt64Array.of(2n ** 60n, -1n)],
    [[2], TF_BOOL, Uint8Array.of(0, 1)],
    [[1, 2], TF_UINT8, Uint8Array.of(7, 255)],
    [[1], TF_COMPLEX64, Float32Array.of(1, 2)],
    [[0, 3], TF_FLOAT, new Float32Array(0)],
    [[], TF_FLOAT, Float32Array.of(4)],
  ];
  for (const [shape, dtype, values] of same)
    assert.deepEqual(roundTrip(shape, dtype, values), values);
});

counted("part of an array is copied, and the copy is the tensor's own", () => {
  const values = Float32Array.of(1, 2, 3, 4);
  const id = binding.createTensor([2], TF_FLOAT, values.subarray(1, 3));
  values.fill(0);
  assert.deepEqual(binding.tensorDataSync(id), Float32Array.of(2, 3));
  binding.deleteTensor(id);
});

counted("int64 goes in as pairs of int32, low first", () => {
  assert.deepEqual(
    roundTrip([2], TF_INT64, Int32Array.of(5, 0, -3, -1)),
    BigInt64Array.of(5n, -3n),
  );
});

counted("strings of every length come back, bytes that are no text too", () => {
  const texts = ["", "a", "é".repeat(11), "x".repeat(23), "long ".repeat(1000)].map((text) =>
    Uint8Array.from(Buffer.from(text)),
  );
  const bytes = [...texts, Uint8Array.of(0, 255, 254, 0)];
  assert.deepEqual(roundTrip([2, 3], TF_STRING, bytes), bytes);
  assert.deepEqual(roundTrip([0], TF_STRING, []), []);
});

counted("strings outlive the tensor that they were gathered from", () => {
  const long = "a text that does not fit into the twenty-two bytes of a short string";
  const source = tf.tensor1d([long, "b", `${long}!`], "string");
  const indices = tf.tensor1d([2, 0, 2], "int32");
  const attrs = { axis: 0, batchDims: 0 };
  const gathered = tf.engine().runKernel("GatherV2", { x: source, indices }, attrs) as Tensor;
  tf.dispose([source, indices]);
  for (let i = 0; i < 50; i++)
    tf.tensor1d(Array.from({ length: 100 }, () => `${i}`.repeat(80))).dispose();
  assert.deepEqual(gathered.dataSync() as unknown as string[], [`${long}!`, long, `${long}!`]);
  gathered.dispose();
});

counted("images are encoded and decoded", async () => {
  const values = Array.from({ length: 48 }, (_, k) => 5 * k);
  const pixels = tf.tensor3d(values, [4, 4, 3], "int32");
  const png = await tf.node.encodePng(pixels);
  const decoded = tf.node.decodePng(png);
  assert.deepEqual(decoded.shape, [4, 4, 3]);
  assert.deepEqual([...(await decoded.data())], values);
  tf.dispose([pixels, decoded]);
});

test("a log for TensorBoard is written, through a resource and int64 steps", () =>
  withScratch(async (folder) => {
    const writer = tf.node.summaryFileWriter(folder);
    for (let step = 0; step < 3; step++) writer.scalar("loss", 1 / (step + 1), step);
    writer.histogram("weights", tf.tensor1d([1, 2, 2, 3]), 0);
    writer.flush();
    assert.match(readdirSync(folder)[0] ?? "", /^events\.out\.tfevents/);
  }));

counted("a resource reads as its handle's bytes; a variant says that it cannot be read", () => {
  const names = ["container", "shared_name"].map((name) => ({
    name,
    type: binding.TF_ATTR_STRING,
    value: "test",
  }));
  const [writer] = binding.executeOp("SummaryWriter", names, [], 1);
  assert.equal(writer!.dtype, TF_RESOURCE);
  assert.ok((binding.tensorDataSync(writer!.id) as Uint8Array).length > 0);
  binding.deleteTensor(writer!.id);

  const shape = binding.createTensor([0], TF_INT32, new Int32Array(0));
  const size = binding.createTensor([], TF_INT32, Int32Array.of(2));
  const types = [
    { name: "element_dtype", type: binding.TF_ATTR_TYPE, value: TF_FLOAT },
    { name: "shape_type", type: binding.TF_ATTR_TYPE, value: TF_INT32 },
  ];
  const [list] = binding.executeOp("EmptyTensorList", types, [shape, size], 1);
  assert.deepEqual(list, { id: list!.id, shape: [], dtype: TF_VARIANT });
  assert.throws(
    () => binding.tensorDataSync(list!.id),
    /expected a number, a string or a resource; received type 21/,
  );
  for (const id of [shape, size, list!.id]) binding.deleteTensor(id);
});

counted("attributes take every form", () => {
  const run = (name: string, attributes: object, inputs: number[] = []) => {
    const [made] = binding.executeOp(name, attributes as never, inputs, 1);
    const values = binding.tensorDataSync(made!.id);
    binding.deleteTensor(made!.id);
    return [...(values as Float32Array)];
  };
  const x = binding.createTensor([4], TF_FLOAT, Float32Array.of(-1, 0.5, 3, 20));
  const T = { name: "T", type: binding.TF_ATTR_TYPE, value: TF_FLOAT };
  const boundaries = { name: "boundaries", type: binding.TF_ATTR_FLOAT, value: [0, 1.5, 10] };
  assert.deepEqual(run("Bucketize", [T, boundaries], [x]), [0, 1, 2, 3]);
  const dims = { name: "squeeze_dims", type: binding.TF_ATTR_INT, value: [-1] };
  const row = binding.createTensor([2, 1], TF_FLOAT, Float32Array.of(1, 2));
  assert.deepEqual(run("Squeeze", [T, dims], [row]), [1, 2]);
  const dtype = { name: "dtype", type: binding.TF_ATTR_TYPE, value: TF_FLOAT };
  const shape = { name: "shape", type: binding.TF_ATTR_SHAPE, value: [4] };
  assert.deepEqual(run("PlaceholderWithDefault", [dtype, shape], [x]), [-1, 0.5, 3, 20]);
  for (const id of [x, row]) binding.deleteTensor(id);
});

counted("mistakes are named, in TensorFlow's words where it found them", () => {
  const T = [{ name: "T", type: binding.TF_ATTR_TYPE, value: TF_FLOAT }];
  const ids = [0, 1].map(() => binding.createTensor([2, 3], TF_FLOAT, new Float32Array(6)));
  assert.throws(() => binding.executeOp("MatMul", T, ids, 1), {
    name: "TensorFlowError",
    message: "MatMul: Matrix size-incompatible: In[0]: [2,3], In[1]: [2,3] (invalid argument)",
    code: 3,
  });
  assert.throws(
    () => binding.executeOp("Nope", [], [], 1),
    /^TensorFlowError: Nope: 'Nope' is neither/,
  );
  assert.throws(() => binding.executeOp("Relu", [], [], 1), /^TensorFlowError: Relu: /);
  assert.throws(
    () => binding.executeOp("Relu", T, [-1], 1),
    /tensor: expected one that is not disposed; received number -1/,
  );
  assert.throws(
    () => binding.executeOp("Relu", [{ name: "T", type: 99, value: 1 }], ids.slice(1), 1),
    /attribute T \(of type 99\): expected one of the types .*; received 1/,
  );
  for (const [type, value, expected] of [
    [binding.TF_ATTR_BOOL, 10, "a boolean or booleans"],
    [binding.TF_ATTR_BOOL, [1, 2], "a boolean or booleans"],
    [binding.TF_ATTR_INT, "1", "an integer or integers"],
    [binding.TF_ATTR_SHAPE, 3, "a shape"],
    [binding.TF_ATTR_TYPE, null, "a data type"],
  ] as const) {
    const attribute = { name: "T", type, value } as never;
    assert.throws(() => binding.executeOp("Relu", [attribute], ids.slice(1), 1), {
      message: `attribute T (of type ${type}): expected ${expected}; received ${JSON.stringify(value)}`,
    });
  }
  assert.throws(
    () => binding.createTensor([2], TF_FLOAT, Int32Array.of(1, 2)),
    /float32: expected Float32Array; received Int32Array/,
  );
  assert.throws(
    () => binding.createTensor([3], TF_FLOAT, Float32Array.of(1)),
    /shape \[3\]: expected 12 bytes of float32; received 4 bytes/,
  );
  assert.throws(
    () => binding.createTensor([1], TF_VARIANT, Uint8Array.of(1)),
    /type 21: expected a numeric type/,
  );
  assert.throws(
    () => binding.createTensor([2], TF_STRING, [Uint8Array.of(1)]),
    /expected 2 strings; received 1/,
  );
  assert.throws(() => binding.deleteTensor(-1), /not disposed; received number -1/);
  assert.throws(() => binding.tensorDataSync(-1), /not disposed; received number -1/);
  ids.forEach(binding.deleteTensor);
});

test("the version is the library's", () => {
  assert.match(binding.TF_Version, /^2\.\d+\.\d+/);
});
