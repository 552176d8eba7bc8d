import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import { linalg } from "../../src/index.js";
import { tf } from "../../src/tf.js";
import { bindingOf } from "../native/binding-of.js";
import { readFixture } from "../support/fixture.js";

interface Reference {
  shapes: number[][];
  output: number[];
  gradients: number[][];
}

const { cases, dependent } = readFixture("linalg/fixtures/linalg.json") as {
  cases: Record<string, Reference>;
  dependent: { a: number[][]; b: number[]; pinv: number[][]; lstsq: number[] };
};
const binding = bindingOf(tf);

type Of = (...inputs: Tensor[]) => Tensor;

const turned = (a: Tensor): Tensor =>
  tf.transpose(a, [...a.shape.keys()].toSpliced(-2, 2, a.rank - 1, a.rank - 2));
const symmetric = (a: Tensor): Tensor => tf.div(tf.add(a, turned(a)), 2);
const positive = (a: Tensor): Tensor =>
  tf.add(tf.matMul(a, a, false, true), tf.eye(a.shape.at(-1)!));
const regular = (a: Tensor): Tensor => tf.add(a, tf.mul(tf.eye(a.shape.at(-1)!), 4));
/** Signs of vectors are arbitrary. */
const signless = (...tensors: Tensor[]): Tensor =>
  tf.concat(tensors.map((tensor) => tf.square(tensor).flatten()));
const product = (left: Tensor, scale: Tensor, right: Tensor): Tensor =>
  tf.matMul(tf.mul(left, tf.expandDims(scale, -2)), right, false, true);
const cholesky: Of = (a) => linalg.cholesky(positive(a!));
const inv: Of = (a) => linalg.inv(regular(a!));
const solve: Of = (a, b) => linalg.solve(regular(a!), b!);
const qr: Of = (a) => {
  const { q, r } = linalg.qr(a!);
  return signless(q, r);
};
const singularVectors: Of = (a) => {
  const { u, v } = linalg.svd(a!);
  return signless(u, v);
};

/** What the reference computed. */
const functions: Record<string, Of> = {
  cholesky,
  "cholesky: batch": cholesky,
  inv,
  "inv: batch": inv,
  det: (a) => linalg.det(a!),
  "det: batch": (a) => linalg.det(a!),
  slogdet: (a) => linalg.slogdet(a!).logabsdet,
  solve,
  "solve: batch": solve,
  "solve: one matrix, many sides": solve,
  "solve: a vector": solve,
  "qr: tall": qr,
  "qr: square": qr,
  "qr: wide": qr,
  "eigh: values": (a) => linalg.eigh(symmetric(a!)).eigenvalues,
  "eigh: squared vectors": (a) => tf.square(linalg.eigh(symmetric(a!)).eigenvectors),
  "eigh: a function of the matrix": (a) => {
    const { eigenvalues: e, eigenvectors: v } = linalg.eigh(symmetric(a!));
    return product(v, tf.pow(e, 3), v);
  },
  "svd: values": (a) => linalg.svd(a!).s,
  "svd: squared vectors, tall": singularVectors,
  "svd: squared vectors, wide": singularVectors,
  "svd: squared vectors, square": singularVectors,
  "svd: a function of the matrix": (a) => {
    const { s, u, v } = linalg.svd(a!);
    return product(u, tf.square(s), v);
  },
  "pinv: tall": (a) => linalg.pinv(a!),
  "pinv: wide": (a) => linalg.pinv(a!),
  "lstsq: tall": (a, b) => linalg.lstsq(a!, b!),
  "lstsq: wide, a vector": (a, b) => linalg.lstsq(a!, b!),
};

test("every case of the reference is here", () => {
  assert.deepEqual(Object.keys(functions), Object.keys(cases));
});

for (const [name, of] of Object.entries(functions)) {
  const { shapes, output, gradients } = cases[name]!;
  test(`${name}: TensorFlow's values and gradients, nothing left behind`, () => {
    const before = alive();
    tf.tidy(() => {
      const inputs = shapes.map((shape, k) => values(shape, k));
      const result = of(...inputs);
      close(result, output, "output");
      const weights = values(result.shape, 0.5);
      const found = tf.grads((...at: Tensor[]) => tf.sum(tf.mul(of(...at), weights)))(inputs);
      gradients.forEach((gradient, i) => close(found[i]!, gradient, `gradient ${i}`));
    });
    assert.deepEqual(alive(), before);
  });
}

test("columns that depend on each other: NumPy's pseudo-inverse and smallest solution", () => {
  const before = alive();
  tf.tidy(() => {
    close(linalg.pinv(dependent.a), dependent.pinv.flat(), "pinv");
    close(linalg.lstsq(dependent.a, dependent.b), dependent.lstsq, "lstsq");
  });
  assert.deepEqual(alive(), before);
});

test("the gradient of singular values is right where they are equal", () => {
  tf.tidy(() => {
    const trace = tf.grad((a: Tensor) => tf.sum(linalg.svd(a).s))(tf.eye(3));
    close(trace, [1, 0, 0, 0, 1, 0, 0, 0, 1], "gradient");
  });
});

