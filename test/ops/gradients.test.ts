import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor, Tensor4D, Tensor5D } from "@tensorflow/tfjs-node";
import { tf } from "../../src/tf.js";
import { bindingOf } from "../native/binding-of.js";
import { readFixture } from "../support/fixture.js";

interface Reference {
  shapes: number[][];
  output: number[];
  gradients: number[][];
}

const { cases } = readFixture("ops/fixtures/gradients.json") as {
  cases: Record<string, Reference>;
};
const binding = bindingOf(tf);

type Of = (...inputs: Tensor[]) => Tensor;

const einsum =
  (equation: string): Of =>
  (...inputs) =>
    tf.einsum(equation, ...inputs);
const cumprod =
  (axis: number, exclusive = false, reverse = false): Of =>
  (x) =>
    tf.cumprod(x, axis, exclusive, reverse);
const stridedSlice =
  (begin: number[], end: number[], strides: number[], ...masks: number[]): Of =>
  (x) =>
    tf.stridedSlice(x, begin, end, strides, ...masks);
const conv2d =
  (pad: Parameters<typeof tf.conv2d>[3], dilation: number | [number, number]): Of =>
  (x, w) =>
    tf.conv2d(x as Tensor4D, w as Tensor4D, 1, pad, "NHWC", dilation);
const depthwise =
  (pad: "valid" | "same"): Of =>
  (x, w) =>
    tf.depthwiseConv2d(x as Tensor4D, w as Tensor4D, 1, pad, "NHWC", 2);
const indices = (at: number[] | number[][] | number[][][]) => tf.tensor(at, undefined, "int32");

/** The gradient of the squared gradient. */
const secondOrder =
  (of: Of): Of =>
  (x) =>
    tf.grad((input: Tensor) => tf.sum(tf.square(of(input))))(x);

/** What the reference computed, in tfjs's words. */
const functions: Record<string, Of> = {
  "einsum: matrix product": einsum("ab,bc->ac"),
  "einsum: batched, transposed": einsum("abc,adc->abd"),
  "einsum: attention scores": einsum("btnh,bsnh->bnts"),
  "einsum: outer product": einsum("a,b->ab"),
  "einsum: inner product": einsum("a,a->"),
  "einsum: a letter summed away": einsum("abc,cd->ad"),
  "einsum: letters summed away on both sides": einsum("ab,cd->ac"),
  "einsum: one operand, transposed": einsum("abc->cab"),
  "einsum: one operand, summed": einsum("abc->b"),
  "einsum: trace": einsum("aa->"),
  "einsum: diagonal": einsum("aab->ab"),
  "einsum: diagonal in a product": einsum("aab,bc->ac"),
  "einsum: ellipsis": einsum("...ij,...jk->...ik"),
  "einsum: ellipsis that broadcasts": einsum("...ij,...jk->...ik"),
  "einsum: ellipsis on one side": einsum("...i,ij->...j"),
  "einsum: ellipsis of length one": einsum("i...,i...->..."),
  "cumprod: axis 0": cumprod(0),
  "cumprod: axis 1": cumprod(1),
  "cumprod: axis -1": cumprod(-1),
  "cumprod: axis 1, exclusive": cumprod(1, true),
  "cumprod: axis 1, reverse": cumprod(1, false, true),
  "cumprod: axis 1, exclusive, reverse": cumprod(1, true, true),
  "topk: the largest": (x) => tf.topk(x, 3).values,
  "topk: of one row": (x) => tf.topk(x, 2).values,
  "stridedSlice: steps": stridedSlice([0, 1], [4, 6], [2, 2]),
  "stridedSlice: backwards": stridedSlice([3, 5], [0, 1], [-1, -2]),
  "stridedSlice: open ends": stridedSlice([1, 1], [3, 3], [1, 2], 1, 2),
  "stridedSlice: one row": stridedSlice([2, 0], [3, 6], [1, 1], 0, 0, 0, 0, 1),
  "stridedSlice: a new axis": stridedSlice([0, 0, 1], [0, 4, 5], [1, 1, 2], 0, 0, 0, 1),
  "stridedSlice: ellipsis": stridedSlice([0, 1], [0, 4], [1, 1], 0, 0, 1),
  "gatherND: rows": (x) => tf.gatherND(x, indices([[2], [0], [2]])),
  "gatherND: elements": (x) =>
    tf.gatherND(
      x,
      indices([
        [
          [0, 1],
          [2, 3],
        ],
        [
          [0, 1],
          [1, 1],
        ],
      ]),
    ),
  "scatterND: repeated": (u) => tf.scatterND(indices([[1], [3], [1]]), u, [4, 2]),
  "conv2d: dilated, valid": conv2d("valid", 2),
  "conv2d: dilated, same": conv2d("same", 2),
  "conv2d: dilated unevenly": conv2d("same", [3, 1]),
  "conv2d: dilated, padded by 3": conv2d(
    [
      [0, 0],
      [3, 3],
      [3, 3],
      [0, 0],
    ],
    2,
  ),
  "depthwiseConv2d: dilated, valid": depthwise("valid"),
  "depthwiseConv2d: dilated, same": depthwise("same"),
  "maxPool: second order, valid": secondOrder((x) => tf.maxPool(x as Tensor4D, 2, 2, "valid")),
  "maxPool: second order, same": secondOrder((x) => tf.maxPool(x as Tensor4D, 3, 2, "same")),
  "maxPool3d: second order": secondOrder((x) => tf.maxPool3d(x as Tensor5D, 2, 2, "same")),
  "avgPool: second order": secondOrder((x) => tf.avgPool(x as Tensor4D, 2, 1, "same")),
};

