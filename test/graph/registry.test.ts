import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Tensor } from "@tensorflow/tfjs-node";
import { seenBefore } from "../../src/graph/index.js";
import { stateOf } from "../../src/graph/state.js";
import { tf } from "../../src/tf.js";
import { cases, leftOut, modelOf, own } from "./layer-cases.js";
import { difference, trainBoth, type Training } from "./train-both.js";

/** What tfjs registers by name: a class with its configuration, of a layer or a part of one. */
type Registered = (new (config: object) => object) & { readonly className: string };

const registered = Object.values(tf.serialization.SerializationMap.getMap().classNameMap).map(
  ([one]) => one as unknown as Registered,
);

/** The class from which all of a kind are made, and which tfjs does not export. */
function baseOf(one: object): unknown {
  let prototype = Object.getPrototypeOf(one) as object;
  for (;;) {
    const next = Object.getPrototypeOf(prototype) as { constructor: { name: string } };
    if (/^(Object|Serializable)$/.test(next.constructor.name)) return prototype.constructor;
    prototype = next;
  }
}

function kindOf(base: unknown): Registered[] {
  return registered.filter((one) => one.prototype instanceof (base as typeof Object));
}

function namesOf(classes: readonly unknown[]): string[] {
  return classes.map((one) => (one as Registered).className).toSorted();
}

const relu = tf.layers.activation({ activation: "relu" }) as unknown as { activation: object };
const activations = kindOf(baseOf(relu.activation));
const initializers = kindOf(baseOf(tf.initializers.ones()));
const models: readonly unknown[] = [tf.LayersModel, ...kindOf(tf.LayersModel)];
const layers = kindOf(tf.layers.Layer).filter((one) => !models.includes(one));

/** Kinds of which `parts.test.ts` trains each that tfjs has a function for. */
const trainedAsParts: readonly object[] = [
  ...Object.values(tf.constraints).map((make: (config: never) => object) => make({} as never)),
  ...Object.values(tf.regularizers).map((make: (config: never) => object) => make({} as never)),
  ...Object.values(tf.train).map((make) => (make as (...args: number[]) => object)(0.1, 0.9)),
];

async function assertAlike(model: Training["model"], x: Tensor, y: Tensor): Promise<void> {
  const { eager, graph } = await trainBoth({
    model,
    x,
    y,
    optimizer: () => tf.train.momentum(0.02, 0.9),
    options: { loss: "meanSquaredError", epochs: 50, batchSize: 6 },
  });
  tf.dispose([x, y]);
  assert.equal(graph.history.notCompiled, undefined);
  assert.equal(graph.history.compiledSteps, 50 - seenBefore - 2);
  const found = difference(eager, graph);
  assert.ok(found <= 1e-5, `difference ${found}`);
}

const uniform = (shape: number[]): Tensor => tf.randomUniform(shape, -1, 1, "float32", 3);

describe("every registered activation", () => {
  for (const { className } of activations) {
    test(className, () =>
      assertAlike(
        () =>
          tf.sequential({
            layers: [
              tf.layers.dense({ units: 4, inputShape: [4], activation: className as "relu" }),
              tf.layers.dense({ units: 1 }),
            ],
          }),
        uniform([6, 4]),
        uniform([6, 1]),
      ),
    );
  }
});

/** Arguments of those that need some. */
const configs: Readonly<Record<string, object>> = {
  Constant: { value: 0.3 },
  Identity: { gain: 0.5 },
};

describe("every registered initializer", () => {
  for (const { className } of initializers) {
    test(className, () => {
      const kernelInitializer = { className, config: { seed: 3, ...configs[className] } };
      return assertAlike(
        () =>
          tf.sequential({
            layers: [
              tf.layers.dense({
                units: 4,
                inputShape: [4],
                activation: "tanh",
                kernelInitializer: kernelInitializer as never,
              }),
              tf.layers.dense({ units: 1 }),
            ],
          }),
        uniform([6, 4]),
        uniform([6, 1]),
      );
    });
  }
});

test("every registered layer and cell is in a case of a layer, or left out for a reason", () => {
  const inCases = Object.values({ ...cases, ...own }).flatMap((make) => {
    const model = modelOf(make());
    const { parts } = stateOf(model.layers);
    model.dispose();
    return parts.map((part) => part.constructor);
  });
  const reasons = new Set(Object.keys(leftOut).map((name) => name.toLowerCase()));
  const missing = layers.filter(
    (one) => !inCases.includes(one) && !reasons.has(one.className.toLowerCase()),
  );
  assert.deepEqual(namesOf(missing), []);
});

test("nothing is registered that is not trained", () => {
  const trained = new Set<unknown>([
    ...activations,
    ...initializers,
    ...layers,
    ...models,
    ...trainedAsParts.map((one) => one.constructor),
  ]);
  assert.deepEqual(namesOf(registered.filter((one) => !trained.has(one))), []);
});
