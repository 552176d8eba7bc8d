import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Optimizer, Sequential, Tensor, Tensor1D, Variable } from "@tensorflow/tfjs-node";
import { seenBefore } from "../../src/graph/index.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";
import { difference, trainBoth, type Training } from "./train-both.js";

let x: Tensor;
let y: Tensor;
before(() => {
  x = tf.randomUniform([12, 4], -1, 1, "float32", 3);
  y = tf.randomUniform([12, 3], -1, 1, "float32", 4);
});
after(() => tf.dispose([x, y]));

const epochs = 50;
const all = epochs - seenBefore - 2;

type Layer = InstanceType<typeof tf.layers.Layer>;
type DenseArgs = Parameters<typeof tf.layers.dense>[0];
type Case = Partial<Omit<Training, "options">> & {
  options?: Partial<Training["options"]>;
};

function modelOf(layer?: Layer, dense: Partial<DenseArgs> = {}): Sequential {
  return tf.sequential({
    layers: [
      tf.layers.dense({
        units: 5,
        inputShape: [4],
        activation: "tanh",
        ...dense,
      }),
      ...(layer ? [layer] : []),
      tf.layers.dense({ units: 3 }),
    ],
  });
}

/** Trains compiled and not, and compares; returns how many steps were compiled, and why not. */
async function assertAlike({ options, ...change }: Case) {
  const { eager, graph } = await trainBoth({
    model: () => modelOf(),
    x,
    y,
    ...change,
    options: { loss: "meanSquaredError", epochs, batchSize: 12, ...options },
  });
  const found = difference(eager, graph);
  assert.ok(found <= 1e-5, `difference ${found}, ${graph.history.compiledSteps} compiled`);
  return graph.history;
}

const first = (inputs: Tensor | Tensor[]): Tensor => [inputs].flat()[0]!;

// What a program of a user's may hold outside of its functions.
const exponent = 2;
const options = { weight: 0.5, deep: { offset: [0.1, 0.2, 0.3] } };
const power = (values: Tensor): Tensor => tf.pow(tf.abs(values), exponent);

class Scaled extends tf.layers.Layer {
  factor = 1.5;
  protected scale: Variable | undefined;
  override build(): void {
    this.scale = this.addWeight(
      "scale",
      [1],
      "float32",
      tf.initializers.ones(),
      tf.regularizers.l2({ l2: 0.01 }),
    ).read() as Variable;
    super.build([1]);
  }
  override computeOutputShape(shape: number[]): number[] {
    return shape;
  }
  override call(inputs: Tensor | Tensor[]): Tensor {
    return tf.tidy(() => first(inputs).mul(this.scale!).mul(this.factor));
  }
  static className = "Scaled";
}

class Noisy extends Scaled {
  override call(inputs: Tensor | Tensor[]): Tensor {
    const scaled = super.call(inputs);
    return tf.tidy(() => scaled.add(tf.randomNormal(scaled.shape, 0, 0.1)));
  }
  static override className = "Noisy";
}

/** SGD that turns around with the sign of the mean gradient, which it keeps. */
class SignDescent extends tf.Optimizer {
  rate = 0.01;
  readonly means: Record<string, Variable> = {};
  constructor(readonly variables: () => readonly Variable[]) {
    super();
  }
  override applyGradients(gradients: Parameters<Optimizer["applyGradients"]>[0]): void {
    const named = Object.fromEntries(
      (gradients as { name: string; tensor: Tensor }[]).map(({ name, tensor }) => [name, tensor]),
    );
    for (const variable of this.variables()) {
      const gradient = named[variable.name];
      if (!gradient) continue;
      const mean = (this.means[variable.name] ??= tf.tidy(() =>
        tf.variable(tf.zerosLike(gradient), false),
      ));
      tf.tidy(() => {
        const next = mean.mul(0.9).add(gradient.mul(0.1));
        mean.assign(next);
        variable.assign(variable.sub(next.sign().mul(this.rate)));
      });
    }
    this.incrementIterations();
  }
  override getConfig() {
    return { rate: this.rate };
  }
  static className = "SignDescent";
}

