import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs-node";
import type { MimeBundle, NotebookHost } from "../../src/display/host.js";
import { compiled, compileFunction } from "../../src/graph/index.js";
import { tf } from "../../src/compiled-tf.js";
import { fit } from "../../src/training/index.js";
import { bindingOf } from "../native/binding-of.js";
import { tensorsLeft } from "../training/models.js";

let x: Tensor2D;
let y: Tensor2D;
let weights: Variable;
let bias: Variable;
before(() => {
  x = tf.randomNormal([6, 4], 0, 1, "float32", 1);
  y = tf.randomNormal([6, 3], 0, 1, "float32", 2);
});
beforeEach(() => {
  tf.dispose([weights, bias]);
  weights = tf.tidy(() => tf.variable(tf.randomNormal([4, 3], 0, 1, "float32", 3)));
  bias = tf.tidy(() => tf.variable(tf.zeros([3])));
});
after(() => tf.dispose([x, y, weights, bias]));

const silent: MimeBundle[] = [];
const scope = globalThis as unknown as Record<symbol, Partial<NotebookHost> | undefined>;
before(() => {
  scope[Symbol.for("Jupyter.host")] = {
    display: (data) => void silent.push(data),
    interruptible: (work) => work(new AbortController().signal),
  };
});
after(() => delete scope[Symbol.for("Jupyter.host")]);

const valuesOf = (tensors: readonly Tensor[]): number[][] =>
  tensors.map((tensor) => [...tensor.dataSync()]);

function assertClose(actual: readonly Tensor[], expected: readonly Tensor[], within = 1e-5): void {
  assert.deepEqual(
    actual.map(({ shape, dtype }) => [shape, dtype]),
    expected.map(({ shape, dtype }) => [shape, dtype]),
  );
  const [found, wanted] = [valuesOf(actual).flat(), valuesOf(expected).flat()];
  found.forEach((value, i) => {
    const other = wanted[i]!;
    assert.ok(
      Math.abs(value - other) <= within * Math.max(1, Math.abs(other)),
      `${value}, ${other}`,
    );
  });
}

const dense = (input: Tensor): Tensor =>
  input
    .matMul(weights as Tensor)
    .add(bias)
    .tanh();
const lossOf = (input: Tensor, target: Tensor): Scalar =>
  dense(input).sub(target).square().mean() as Scalar;

/** Functions of `x` and `y`; each has a gradient by both, and by the variables that it uses. */
const functions: Readonly<Record<string, (a: Tensor, b: Tensor) => Tensor>> = {
  "a loss": lossOf,
  "not a scalar": (a, b) => dense(a).mul(b),
  "a copy of its argument": (a) => a.clone(),
  "a sign, whose gradient depends on nothing": (a, b) => a.sign().sum().add(b.sum()),
  "one argument twice": (a) => a.mul(a).sum(),
  "a convolution with pooling": (a, b) => {
    const image = a.reshape([1, 6, 4, 1]) as Tensor4D;
    const filter = b.reshape([3, 3, 1, 2]) as Tensor4D;
    return tf.maxPool(tf.conv2d(image, filter, 1, "same"), 2, 2, "same").sum();
  },
  "softmax, gather, concat": (a, b) =>
    tf
      .concat([tf.softmax(a), b], 1)
      .gather(tf.tensor1d([0, 2, 2], "int32"))
      .square(),
  layers: (() => {
    const model = tf.sequential({
      layers: [tf.layers.lstm({ units: 3, inputShape: [2, 2] }), tf.layers.batchNormalization()],
    });
    return (a: Tensor) => model.apply(a.reshape([6, 2, 2]), { training: false }) as Tensor;
  })(),
};

for (const [name, work] of Object.entries(functions)) {
  test(`${name}: value and gradients, compiled and not`, async () => {
    const graph = compileFunction(work);
    const derive = (f: typeof work): Tensor[] => {
      const { value, grads } = tf.valueAndGrads((a, b) => f(a!, b!))([x, y]);
      return [value, ...grads];
    };
    const canDerive = /argument|layers/.test(name);
    const derived = (f: typeof work): Tensor[] =>
      canDerive ? [tf.grad((a) => f(a, y))(x)] : derive(f);
    const expected = { values: [work(x, y)], gradients: derived(work) };
    for (let i = 0; i < 4; i++) {
      assertClose([graph(x, y)], expected.values);
      assertClose(derived(graph), expected.gradients);
    }
    assert.equal(graph.notCompiled, undefined);
    assert.equal(graph.graphs, 1);
    const left = await tensorsLeft(async () =>
      tf.dispose([graph(x, y), derived(graph), tf.tidy(() => graph(x, y))]),
    );
    assert.equal(left, 0);
    graph.dispose();
  });
}

