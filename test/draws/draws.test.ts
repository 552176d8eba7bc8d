import assert from "node:assert/strict";
import { test } from "node:test";
import type { Rank, Tensor, Tensor1D } from "@tensorflow/tfjs-node";
import { withDraws } from "../../src/draws/index.js";
import { withMathRandom } from "../../src/training/seeded-math-random.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";

const size = 40_000;

/** The numbers that a step draws, its keys from a seed. */
function drawn(make: () => Tensor, { seed = 1, steps = 0 } = {}): number[] {
  return tf.tidy(() =>
    withMathRandom(random(seed).next, () => withDraws(tf, { steps }, () => [...make().dataSync()])),
  );
}

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}

/** The variance of a normal distribution without what lies beyond two deviations. */
const truncated = 0.7737413;

interface Expected {
  readonly make: () => Tensor;
  readonly mean: number;
  readonly variance: number;
  readonly within: readonly [low: number, high: number];
  readonly whole?: true;
}

const distributions: Record<string, Expected> = {
  "uniform [0, 1)": {
    make: () => tf.randomUniform([size]),
    mean: 0.5,
    variance: 1 / 12,
    within: [0, 1],
  },
  "uniform [-3, 5)": {
    make: () => tf.randomUniform([size], -3, 5),
    mean: 1,
    variance: 64 / 12,
    within: [-3, 5],
  },
  "uniform, whole": {
    make: () => tf.randomUniform([size], 2, 6, "int32"),
    mean: 3.5,
    variance: 15 / 12,
    within: [2, 5],
    whole: true,
  },
  randomUniformInt: {
    make: () => tf.randomUniformInt([size], -2, 2),
    mean: -0.5,
    variance: 15 / 12,
    within: [-2, 1],
    whole: true,
  },
  normal: {
    make: () => tf.randomNormal([size], 2, 3),
    mean: 2,
    variance: 9,
    within: [-18, 22],
  },
  "normal, whole": {
    make: () => tf.randomNormal([size], 2, 3, "int32"),
    mean: 2,
    variance: 9 + 1 / 12,
    within: [-18, 22],
    whole: true,
  },
  "standard normal": {
    make: () => tf.randomStandardNormal([size]),
    mean: 0,
    variance: 1,
    within: [-6, 6],
  },
  "truncated normal": {
    make: () => tf.truncatedNormal([size], 1, 2),
    mean: 1,
    variance: 4 * truncated,
    within: [-3, 5],
  },
  gamma: {
    make: () => tf.randomGamma([size], 3, 2),
    mean: 1.5,
    variance: 0.75,
    within: [0, 20],
  },
  multinomial: {
    make: () => tf.multinomial(tf.log<Tensor1D>(tf.tensor1d([0.2, 0.5, 0.3])), size),
    mean: 1.1,
    variance: 0.49,
    within: [0, 2],
    whole: true,
  },
  dropout: {
    make: () => tf.dropout(tf.ones([size]), 0.3),
    mean: 1,
    variance: 0.3 / 0.7,
    within: [0, 1 / 0.7 + 1e-6],
  },
};

type Layer = InstanceType<typeof tf.layers.Layer>;

const trained = (layer: Layer, input: Tensor): Tensor =>
  (layer.apply(input, { training: true }) as Tensor).flatten();

/** Layers that draw, for ones or, where they are made for that, for standard normal numbers. */
const layers: Record<string, Expected> = {
  "layer dropout": {
    make: () => trained(tf.layers.dropout({ rate: 0.4 }), tf.ones([size])),
    mean: 1,
    variance: 0.4 / 0.6,
    within: [0, 1 / 0.6 + 1e-6],
  },
  "layer dropout with a seed": {
    make: () => trained(tf.layers.dropout({ rate: 0.4, seed: 9 }), tf.ones([size])),
    mean: 1,
    variance: 0.4 / 0.6,
    within: [0, 1 / 0.6 + 1e-6],
  },
  "layer spatialDropout1d": {
    make: () => trained(tf.layers.spatialDropout1d({ rate: 0.4 }), tf.ones([size / 4, 1, 4])),
    mean: 1,
    variance: 0.4 / 0.6,
    within: [0, 1 / 0.6 + 1e-6],
  },
  "layer alphaDropout": {
    make: () => trained(tf.layers.alphaDropout({ rate: 0.3 }), tf.randomNormal([size])),
    // Keras's is 0: tfjs's layer gives the numbers that it drops the wrong sign.
    mean: 0.9081,
    variance: 1,
    within: [-8, 8],
  },
  "layer gaussianDropout": {
    make: () => trained(tf.layers.gaussianDropout({ rate: 0.2 }), tf.ones([size])),
    mean: 1,
    variance: 0.25,
    within: [-2, 4],
  },
  "layer gaussianNoise": {
    make: () => trained(tf.layers.gaussianNoise({ stddev: 0.5 }), tf.ones([size])),
    mean: 1,
    variance: 0.25,
    within: [-2, 4],
  },
};