type ConstraintLike = ReturnType<typeof tf.constraints.nonNeg>;
/** tfjs takes nothing but its own class for a constraint, and does not export it. */
const Constraint = Object.getPrototypeOf(
  tf.constraints.nonNeg().constructor,
) as new () => ConstraintLike;

class Clipped extends Constraint {
  override apply(weight: Tensor): Tensor {
    return tf.clipByValue(weight, -0.6, 0.6);
  }
  static className = "Clipped";
}

const compiled: Record<string, Case> = {
  "a loss": {
    options: {
      loss: (yTrue, yPred) => tf.squaredDifference(yTrue, yPred).mean(-1),
    },
  },
  "a loss that uses variables, objects and functions around it": {
    options: {
      loss: (yTrue, yPred) =>
        power(tf.sub(yPred, yTrue))
          .mul(options.weight)
          .add(tf.mul(yPred, options.deep.offset))
          .mean(-1),
    },
  },
  "a loss made by a function": {
    options: {
      loss: (
        (delta: number) => (yTrue: Tensor, yPred: Tensor) =>
          tf.losses.huberLoss(yTrue, yPred, undefined, delta)
      )(0.3),
    },
  },
  "a metric": {
    options: {
      metrics: [(yTrue, yPred) => tf.abs(tf.sub(yTrue, yPred)).max().mul(Math.PI)],
    },
  },
  "a layer with a weight and a penalty": {
    model: () => modelOf(new Scaled({})),
  },
  "a layer that draws random numbers, and extends another": {
    model: () => modelOf(new Noisy({})),
  },
  "a method of tfjs's layer that is replaced": {
    model: () => {
      const layer = tf.layers.activation({ activation: "relu" });
      layer.call = (inputs) => first(inputs).square();
      return modelOf(layer);
    },
  },
  "a constraint": {
    model: () => modelOf(undefined, { kernelConstraint: new Clipped() }),
  },
};

for (const [name, change] of Object.entries(compiled)) {
  test(`${name} of one's own: compiled`, async () => {
    const { notCompiled, compiledSteps } = await assertAlike(change);
    assert.equal(notCompiled, undefined);
    assert.equal(compiledSteps, all);
  });
}

test("an optimizer of one's own, with slots: compiled", async () => {
  let current: Sequential | undefined;
  const { notCompiled, compiledSteps } = await assertAlike({
    model: () => (current = modelOf()),
    optimizer: () => {
      const variables = current!.trainableWeights.map((weight) => weight.read() as Variable);
      return new SignDescent(() => variables);
    },
  });
  assert.equal(notCompiled, undefined);
  assert.equal(compiledSteps, all);
});

// Things that change while a model is trained, and have to be noticed.
let beta = 0;
const schedule = { value: 0 };
const steps: number[] = [];
let calls = 0;
const draw = random(3);

const gap = (yTrue: Tensor, yPred: Tensor, factor: number): Tensor =>
  tf.squaredDifference(yTrue, yPred).mul(factor).mean(-1);

const annealed = (yTrue: Tensor, yPred: Tensor): Tensor => gap(yTrue, yPred, 1 + beta);
const scheduled = (yTrue: Tensor, yPred: Tensor): Tensor => gap(yTrue, yPred, 1 + schedule.value);

const each = (when: number, change: () => void) => ({
  onTrainBegin: () => {
    beta = 0;
    schedule.value = 0;
  },
  onEpochBegin: (epoch: number) => (epoch % when === 0 ? change() : undefined),
});

test("a variable that changes every ten epochs: a new graph each time", async () => {
  const { compiledSteps } = await assertAlike({
    options: { loss: annealed },
    callbacks: () => each(10, () => void (beta += 0.3)),
  });
  assert.equal(compiledSteps, all - 4 * 2);
});

test("a property that changes every ten epochs: a new graph each time", async () => {
  const { compiledSteps } = await assertAlike({
    options: { loss: scheduled },
    callbacks: () => each(10, () => void (schedule.value += 0.3)),
  });
  assert.equal(compiledSteps, all - 4 * 2);
});