test("the gradients by variables, and an optimizer's steps", () => {
  const graph = compileFunction(lossOf);
  const gradients = (f: typeof lossOf): Tensor[] => {
    const { value, grads } = tf.variableGrads(() => f(x, y));
    return [value, grads[weights.name]!, grads[bias.name]!];
  };
  for (let i = 0; i < 4; i++) assertClose(gradients(graph), gradients(lossOf));

  const train = (f: typeof lossOf): Tensor[] => {
    weights.assign(tf.ones([4, 3]));
    bias.assign(tf.zeros([3]));
    const optimizer = tf.train.adam(0.1);
    const losses = Array.from({ length: 20 }, () => optimizer.minimize(() => f(x, y), true)!);
    return [...losses, weights.clone(), bias.clone()];
  };
  assertClose(train(graph), train(lossOf));
  assert.equal(graph.notCompiled, undefined);
});

/** Losses and weights of a training whose step `make` makes a function of. */
function trained(make: (step: () => Tensor) => () => Tensor): Tensor[] {
  weights.assign(tf.ones([4, 3]));
  bias.assign(tf.zeros([3]));
  const optimizer = tf.train.momentum(0.05, 0.9);
  const step = make(() => optimizer.minimize(() => lossOf(x, y), true)!);
  return [...Array.from({ length: 12 }, step), weights.clone(), bias.clone()];
}

test("a function that trains: slots are made in its first call", () => {
  const graph = trained((step) => compileFunction(step));
  assertClose(
    graph,
    trained((step) => step),
  );
});

test("variables: current values are read, assignments happen, in each call", () => {
  const total = tf.variable(tf.scalar(0));
  const graph = compileFunction((step: Tensor) => {
    total.assign(total.add(step));
    return tf.add(total.mul(2), step.sub(step));
  });
  const results = [1, 2, 3, 4].map((step) => graph(tf.scalar(step)).dataSync()[0]);
  assert.deepEqual(results, [2, 6, 12, 20]);
  total.assign(tf.scalar(100));
  assert.equal(graph(tf.scalar(1)).dataSync()[0], 202);
  const gradient = tf.grad((step: Tensor) => graph(step));
  for (let i = 0; i < 3; i++) assert.equal(gradient(tf.scalar(1)).dataSync()[0], 0);
  assert.equal(total.dataSync()[0], 104);
  assert.equal(graph.notCompiled, undefined);
});

test("a variable that lives within the call", () => {
  const graph = compileFunction((a: Tensor) => {
    const sum = tf.variable(a);
    sum.assign(sum.add(a));
    sum.assign(sum.mul(a));
    const result = sum.add(1);
    sum.dispose();
    return result;
  });
  for (const value of [1, 2, 3, 4]) {
    assert.equal(graph(tf.scalar(value)).dataSync()[0], 2 * value * value + 1);
  }
  assert.deepEqual([graph.graphs, graph.notCompiled], [1, undefined]);
});

test("arrays and records in and out, other values told apart", () => {
  interface Point {
    at: Tensor;
    scale: number;
    name: string;
  }
  const graph = compileFunction(({ at, scale, name }: Point, others: Tensor[]) => ({
    sum: at.mul(scale).add(others[0]!),
    list: [others[0]!.neg(), { name, same: at }],
  }));
  for (const scale of [2, 3, 2, 3]) {
    const point = { at: tf.tensor1d([1, 2]), scale, name: "p" };
    const { sum, list } = graph(point, [tf.tensor1d([10, 20])]);
    assert.deepEqual([...sum.dataSync()], [10 + scale, 20 + 2 * scale]);
    const [negative, rest] = list as [Tensor, { name: string; same: Tensor }];
    assert.deepEqual([...negative.dataSync()], [-10, -20]);
    assert.equal(rest.name, "p");
    assert.deepEqual([...rest.same.dataSync()], [1, 2]);
  }
  assert.equal(graph.graphs, 2);
});