test("every case of the reference is here", () => {
  assert.deepEqual(Object.keys(functions), Object.keys(cases));
});

for (const [name, of] of Object.entries(functions)) {
  const { shapes, output, gradients } = cases[name]!;
  test(`${name}: TensorFlow's values and gradients, nothing left behind`, () => {
    const found = differentiate("tensorflow", shapes, of);
    close(found.output, output, "output");
    gradients.forEach((gradient, i) => close(found.gradients[i]!, gradient, `gradient ${i}`));
  });
}

/** Where tfjs's JavaScript kernels lack the operation itself, or (average pooling's edges) give something else. */
const onlyNative = /^einsum: (.*letters? |one|trace|diagonal|ellipsis)|axis -1|^maxPool3d|^avgPool/;

for (const [name, of] of Object.entries(functions)) {
  if (onlyNative.test(name)) continue;
  const { shapes, gradients } = cases[name]!;
  test(`${name}: the same gradients on the JavaScript backend`, () => {
    const found = differentiate("cpu", shapes, of);
    gradients.forEach((gradient, i) => close(found.gradients[i]!, gradient, `gradient ${i}`));
  });
}

test("the gradient of cumprod is right where factors are 0", () => {
  const x = tf.tensor1d([2, 0, 3, 0, 5]);
  const gradient = tf.tidy(() => [
    ...tf
      .grad((input: Tensor) => tf.sum(tf.cumprod(input)))(x)
      .dataSync(),
  ]);
  // Of 2 + 2·0 + 2·0·3 + …: by the first factor 1, by the second 2 + 2·3.
  assert.deepEqual(gradient, [1, 8, 0, 0, 0]);
  x.dispose();
});

const dilated = { strides: 1, pad: "same", dilations: 2 } as const;
const fused: Of = (x, filter, bias) =>
  tf.fused.conv2d({ ...dilated, x: x as Tensor4D, filter: filter as Tensor4D, bias: bias! });
const unfused: Of = (x, filter, bias) => tf.add(conv2d("same", 2)(x!, filter!), bias!);

test("a dilated convolution with a bias, as layers call it, has the same gradients as without fusing", () => {
  tf.tidy(() => {
    const inputs = [values([2, 7, 6, 3], 0), values([3, 3, 3, 2], 1), values([2], 2)];
    const [one, other] = [fused, unfused].map((of) =>
      squaredGradients(of, inputs).map((gradient) => [...gradient.dataSync()]),
    );
    assert.deepEqual(one, other);
  });
});

test("a depthwise layer heeds its dilation, in values and shapes, channels first and last", () => {
  tf.tidy(() => {
    for (const padding of ["valid", "same"] as const) {
      const options = {
        kernelSize: [2, 3] as [number, number],
        dilationRate: 2,
        depthMultiplier: 2,
      };
      const layer = tf.layers.depthwiseConv2d({ ...options, padding });
      const first = tf.layers.depthwiseConv2d({ ...options, padding, dataFormat: "channelsFirst" });
      const x = values([2, 7, 8, 3], 0) as Tensor4D;
      const turned = tf.transpose(x, [0, 3, 1, 2]);
      tf.dispose([layer.apply(x) as Tensor, first.apply(turned) as Tensor]);
      const [kernel, bias] = [values([2, 3, 3, 2], 1), values([6], 2)];
      for (const one of [layer, first]) one.setWeights([kernel, bias]);
      const wanted = tf.add(tf.depthwiseConv2d(x, kernel as Tensor4D, 1, padding, "NHWC", 2), bias);
      const found = layer.apply(x) as Tensor;
      assert.deepEqual([...found.dataSync()], [...wanted.dataSync()]);
      assert.deepEqual(layer.computeOutputShape(x.shape), wanted.shape);
      const other = first.apply(turned) as Tensor;
      assert.deepEqual([...tf.transpose(other, [0, 2, 3, 1]).dataSync()], [...wanted.dataSync()]);
      assert.deepEqual(first.computeOutputShape(turned.shape), other.shape);
      layer.dispose();
      first.dispose();
    }
  });
});