test("gradients of gradients: a ridge regression learns its strength", () => {
  tf.tidy(() => {
    const [x, y, rest, wanted] = [
      [8, 3],
      [8, 1],
      [5, 3],
      [5, 1],
    ].map((shape, k) => values(shape, k));
    const loss = (strength: Tensor): Tensor => {
      const gram = tf.add(tf.matMul(x!, x!, true), tf.mul(tf.eye(3), tf.exp(strength)));
      const weights = linalg.solve(gram, tf.matMul(x!, y!, true));
      return tf.mean(tf.square(tf.sub(tf.matMul(rest!, weights), wanted!)));
    };
    const slope = tf.grad(loss);
    const curvature = tf
      .grad((strength: Tensor) => slope(strength))(tf.scalar(0.3))
      .dataSync()[0]!;
    const at = (strength: number): number => slope(tf.scalar(strength)).dataSync()[0]!;
    const numeric = (at(0.35) - at(0.25)) / 0.1;
    assert.ok(Math.abs(curvature - numeric) < 1e-2 * Math.abs(numeric), `${curvature}, ${numeric}`);
  });
});

test("whole numbers and nested arrays are taken; the input stays as it is", () => {
  const a = tf.tensor2d([4, 2, 2, 3], [2, 2], "int32");
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    close(linalg.cholesky(a), [2, 0, 1, Math.SQRT2], "cholesky");
    close(
      linalg.det([
        [1, 2],
        [3, 4],
      ]),
      [-2],
      "det",
    );
    close(
      linalg.solve(
        [
          [3, 1],
          [1, 2],
        ],
        [9, 8],
      ),
      [2, 3],
      "solve",
    );
  });
  assert.equal(tf.memory().numTensors, before);
  assert.deepEqual([...a.dataSync()], [4, 2, 2, 3]);
  a.dispose();
});

test("singular matrices and NaN", () => {
  const singular = [
    [1, 2],
    [2, 4],
  ];
  tf.tidy(() => {
    assert.equal(Math.abs(linalg.det(singular).dataSync()[0]!), 0);
    const { sign, logabsdet } = linalg.slogdet(singular);
    assert.deepEqual([Math.abs(sign.dataSync()[0]!), logabsdet.dataSync()[0]], [0, -Infinity]);
    assert.throws(() => linalg.inv(singular), /not invertible/);
    assert.throws(() => linalg.solve(singular, [1, 2]), /not invertible/);
    const indefinite = [
      [1, 2],
      [2, 1],
    ];
    assert.ok(Number.isNaN(linalg.cholesky(indefinite).dataSync()[0]));
    const missing = tf.mul(indefinite, NaN);
    assert.throws(() => linalg.eigh(missing), /SelfAdjointEigV2: .*not successful/);
    assert.throws(() => linalg.inv(missing), /not invertible/);
    const { s, u } = linalg.svd(missing);
    assert.ok([...s.dataSync(), ...u.dataSync()].every(Number.isNaN));
  });
});

test("mistakes are named", () => {
  const wide = [
    [1, 2, 3],
    [4, 5, 6],
  ];
  assert.throws(() => linalg.svd([1, 2]), {
    message: "a: expected a matrix, or several along leading axes; received shape [2]",
  });
  for (const of of [linalg.cholesky, linalg.det, linalg.eigh, linalg.inv, linalg.slogdet]) {
    assert.throws(() => of(wide), {
      message: "a: expected square matrices; received shape [2, 3]",
    });
  }
  assert.throws(
    () =>
      linalg.solve(
        [
          [1, 0],
          [0, 1],
        ],
        [1, 2, 3],
      ),
    /^Error: b: expected 2 rows, as `a` has, and batch axes that fit \[\]; received shape \[3\]$/,
  );
  assert.throws(
    () => linalg.lstsq(tf.ones([2, 3, 2]), tf.ones([3, 3, 1])),
    /batch axes that fit \[2\]/,
  );
  assert.throws(() => linalg.pinv(wide, { rcond: -1 }), {
    message: "rcond: expected a number from 0 to 1; received -1",
  });
});

test("without libtensorflow it says so", () => {
  assert.ok(tf.setBackend("cpu"));
  try {
    assert.throws(
      () => linalg.inv([[1]]),
      /lab\.linalg: expected libtensorflow .*; received the backend cpu/,
    );
  } finally {
    assert.ok(tf.setBackend("tensorflow"));
  }
});

function alive() {
  return { tensors: tf.memory().numTensors, native: binding.getNumOfTensors() };
}

/** The reference's inputs: numbers between -2 and 2 without a pattern. */
function values(shape: number[], phase: number): Tensor {
  const size = shape.reduce((total, n) => total * n, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, k) => 2 * Math.sin((k + 1) ** 2 * 0.7391 + phase)),
    shape,
  );
}

/** Within what float32 allows for matrices of these conditions. */
function close(tensor: Tensor, expected: number[], what: string): void {
  const actual = [...tensor.dataSync()];
  assert.equal(actual.length, expected.length, what);
  const largest = Math.max(1, ...expected.map(Math.abs));
  actual.forEach((value, i) => {
    const difference = Math.abs(value - expected[i]!);
    assert.ok(difference <= 1e-4 * largest, `${what}[${i}]: ${value} is not ${expected[i]}`);
  });
}
