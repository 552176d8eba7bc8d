import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import * as lab from "../../src/index.js";
import { tf } from "../../src/tf.js";

const { linalg } = lab;

interface Case {
  shapes: number[][];
  of(a: never, b: never): Tensor;
  /** What has no gradient. */
  flat?: true;
}

const square = [4, 4];
const image = [1, 6, 6, 2];
const whole = (values: number[], shape: number[]): Tensor => tf.tensor(values, shape, "int32");
const shear = [1, 0.1, 0, 0, 1, 0, 0, 0];

/** Operations of ours, as steps of a training have them. */
const cases: Record<string, Case> = {
  cholesky: {
    shapes: [square],
    of: (a) => linalg.cholesky(tf.add(tf.matMul(a, a, false, true), tf.eye(4))),
  },
  det: { shapes: [square], of: (a) => linalg.det(a) },
  eigh: { shapes: [square], of: (a) => linalg.eigh(tf.add(a, tf.transpose(a))).eigenvalues },
  inv: { shapes: [square], of: (a) => linalg.inv(a) },
  lstsq: {
    shapes: [
      [5, 3],
      [5, 1],
    ],
    of: (a, b) => linalg.lstsq(a, b),
  },
  qr: { shapes: [[4, 3]], of: (a) => tf.square(linalg.qr(a).r) },
  slogdet: { shapes: [square], of: (a) => linalg.slogdet(a).logabsdet },
  solve: { shapes: [square, [4, 2]], of: (a, b) => linalg.solve(a, b) },
  svd: { shapes: [[4, 3]], of: (a) => linalg.svd(a).s },
  cumprod: { shapes: [[3, 5]], of: (x) => tf.cumprod(x, 1) },
  denseBincount: {
    shapes: [[3]],
    of: (x) => tf.cast(tf.denseBincount(tf.tensor1d([1, 2, 1], "int32"), x, 4), "float32"),
    flat: true,
  },
  "dilated conv2d": {
    shapes: [image, [3, 3, 2, 2]],
    of: (x, w) => tf.conv2d(x, w, 1, "same", "NHWC", 2),
  },
  einsum: {
    shapes: [
      [2, 3, 4],
      [4, 5],
    ],
    of: (a, b) => tf.einsum("abc,cd->abd", a, b),
  },
  gatherND: { shapes: [[3, 5]], of: (x) => tf.gatherND(x, whole([0, 1, 2, 2], [2, 2])) },
  "maxPool, second order": {
    shapes: [image],
    of: (x) =>
      tf.grad((at: Tensor) => tf.sum(tf.square(tf.maxPool(at as never, 2, 2, "valid"))))(x),
  },
  maxPoolWithArgmax: {
    shapes: [image],
    of: (x) => tf.maxPoolWithArgmax(x, 2, 2, "valid")["result"]!,
    flat: true,
  },
  rotateWithOffset: {
    shapes: [image],
    of: (x) => tf.image.rotateWithOffset(x, 0.4, 0.5),
    flat: true,
  },
  searchSorted: {
    shapes: [[1, 4]],
    of: (x) => tf.cast(tf.searchSorted(tf.tensor2d([[-0.5, 0, 0.5]]), x), "float32"),
    flat: true,
  },
  stridedSlice: { shapes: [[3, 5]], of: (x) => tf.stridedSlice(x, [0, 1], [3, 5], [1, 2]) },
  topk: { shapes: [[3, 5]], of: (x) => tf.topk(x, 2).values },
  transform: {
    shapes: [image],
    of: (x) => tf.image.transform(x, tf.tensor2d([shear])),
    flat: true,
  },
};

for (const [name, { shapes, of, flat }] of Object.entries(cases)) {
  const plain = (...at: Tensor[]): Tensor => of(at[0] as never, at[1] as never);
  test(`${name} in a graph: the same values and gradients`, () => {
    const graph = lab.function(plain);
    tf.tidy(() => {
      const inputs = shapes.map(wave);
      for (let run = 0; run < 3; run++) {
        close(graph(...inputs), plain(...inputs));
        if (flat) continue;
        const [found, wanted] = [graph, plain].map((one) =>
          tf.grads((...at: Tensor[]) => tf.sum(tf.square(one(...at))))(inputs),
        );
        found!.forEach((gradient, i) => close(gradient, wanted![i]!));
      }
    });
    assert.equal(graph.notCompiled, undefined);
    assert.ok(graph.graphs > 0);
  });
}

/** Numbers without a pattern. */
function wave(shape: number[], phase: number): Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, k) => Math.sin((k + 1) ** 2 * 0.7391 + phase)),
    shape,
  );
}

function close(one: Tensor, other: Tensor): void {
  assert.deepEqual(one.shape, other.shape);
  const expected = other.dataSync();
  [...one.dataSync()].forEach((value, i) => {
    const difference = Math.abs(value - expected[i]!);
    assert.ok(difference <= 1e-5 * Math.max(1, Math.abs(expected[i]!)), `${value}, ${expected[i]}`);
  });
}
