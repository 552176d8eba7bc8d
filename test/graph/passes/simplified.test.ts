import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Tensor, Tensor2D, Tensor3D } from "@tensorflow/tfjs-node";
import { tf } from "../../../src/tf.js";
import { simplify } from "./simplify.js";

let x: Tensor2D;
let square: Tensor2D;
let bias: Tensor;
let sequence: Tensor3D;
before(() => {
  x = tf.randomNormal([3, 4], 0, 1, "float32", 1);
  square = tf.randomNormal([4, 4], 0, 1, "float32", 2);
  bias = tf.randomNormal([4], 0, 1, "float32", 3);
  sequence = tf.randomNormal([5, 3, 4], 0, 1, "float32", 4);
});
after(() => tf.dispose([x, square, bias, sequence]));

test("what changes nothing is left out", () => {
  assert.deepEqual(
    simplify([x], (a) => [
      a.cast("float32").reshape([3, 4]).tile([1, 1]).transpose([0, 1]).mul(1).div(1).add(1),
    ]),
    { Add: 1 },
  );
});

test("what does change is left", () => {
  const wide = simplify([bias], (a) => [
    a.mul(tf.ones([2, 4])),
    a.mul(2),
    a.reshape([2, 2]),
    a.toInt(),
  ]);
  assert.deepEqual(wide, { Mul: 2, Reshape: 1, Cast: 1 });
  assert.equal(simplify([square], (a) => [a.transpose(), a.tile([2, 1])])["Transpose"], 1);
});

test("a result that is an argument is a copy of it", () => {
  assert.deepEqual(
    simplify([x], (a) => [a.reshape([12]).reshape([3, 4]), a.mul(1)]),
    { Identity: 1 },
  );
});

test("reshaped again and again: once", () => {
  assert.deepEqual(
    simplify([x], (a) => [a.reshape([12]).reshape([2, 6]).reshape([6, 2])]),
    { Reshape: 1 },
  );
});

test("the same twice is made once", () => {
  assert.deepEqual(
    simplify([x], (a) => [a.exp().add(a.exp().mul(2)), a.exp()]),
    { Exp: 1, Mul: 1, Add: 1 },
  );
});

test("products of matrices need no reshaping, transposed or not", () => {
  const counts = simplify([x, square], (a, b) => [
    tf.matMul(a, b),
    tf.matMul(a, b, false, true),
    tf.matMul(b, a, false, true),
    tf.matMul(a, a, true),
    tf.matMul(a.expandDims(0), b.expandDims(0)).reshape([4, 3]),
  ]);
  assert.deepEqual(counts, { MatMul: 4, Reshape: 1 });
});

test("products of many matrices are left as they are", () => {
  const counts = simplify([sequence], (a) => [tf.matMul(a, a, false, true)]);
  assert.deepEqual(counts, { BatchMatMulV2: 1 });
});

const derivatives = {
  tanh: { Tanh: 1, TanhGrad: 1 },
  sigmoid: { Sigmoid: 1, SigmoidGrad: 1 },
  relu: { ReluGrad: 1 },
} as const;

for (const [name, expected] of Object.entries(derivatives)) {
  test(`the derivative of ${name} is an operation of its own`, () => {
    const activation = tf[name as keyof typeof derivatives];
    const counts = simplify([x, square.slice(1)], (a, dy) => [
      tf.grad((one: Tensor) => activation(one))(a, dy),
    ]);
    assert.deepEqual(counts, expected);
  });
}

test("an expression that only looks like a derivative", () => {
  const counts = simplify([x, bias], (a, b) => [
    a.mul(tf.scalar(2).sub(a.square())),
    b.mul(tf.scalar(1).sub(a.square())),
    a.mul(a.mul(tf.scalar(1).sub(a.exp()))),
  ]);
  assert.deepEqual(
    [counts["TanhGrad"], counts["SigmoidGrad"], counts["Square"]],
    [undefined, undefined, 1],
  );
});

test("each step of a sequence times one matrix, plus one bias: at once", () => {
  const counts = simplify([sequence, square, bias], (a, b, c) =>
    tf.unstack(a).map((step) =>
      tf
        .matMul(step as Tensor2D, b as Tensor2D)
        .add(c)
        .tanh(),
    ),
  );
  assert.deepEqual(counts, { Reshape: 2, MatMul: 1, Add: 1, Unpack: 1, Tanh: 5 });
});

test("some steps of a sequence times one matrix: one by one", () => {
  const counts = simplify([sequence, square], (a, b) =>
    tf
      .unstack(a)
      .slice(1)
      .map((step) => tf.matMul(step as Tensor2D, b as Tensor2D)),
  );
  assert.deepEqual(counts, { Unpack: 1, MatMul: 4 });
});

function unrolled(a: Tensor, b: Tensor): Tensor {
  let state: Tensor2D = tf.zeros([3, 4]);
  for (const step of tf.unstack(a)) {
    state = step.add(tf.matMul(state, b as Tensor2D)).tanh() as Tensor2D;
  }
  return state;
}

function gradientsOfUnrolled(a: Tensor, b: Tensor): Tensor[] {
  return tf.grads(unrolled)([a, b]);
}

test("the gradients of a weight that each step uses are one product", () => {
  const counts = simplify([sequence, square], gradientsOfUnrolled, { tolerance: 1e-5 });
  assert.ok(counts["AddN"] === undefined && counts["Add"]! <= 5, JSON.stringify(counts));
  assert.equal(counts["MatMul"], 5 + 4 + 1);
});

test("gradients of the steps of a sequence by one matrix are one product", () => {
  const counts = simplify([sequence, square], (a, b) => [
    tf.grad((given: Tensor) =>
      tf.addN(
        tf.unstack(given).map((step, i) =>
          tf
            .matMul(step as Tensor2D, b as Tensor2D)
            .mul(i + 1)
            .square(),
        ),
      ),
    )(a),
  ]);
  assert.equal(counts["MatMul"], 2);
  assert.equal(counts["Pack"], undefined);
});

test("a sum of many terms", () => {
  const counts = simplify([x], (a) => [a.exp().add(a.sin()).add(a.cos().add(a.tanh()))]);
  assert.deepEqual(counts, { Exp: 1, Sin: 1, Cos: 1, Tanh: 1, AddN: 1 });
});

test("the terms of a sum that are used elsewhere stay", () => {
  const counts = simplify([x], (a) => {
    const two = a.exp().add(a.sin());
    return [two.add(a.cos()).add(a.tanh()), two];
  });
  assert.deepEqual([counts["Add"], counts["AddN"]], [1, 1]);
});