for (const [name, { make, mean, variance, within, whole }] of Object.entries({
  ...distributions,
  ...layers,
})) {
  test(`${name}: mean, variance and range in a step`, () => {
    const values = drawn(make);
    const found = moments(values);
    // Six standard errors: of the mean exactly, of the variance for tails as those of a gamma distribution.
    const error = Math.sqrt(variance / size);
    assert.ok(Math.abs(found.mean - mean) < 6 * error, `mean ${found.mean}`);
    assert.ok(
      Math.abs(found.variance / variance - 1) < 6 * Math.sqrt(5 / size),
      `${found.variance}`,
    );
    assert.ok(values.every((value) => value >= within[0] && value <= within[1]));
    if (whole) assert.ok(values.every(Number.isInteger));
  });
}

for (const [name, { make }] of Object.entries(distributions)) {
  test(`${name}: the same keys give the same numbers, others give others, and so does each draw`, () => {
    const first = drawn(make);
    assert.deepEqual(drawn(make), first);
    assert.notDeepEqual(drawn(make, { seed: 2 }), first);
    const second = drawn(() => {
      make();
      return make();
    });
    assert.notDeepEqual(second, first);
  });

  test(`${name}: Math.random is drawn from twice a step`, () => {
    let count = 0;
    const { next } = random(1);
    const counted = (): number => (count++, next());
    tf.tidy(() =>
      withMathRandom(counted, () => withDraws(tf, { steps: 0 }, () => [make(), make()])),
    );
    assert.equal(count, 2);
  });
}

test("each row of logits has its own draws", () => {
  const values = drawn(() =>
    tf.multinomial(
      tf.tensor2d([
        [0, -50, -50],
        [-50, -50, 0],
      ]),
      4,
    ),
  );
  assert.deepEqual(values, [0, 0, 0, 0, 2, 2, 2, 2]);
});

const channels = (): Tensor => tf.dropout(tf.ones([20, 5, 8]), 0.5, [20, 1, 8]);

test("dropout drops whole channels where the noise has size 1", () => {
  const spread = tf.tidy(() => {
    const values = tf.tensor(drawn(channels), [20, 5, 8]);
    return values.max(1).sub(values.min(1)).max().dataSync()[0];
  });
  assert.equal(spread, 0);
});

test("the gradient of dropout is its mask", () => {
  const values = drawn(() => tf.grad((x) => tf.dropout(x, 0.25))(tf.ones([1000])));
  assert.deepEqual([...new Set(values)].toSorted(), [0, Math.fround(4 / 3)]);
});

const seededDropout = (): Tensor => tf.dropout(tf.ones([64]), 0.5, undefined, 42);
const otherDropout = (): Tensor => tf.dropout(tf.ones([64]), 0.5, undefined, 43);

test("dropout with a seed: another mask in each step, the same masks again, none of Math.random", () => {
  const masks = [0, 1, 2].map((steps) => drawn(seededDropout, { steps }));
  assert.equal(new Set(masks.map(String)).size, 3);
  assert.deepEqual(drawn(seededDropout, { steps: 1, seed: 9 }), masks[1]);
  assert.notDeepEqual(drawn(otherDropout, { steps: 1 }), masks[1]);
  const both = drawn(() => tf.stack([seededDropout(), seededDropout()]));
  assert.notDeepEqual(both.slice(0, 64), both.slice(64));
});

test("a number with a seed is the same in a step as out of one", () => {
  const seeded: (() => Tensor)[] = [
    () => tf.randomUniform([5], 0, 1, "float32", 7),
    () => tf.randomNormal([5], 0, 1, "float32", 7),
    () => tf.truncatedNormal([5], 0, 1, "float32", 7),
  ];
  for (const make of seeded) assert.deepEqual(drawn(make), [...tf.tidy(make).dataSync()]);
});

test("errors are tfjs's own", () => {
  const wrong: (() => Tensor)[] = [
    () => tf.dropout(tf.ones([3]), 1.5),
    () => tf.dropout(tf.ones([3], "int32"), 0.5),
    () => tf.multinomial(tf.ones<Rank.R1>([1]), 3),
  ];
  for (const make of wrong) {
    let message = "";
    try {
      tf.tidy(make);
    } catch (error) {
      message = (error as Error).message;
    }
    assert.notEqual(message, "");
    assert.throws(() => drawn(make), { message });
  }
});

test("a step leaves no tensor, also when it fails", () => {
  const before = tf.memory().numTensors;
  drawn(() => tf.dropout(tf.randomNormal([10]), 0.5, undefined, 3));
  assert.throws(() =>
    drawn(() => {
      tf.randomNormal([3]);
      throw new Error("stop");
    }),
  );
  assert.equal(tf.memory().numTensors, before);
});