test("models with dilated layers train", async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ filters: 2, kernelSize: 3, dilationRate: 2, inputShape: [8, 8, 1] }),
      tf.layers.depthwiseConv2d({ kernelSize: 2, dilationRate: 2 }),
      tf.layers.globalAveragePooling2d({}),
    ],
  });
  model.compile({ loss: "meanSquaredError", optimizer: tf.train.sgd(0.05) });
  const [x, y] = [values([4, 8, 8, 1], 0), values([4, 2], 1)];
  const { history } = await model.fit(x, y, { epochs: 5, verbose: 0 });
  const losses = history["loss"] as number[];
  assert.ok(losses.at(-1)! < losses[0]!, `${losses}`);
  tf.dispose([x, y]);
  model.dispose();
});

const smooth = /^(einsum|cumprod|conv2d|depthwise)/;

for (const [name, of] of Object.entries(functions)) {
  if (!smooth.test(name)) continue;
  const { shapes } = cases[name]!;
  test(`${name}: the gradient of the gradient`, () => {
    assert.ok(tf.setBackend("tensorflow"));
    tf.tidy(() => {
      const inputs = shapes.map((shape, k) => values(shape, k));
      const directions = shapes.map((shape, k) => values(shape, 0.3 * k + 0.2));
      const slope = (...at: Tensor[]): Tensor =>
        tf.addN(
          squaredGradients(of, at).map((gradient, i) => tf.sum(tf.mul(gradient, directions[i]!))),
        );
      // The slope along a direction: its own gradient along it, against small steps to both sides.
      const along = tf
        .grads(slope)(inputs)
        .map((g, i) => tf.sum(tf.mul(g, directions[i]!)));
      const exact = tf.addN(along).dataSync()[0]!;
      const step = 1e-2;
      const moved = (by: number): number =>
        slope(...inputs.map((x, i) => tf.add(x, tf.mul(directions[i]!, by)))).dataSync()[0]!;
      const numeric = (moved(step) - moved(-step)) / (2 * step);
      assert.ok(
        Math.abs(exact - numeric) <= 2e-2 * Math.max(1, Math.abs(numeric)),
        `${exact} is not ${numeric}`,
      );
    });
  });
}

/** Gradients of the sum of the squares. */
function squaredGradients(of: Of, inputs: Tensor[]): Tensor[] {
  return tf.grads((...at: Tensor[]) => tf.sum(tf.square(of(...at))))(inputs);
}

function differentiate(
  backend: string,
  shapes: number[][],
  of: Of,
): { output: number[]; gradients: number[][] } {
  assert.ok(tf.setBackend(backend));
  const before = alive();
  const result = tf.tidy(() => {
    const inputs = shapes.map((shape, k) => values(shape, k));
    const output = of(...inputs);
    const weights = values(output.shape, 0.5);
    const gradients = tf.grads((...at: Tensor[]) => tf.sum(tf.mul(of(...at), weights)))(inputs);
    return {
      output: [...output.dataSync()],
      gradients: gradients.map((one) => [...one.dataSync()]),
    } as never;
  }) as { output: number[]; gradients: number[][] };
  assert.deepEqual(alive(), before);
  assert.ok(tf.setBackend("tensorflow"));
  return result;
}

function alive() {
  return { tensors: tf.memory().numTensors, native: binding.getNumOfTensors() };
}

/** The reference's inputs: numbers between -2 and 2 without a pattern. */
function values(shape: number[], phase: number): Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, k) => 2 * Math.sin((k + 1) * 12.9898 + phase)),
    shape,
  );
}

function close(actual: number[], expected: number[], what: string): void {
  assert.equal(actual.length, expected.length, what);
  const largest = Math.max(1, ...expected.map(Math.abs));
  actual.forEach((value, i) => {
    const difference = Math.abs(value - expected[i]!);
    assert.ok(difference <= 2e-6 * largest, `${what}[${i}]: ${value} is not ${expected[i]}`);
  });
}