const several = (a: Tensor): Tensor[] => [a.square(), a.exp(), a.argMax(1)];

test("several outputs share one gradient; whole numbers have none", () => {
  const graph = compileFunction(several);
  const derive = (g: typeof several) =>
    tf.grad((a: Tensor) => tf.add(g(a)[0]!.sum(), g(a)[1]!.mul(3).sum()))(x);
  for (let i = 0; i < 4; i++) assertClose([derive(graph)], [derive(several)]);
  for (let i = 0; i < 2; i++) assertClose(graph(x), several(x));
  tf.dispose([weights, bias]);
  const whole = compileFunction((a: Tensor) => a.add(tf.scalar(1, "int32")));
  const scaled = tf.grad((a: Tensor) => a.mul(whole(tf.scalar(2, "int32")).toFloat()));
  for (let i = 0; i < 4; i++) assertClose([scaled(x)], [x.onesLike().mul(3)]);
  assert.equal(whole.notCompiled, undefined);
  const first = tf.grad((a: Tensor) => graph(a)[0]!.sum())(x);
  assertClose([first], [x.mul(2)]);
});

test("gradients of gradients, and gradients inside", () => {
  const cube = compileFunction((a: Tensor) => a.pow(3).sum());
  const second = tf.grad((a: Tensor) =>
    tf
      .grad((b: Tensor) => cube(b))(a)
      .sum(),
  );
  for (let i = 0; i < 3; i++) assertClose([second(x)], [x.mul(6)], 1e-4);

  const penalty = compileFunction((a: Tensor) => tf.grad((b: Tensor) => b.pow(3).sum())(a));
  for (let i = 0; i < 3; i++) assertClose([penalty(x)], [x.square().mul(3)], 1e-4);
  for (let i = 0; i < 3; i++) {
    assertClose([tf.grad((a: Tensor) => penalty(a))(x)], [x.mul(6)], 1e-4);
  }
  assert.equal(penalty.notCompiled, undefined);
});

test("a function in a function, and a model's prediction in one", () => {
  const inner = compileFunction((a: Tensor) => a.square());
  for (let i = 0; i < 2; i++) inner(x);
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [4] })] });
  for (let i = 0; i < 9; i++) model.predict(x);
  const outer = compileFunction((a: Tensor) =>
    inner(a)
      .sum()
      .add((model.predict(a) as Tensor).sum()),
  );
  const plain = (a: Tensor) =>
    a
      .square()
      .sum()
      .add((model.predict(a) as Tensor).sum());
  for (let i = 0; i < 3; i++) {
    const other = x.mul(i + 1);
    assertClose([outer(other)], [plain(other)]);
    assertClose([tf.grad((a: Tensor) => outer(a))(other)], [tf.grad(plain)(other)]);
  }
  assert.equal(outer.notCompiled, undefined);
});

test("a loss of lab.fit: its step is compiled, and what it reads is watched", async () => {
  const target = tf.zeros([6, 2]);
  let factor = 1;
  const loss = compileFunction((yTrue: Tensor, yPred: Tensor) =>
    yTrue.sub(yPred).square().mean(-1).mul(factor),
  );
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [4] })] });
  const train = () => fit(model, { x, y: target }, { batchSize: 6, epochs: 9, loss, optimizer });
  const optimizer = tf.train.sgd(0);
  const first = await train();
  assert.equal(first.notCompiled, undefined);
  assert.ok(first.compiledSteps > 0);
  factor = 2;
  const second = await train();
  const [one, two] = [first, second].map(({ metrics }) => metrics["loss"]!.at(-1)!);
  assert.ok(Math.abs(two! - 2 * one!) < 1e-5 * two!);
  model.dispose();
  target.dispose();
});

test("JavaScript's state is that of the first call; arguments and variables are not", () => {
  let factor = 2;
  let calls = 0;
  const graph = compileFunction((a: Tensor) => {
    calls++;
    return a.mul(factor);
  });
  graph(tf.scalar(1));
  factor = 5;
  assert.equal(graph(tf.scalar(10)).dataSync()[0], 20);
  assert.equal(calls, 1);
  assert.equal(graph(tf.tensor1d([1])).dataSync()[0], 5);
});

