import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  fromJSON,
  maxAbsScaler,
  minMaxScaler,
  normalizer,
  powerTransformer,
  quantileTransformer,
  robustScaler,
  type InvertibleTransformer,
} from "../../../src/data/index.js";
import { displaySymbol, type Displayable } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Values = (number | null)[];
type Scaled = Record<"fitted" | "restored", Values> & {
  fresh: Record<"values" | "scaled" | "restored", Values>;
};
type Scaler = InvertibleTransformer & Displayable;

interface Reference {
  columns: Record<string, Values>;
  scalers: Record<keyof typeof factories, { options: object; columns: Record<string, Scaled> }[]>;
  rows: number[][];
  normalizer: Record<"l1" | "l2" | "max", number[][]>;
}

const factories: Readonly<Record<string, (options?: object) => Scaler>> = {
  minMaxScaler,
  maxAbsScaler,
  robustScaler,
  quantileTransformer,
  powerTransformer,
};

const reference = readFixture("data/scale/fixtures/scalers.json") as Reference;

/**
 * Of the largest number of a column. A likelihood is flat at its maximum, so that its place, the power, is known to half
 * the digits only.
 */
const tolerances: Readonly<Record<string, number>> = { powerTransformer: 1e-6 };

function assertEqual(actual: number[][], expected: Values, tolerance: number, what: string): void {
  const largest = Math.max(1, ...expected.map((value) => Math.abs(value ?? 0)));
  assertClose(actual.flat(), expected, what, tolerance * largest);
}

describe("equal to scikit-learn", () => {
  for (const [name, variants] of Object.entries(reference.scalers)) {
    const tolerance = tolerances[name] ?? 1e-9;
    for (const { options, columns } of variants) {
      for (const [column, expected] of Object.entries(columns)) {
        test(`${name} ${JSON.stringify(options)}: ${column}`, () => {
          const scaler = factories[name]!(options);
          const scaled = scaler.fitTransform(rowsOf(reference.columns[column]!));
          assertEqual(scaled, expected.fitted, tolerance, "fitted");
          assertEqual(scaler.inverseTransform(scaled), expected.restored, tolerance, "restored");
          const fresh = scaler.transform(rowsOf(expected.fresh.values));
          assertEqual(fresh, expected.fresh.scaled, tolerance, "fresh");
          assertEqual(
            scaler.inverseTransform(fresh),
            expected.fresh.restored,
            tolerance,
            "fresh, restored",
          );
        });
      }
    }
  }
});

const rowsOf = (values: Values): number[][] => values.map((value) => [value ?? Number.NaN]);

const frame = () =>
  new dfd.DataFrame(
    [
      [1, "a", 10],
      [2, "b", null],
      [4, "c", 30],
    ],
    { columns: ["n", "text", "gaps"], index: ["x", "y", "z"] },
  );

for (const [name, factory] of Object.entries(factories)) {
  test(`${name}: frames, tensors and JSON`, async () => {
    const df = frame();
    const scaler = factory();
    assert.deepEqual(await scaler[displaySymbol](), { "text/plain": `${name}, not fitted` });
    const scaled = scaler.fitTransform(df);
    assert.deepEqual(df.values, frame().values);
    assert.deepEqual(scaled["text"].values, ["a", "b", "c"]);
    assert.deepEqual(scaled.index, ["x", "y", "z"]);
    assert.ok(Number.isNaN(scaled["gaps"].values[1]));
    const n = (scaled["n"].values as number[]).map((value) => [value]);
    assertClose(factory().fitTransform([[1], [2], [4]]), n);
    for (const again of [
      fromJSON(JSON.stringify(scaler)),
      fromJSON(JSON.stringify(scaler.toJSON())),
    ]) {
      assert.deepEqual(again.transform(frame()).values, scaled.values);
      assert.deepEqual(again.toJSON(), scaler.toJSON());
    }
    assert.match(String((await scaler[displaySymbol]())["text/plain"]), new RegExp(`^${name}\n`));

    const before = tf.memory().numTensors;
    const tensor = tf.tensor2d([[1], [2], [4]]);
    const result = factory().fitTransform(tensor);
    assertClose(result.arraySync(), n, "tensor", 1e-6);
    tf.dispose([tensor, result]);
    assert.equal(tf.memory().numTensors, before);
  });

  test(`${name}: the order of rows does not matter`, () => {
    const values = Array.from({ length: 50 }, (_, i) => [((i * 37) % 50) ** 2]);
    const turned = values.toReversed();
    assertClose(
      factory().fitTransform(turned).toReversed(),
      factory().fitTransform(values),
      name,
      tolerances[name],
    );
  });
}