class Counting extends tf.layers.Layer {
  calls = 0;
  override call(inputs: Tensor | Tensor[]): Tensor {
    this.calls++;
    return first(inputs).mul(this.calls % 40 === 0 ? 0 : 1);
  }
  static className = "Counting";
}

class Hidden extends tf.layers.Layer {
  #calls = 0;
  override call(inputs: Tensor | Tensor[]): Tensor {
    return first(inputs).mul(this.#calls++ % 40 === 0 ? 0 : 1);
  }
  static className = "Hidden";
}

const seen = new Map<string, number>();
const mark = Symbol("mark");
const marked: Record<symbol, number> = { [mark]: 0 };
let helper = (value: number): number => value * 2;
const bound = Math.max.bind(undefined, 0);

class Builder {
  build(): number {
    return 1 + beta;
  }
}
const builder = new Builder();
const built = (of: Builder): number => of.build();

class Settings {
  static shared = 1;
  weight = 1;
  inner(): number {
    return this.weight;
  }
}
const settings = new Settings();

class Lexical {
  weight = 1;
  readonly read = (): number => this.weight;
}
const lexical = new Lexical();

/** What a loss may look at, and how it changes once, late. */
const late: Record<
  string,
  readonly [(yTrue: Tensor, yPred: Tensor) => Tensor, (value: number) => void]
> = {
  "a variable": [annealed, (value) => void (beta = value)],
  "a variable of a method, out of sight": [
    (yTrue, yPred) => gap(yTrue, yPred, built(builder)),
    (value) => void (beta = value),
  ],
  "an element of an array": [
    (yTrue, yPred) => gap(yTrue, yPred, 1 + options.deep.offset[1]!),
    (value) => void (options.deep.offset[1] = value),
  ],
  "a property with a symbol": [
    (yTrue, yPred) => gap(yTrue, yPred, 1 + marked[mark]!),
    (value) => void (marked[mark] = value),
  ],
  "a function that is replaced": [
    (yTrue, yPred) => gap(yTrue, yPred, helper(1)),
    (value) => void (helper = (one) => one * (value + 2)),
  ],
  "a static property": [
    (yTrue, yPred) => gap(yTrue, yPred, Settings.shared),
    (value) => void (Settings.shared = value + 1),
  ],
  "a property that a method reads": [
    (yTrue, yPred) => gap(yTrue, yPred, settings.inner()),
    (value) => void (settings.weight = value + 1),
  ],
};

for (const [name, [loss, change]] of Object.entries(late)) {
  test(`${name} changes once, late: noticed at that step`, async () => {
    const { compiledSteps } = await assertAlike({
      options: { loss },
      callbacks: () => ({
        onTrainBegin: () => change(0),
        onEpochEnd: (epoch: number) => (epoch === 43 ? change(5) : undefined),
      }),
    });
    assert.equal(compiledSteps, all - 2);
  });
}

const eager: Record<string, readonly [Case, RegExp]> = {
  "a variable that changes in each step": [
    {
      options: { loss: annealed },
      callbacks: () => each(1, () => void (beta += 0.1)),
    },
    /^beta changes in each step$/,
  ],
  "a variable that changes every few steps": [
    {
      options: { loss: annealed },
      callbacks: () => each(5, () => void (beta += 0.1)),
    },
    /^beta changes too often$/,
  ],
  "a layer that counts its calls": [
    { model: () => modelOf(new Counting({})) },
    /^calls changes in each step$/,
  ],
  "a layer with a private counter": [{ model: () => modelOf(new Hidden({})) }, /private members/],
  "a loss that counts its calls": [
    {
      options: {
        loss: (yTrue, yPred) => gap(yTrue, yPred, ++calls > 1e9 ? 0 : 1),
      },
    },
    /^calls changes in each step$/,
  ],
  "a metric with a state": [
    {
      options: {
        metrics: [
          (yTrue, yPred) => {
            steps.push(steps.length);
            return tf.squaredDifference(yTrue, yPred).mean();
          },
        ],
      },
    },
    /changes in each step$/,
  ],
  "a metric that keeps values in a map": [
    {
      options: {
        metrics: [
          (yTrue, yPred) => {
            seen.set("calls", (seen.get("calls") ?? 0) + 1);
            return tf.squaredDifference(yTrue, yPred).mean();
          },
        ],
      },
    },
    /^seen is a Map$/,
  ],
  "a bound function": [
    { options: { loss: (yTrue, yPred) => gap(yTrue, yPred, bound(1)) } },
    /^bound max cannot be read/,
  ],
  "the this of a constructor": [
    { options: { loss: (yTrue, yPred) => gap(yTrue, yPred, lexical.read()) } },
    /^read uses the `this` of its surroundings$/,
  ],
  "Math.random": [
    {
      options: {
        loss: (yTrue, yPred) => gap(yTrue, yPred, Math.random()),
      },
    },
    /^it draws random numbers in JavaScript$/,
  ],
  "random numbers of a generator": [
    {
      options: {
        loss: (yTrue, yPred) => gap(yTrue, yPred, draw.next() < 2 ? 1 : 0),
      },
    },
    /changes in each step$/,
  ],
  "the clock": [
    {
      options: {
        loss: (yTrue, yPred) => gap(yTrue, yPred, Date.now() > 0 ? 1 : 2),
      },
    },
    /^loss uses Date$/,
  ],
  "the clock of tfjs": [
    {
      options: {
        loss: (yTrue, yPred) => gap(yTrue, yPred, tf.util.now() > 0 ? 1 : 2),
      },
    },
    /^it uses tf\.util\.now$/,
  ],
  "the clock of tfjs, out of sight": [
    {
      options: {
        loss: (yTrue, yPred) => gap(yTrue, yPred, ((space) => space.util.now() > 0)(tf) ? 1 : 2),
      },
    },
    /^it looks at the clock$/,
  ],
  "a shape that depends on values": [
    {
      options: {
        loss: (yTrue, yPred) => {
          const { values } = tf.unique(tf.round(yTrue.mul(0.1)).flatten() as Tensor1D);
          return gap(yTrue, yPred, values.shape[0]!);
        },
      },
    },
    /^the shape of a result depends on values \(UniqueV2\)$/,
  ],
  "values that are read": [
    {
      options: {
        loss: (yTrue, yPred) => {
          const loss = gap(yTrue, yPred, 1);
          return loss.dataSync()[0]! > 0.2 ? loss : loss.mul(2);
        },
      },
    },
    /^it reads values of tensors$/,
  ],
  "a variable of tfjs that is no weight": [
    {
      options: {
        loss: (yTrue, yPred) => {
          const [total] = Object.values(tf.engine().registeredVariables);
          return tf.squaredDifference(yTrue, yPred).add(total!.sum().mul(0)).mean(-1);
        },
      },
    },
    /^it uses tf\.engine$/,
  ],
  "output on the console": [
    {
      options: {
        metrics: [
          (yTrue, yPred) => {
            console.assert(true);
            return tf.squaredDifference(yTrue, yPred).mean();
          },
        ],
      },
    },
    /uses console$/,
  ],
};

for (const [name, [change, reason]] of Object.entries(eager)) {
  test(`${name}: steps are not compiled`, async () => {
    const { notCompiled, compiledSteps } = await assertAlike(change);
    assert.match(notCompiled ?? "", reason);
    assert.ok(compiledSteps <= (name.includes("every few") ? 12 : 0), `${compiledSteps} compiled`);
  });
}

test("a tf.variable around a loss is an input: it may change in each step", async () => {
  const weight = tf.variable(tf.scalar(1), false);
  const { notCompiled, compiledSteps } = await assertAlike({
    options: {
      loss: (yTrue, yPred) => tf.squaredDifference(yTrue, yPred).mul(weight).mean(-1),
    },
    callbacks: () => ({
      onEpochBegin: (epoch: number) => tf.tidy(() => weight.assign(tf.scalar(1 + epoch / 10))),
    }),
  });
  weight.dispose();
  assert.equal(notCompiled, undefined);
  assert.equal(compiledSteps, all);
});