test("random tensors are new in each call", () => {
  const graph = compileFunction(() => tf.randomNormal([50]));
  const draws = Array.from({ length: 4 }, () => String(graph().dataSync()));
  assert.equal(new Set(draws).size, 4);
  assert.equal(graph.notCompiled, undefined);

  const dropped = compileFunction((a: Tensor) => tf.dropout(a, 0.5));
  for (let i = 0; i < 4; i++) {
    const { value, grad } = tf.valueAndGrad((a: Tensor) => dropped(a))(tf.ones([40]));
    assert.deepEqual([...grad.dataSync()], [...value.dataSync()]);
  }
});

test("what no graph can hold runs as ever, and is said once", () => {
  silent.length = 0;
  const graph = compileFunction((a: Tensor) => (a.sum().dataSync()[0]! > 0 ? a : a.neg()), {
    name: "absolute",
  });
  for (const sign of [1, -1, 1]) assert.equal(graph(tf.scalar(sign)).dataSync()[0], 1);
  assert.equal(graph.notCompiled, "it reads values of tensors");
  assert.deepEqual(silent, [
    { "text/plain": "lab.function: absolute is not compiled: it reads values of tensors." },
  ]);

  const greedy = compileFunction(() => tf.variable(tf.scalar(1)).mul(2));
  for (let i = 0; i < 5; i++) assert.equal(greedy().dataSync()[0], 2);
  assert.equal(greedy.notCompiled, "it makes variables in each call");
});

test("errors are those of the function", async () => {
  const graph = compileFunction((table: Tensor, at: Tensor) => table.gather(at as never).sum());
  const [good, bad] = [tf.tensor1d([0], "int32"), tf.tensor1d([9], "int32")];
  for (let i = 0; i < 3; i++) graph(x, good);
  const left = await tensorsLeft(async () => {
    assert.throws(() => graph(x, bad), { message: /the index value 9 is not in \[0, 5\]/ });
    assert.throws(() => tf.grad((a: Tensor) => graph(a, bad))(x), { message: /index value 9/ });
  });
  assert.equal(left, 0);
  assert.equal(graph.notCompiled, undefined);
  const failing = compileFunction((): Tensor => assert.fail("on purpose"));
  assert.throws(() => failing(), { message: "on purpose" });
  const late = compileFunction(async () => tf.scalar(1), { name: "late" });
  assert.throws(() => late(), /^Error: late: expected a function that returns tensors at once/);
  assert.throws(() => compileFunction(3 as never), /function: expected a function/);
  assert.throws(() => compileFunction(lossOf, { maxShapes: 0 }), /maxShapes/);
});

test("shapes: a graph for each, the oldest makes room; off and on again", () => {
  const { graphs } = bindingOf(tf);
  const graph = compileFunction((a: Tensor) => a.mul(2), { maxShapes: 3 });
  for (let size = 1; size <= 6; size++) {
    for (let i = 0; i < 3; i++) {
      assert.deepEqual(graph(tf.ones([size])).shape, [size]);
    }
  }
  assert.equal(graph.graphs, 3);
  compiled(false);
  assert.equal(graph(tf.ones([9])).size, 9);
  compiled(true);
  const count = graphs.count();
  graph.dispose();
  assert.equal(graphs.count(), count - 3);
  assert.deepEqual([...graph(tf.ones([6])).dataSync()], Array(6).fill(2));
});

test("what comes out is never what went in", () => {
  const graph = compileFunction((a: Tensor) => [a, weights as Tensor, x as Tensor]);
  for (let i = 0; i < 3; i++) tf.dispose(graph(x));
  for (let i = 0; i < 3; i++) tf.tidy(() => tf.grad((a: Tensor) => graph(a)[0]!.sum())(x));
  assert.deepEqual([x.isDisposed, weights.isDisposed], [false, false]);
});

test("tensors that share values, variables that share values", () => {
  const graph = compileFunction((a: Tensor, b: Tensor) => a.mul(2).add(b).add(weights.sum()));
  const other = tf.variable(weights as Tensor);
  other.assign(weights as Tensor);
  for (let i = 0; i < 3; i++) {
    assertClose([graph(x, x)], [x.mul(3).add(weights.sum())]);
    assertClose([graph(x, x.mul(0))], [x.mul(2).add(weights.sum())]);
    weights.assign(weights.mul(2));
    other.assign(tf.zeros([4, 3]));
  }
  assert.equal(graph.notCompiled, undefined);
});