describe("normalizer", () => {
  for (const [norm, expected] of Object.entries(reference.normalizer)) {
    test(`equal to scikit-learn: ${norm}`, () => {
      const kind = norm as keyof Reference["normalizer"];
      assertClose(normalizer({ norm: kind }).fitTransform(reference.rows), expected);
    });
  }

  test("frames by name, tensors, JSON", async () => {
    const df = new dfd.DataFrame({ a: [3, 0], text: ["x", "y"], b: [4, 0] });
    const rows = normalizer();
    assert.deepEqual(rows.fitTransform(df).values, [[0.6, "x", 0.8], [0, "y", 0]]); // prettier-ignore
    const swapped = new dfd.DataFrame({ b: [4], a: [3] });
    assert.deepEqual(fromJSON(JSON.stringify(rows)).transform(swapped).values, [[0.8, 0.6]]);
    assert.deepEqual(fromJSON(rows.toJSON()).toJSON(), rows.toJSON());
    assert.deepEqual(await rows[displaySymbol](), {
      "text/plain": "normalizer (l2), rows of a, b",
    });
    const before = tf.memory().numTensors;
    const tensor = tf.tensor2d([[3, 4]]);
    const result = rows.fitTransform(tensor);
    assertClose(result.arraySync(), [[0.6, 0.8]], "tensor", 1e-6);
    tf.dispose([tensor, result]);
    assert.equal(tf.memory().numTensors, before);
  });
});

test("quantiles of one value: what is not above it is the low end", () => {
  const scaler = quantileTransformer().fit([[3.5]]);
  assert.deepEqual(scaler.transform([[3], [3.5], [4]]), [[0], [0], [1]]);
});

test("the power of a constant column with gaps is 1", () => {
  const { learnt } = powerTransformer().fit([[Number.NaN], [4], [4]]);
  assertClose(learnt![0]!.power, 1);
  assertClose(learnt![0]!.scale, 1);
});

test("many values: quantiles of a seeded draw", () => {
  const values = Array.from({ length: 30_000 }, (_, i) => [i]);
  const seeded = (seed: number) =>
    quantileTransformer({ quantiles: 100, subsample: 5000, seed }).fitTransform(values).flat();
  assert.deepEqual(seeded(1), seeded(1));
  assert.notDeepEqual(seeded(1), seeded(2));
  // Kolmogorov's distance of 5000 draws: above 0.03 once in 4000 seeds, and this seed is always the same.
  const distance = Math.max(...seeded(1).map((value, i) => Math.abs(value - i / 29_999)));
  assert.ok(distance < 0.03, String(distance));
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "a falling range",
    () => minMaxScaler({ range: [1, 0] }),
    /^Error: range: expected two rising numbers; received \[1,0\]$/,
  ],
  [
    "percentages that fall",
    () => robustScaler({ quantileRange: [75, 25] }),
    /^Error: quantileRange: expected two rising percentages from 0 to 100; received \[75,25\]$/,
  ],
  [
    "variance from the ends",
    () => robustScaler({ quantileRange: [0, 100], unitVariance: true }),
    /^Error: quantileRange: expected two rising percentages between 0 and 100, not these; received \[0,100\]$/,
  ],
  [
    "no quantiles",
    () => quantileTransformer({ quantiles: 0 }),
    /^Error: quantiles: expected a whole number of at least 1; received 0$/,
  ],
  [
    "more quantiles than values",
    () => quantileTransformer({ quantiles: 20, subsample: 10 }),
    /^Error: subsample: expected a whole number of at least 20; received 10$/,
  ],
  [
    "an unknown distribution",
    () => quantileTransformer({ output: "beta" as never }),
    /^Error: output: expected a distribution; received beta; available: uniform, normal$/,
  ],
  [
    "an unknown norm",
    () => normalizer({ norm: "l3" as never }),
    /^Error: norm: expected a norm; received l3; available: l1, l2, max$/,
  ],
  [
    "a row with a gap",
    () => normalizer().fit(frame()),
    /^Error: column "gaps": expected a number in every row; received a missing value in row 1$/,
  ],
  ["rows before fit", () => normalizer().transform([[1]]), /^Error: normalizer: expected fit\(\)/],
  [
    "only missing values",
    () => powerTransformer().fit([[Number.NaN]]),
    /^Error: column "0": expected at least one value to learn from; received none$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
