import assert from "node:assert/strict";
import { test } from "node:test";
import type { NamedAttrMap, NamedTensorMap, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";
import { bindingOf } from "./binding-of.js";
import type { Case, Cases, Spec } from "./kernels/case.js";
import { added } from "./kernels/added.js";
import { elementwise } from "./kernels/elementwise.js";
import { images, network } from "./kernels/network.js";
import { reduction } from "./kernels/reduction.js";
import { shape } from "./kernels/shape.js";

const cases: Cases = { ...elementwise, ...reduction, ...shape, ...network, ...images, ...added };
const binding = bindingOf(tf);
/** Kernels that tfjs has no name for: the tests of gradients and of linear algebra run them. */
const alone = new Set([
  "Cholesky",
  "LogMatrixDeterminant",
  "MatrixDeterminant",
  "MatrixInverse",
  "MatrixSolve",
  "MatrixTriangularSolve",
  "MaxPool3DGradGrad",
  "MaxPoolGradGrad",
  "Qr",
  "SelfAdjointEigV2",
  "Svd",
]);
const registered = tf.getKernelsForBackend("tensorflow").map(({ kernelName }) => kernelName);
const kernels = registered.filter((name) => !alone.has(name));

test("every kernel that is registered has cases, and no other", () => {
  assert.deepEqual(Object.keys(cases).toSorted(), kernels.toSorted());
});

test("every kernel of the JavaScript backend is there natively, but for the one that draws on a canvas", () => {
  const script = tf.getKernelsForBackend("cpu").map(({ kernelName }) => kernelName);
  assert.deepEqual(
    script.filter((name) => !registered.includes(name)),
    ["Draw"],
  );
});

for (const kernel of kernels) {
  test(`${kernel} agrees with the JavaScript backend and leaks nothing`, () => {
    const wrong = (cases[kernel] ?? []).flatMap((one, index) => {
      const { attrs = {}, differs, tolerance = 1e-5 } = one;
      const native = run("tensorflow", kernel, one);
      const script = run("cpu", kernel, one);
      const difference = compare(native, script, tolerance);
      if ((difference !== undefined) === (differs !== undefined)) return [];
      return `case ${index} ${JSON.stringify(attrs)}: ${difference ?? "no longer differs"}`;
    });
    assert.deepEqual(wrong, []);
  });
}

interface Result {
  shape: number[];
  dtype: string;
  values: (number | string)[];
}

/** Runs one case on one backend, from inputs to values, and counts what is left behind. */
function run(
  backend: "tensorflow" | "cpu",
  kernel: string,
  { inputs, attrs = {} }: Case,
): Result[] {
  assert.ok(tf.setBackend(backend));
  const before = alive();
  const results = tf.tidy(() => {
    const tensors = Array.isArray(inputs)
      ? inputs.map(make)
      : Object.fromEntries(
          Object.entries(inputs).map(([name, spec]) => [
            name,
            Array.isArray(spec) ? spec.map(make) : make(spec),
          ]),
        );
    const output: Tensor | Tensor[] = tf
      .engine()
      .runKernel(kernel, tensors as NamedTensorMap, attrs as NamedAttrMap);
    return [output].flat().map(read) as never;
  }) as Result[];
  assert.deepEqual(alive(), before, `${kernel} on ${backend} leaves tensors behind`);
  return results;
}

function alive() {
  const { numTensors, numDataBuffers } = tf.memory();
  return { numTensors, numDataBuffers, native: binding.getNumOfTensors() };
}

function make({ values, shape: dims, dtype, imaginary }: Spec): Tensor {
  if (imaginary) return tf.complex(tf.tensor(values, dims), tf.tensor(imaginary, dims));
  return tf.tensor(values, dims, dtype);
}

function read(tensor: Tensor): Result {
  return {
    shape: tensor.shape,
    dtype: tensor.dtype,
    values: [...(tensor.dataSync() as Iterable<number | string>)],
  };
}

/** Says where two lists of results part, or nothing. */
function compare(native: Result[], script: Result[], tolerance: number): string | undefined {
  if (native.length !== script.length) return `${native.length} and ${script.length} outputs`;
  for (const [index, one] of native.entries()) {
    const other = script[index] as Result;
    const kinds = [one, other].map(({ dtype, shape: dims }) => `${dtype}[${dims}]`);
    if (kinds[0] !== kinds[1]) return `output ${index}: ${kinds.join(" and ")}`;
    const at = one.values.findIndex((value, k) => !close(value, other.values[k], tolerance));
    if (at >= 0) return `output ${index}[${at}]: ${one.values[at]} and ${other.values[at]}`;
  }
  return undefined;
}

function close(one: unknown, other: unknown, tolerance: number): boolean {
  if (typeof one !== "number" || typeof other !== "number") return one === other;
  if (Object.is(one, other) || one === other) return true;
  if (!Number.isFinite(one) || !Number.isFinite(other)) return false;
  return Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(other));
}
