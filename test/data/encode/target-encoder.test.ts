import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromJSON, targetEncoder } from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Reference {
  cities: (string | null)[];
  sizes: number[];
  targets: Record<string, (string | number)[]>;
  encoded: Record<string, Record<string, Record<"crossed" | "rows" | "fresh", number[][]>>>;
}

const { target: reference } = readFixture("data/encode/fixtures/encoders.json") as {
  target: Reference;
};
const fresh = new dfd.DataFrame(
  [
    ["Rome", 0],
    ["Lima", 9],
    [null, 2],
  ],
  { columns: ["city", "count"] },
);

const frameOf = (y: readonly (string | number)[]) =>
  new dfd.DataFrame(
    y.map((value, i) => [reference.cities[i], reference.sizes[i], value]),
    { columns: ["city", "count", "y"] },
  );

describe("equal to scikit-learn", () => {
  for (const [name, variants] of Object.entries(reference.encoded)) {
    for (const [smooth, expected] of Object.entries(variants)) {
      test(`${name}, smoothing ${smooth}`, () => {
        const df = frameOf(reference.targets[name]!);
        const encoder = targetEncoder({
          target: "y",
          columns: ["city", "count"],
          smooth: smooth === "auto" ? smooth : Number(smooth),
          folds: 4,
          shuffle: false,
        });
        const training = encoder.fitTransform(df);
        assertClose(training.drop({ columns: ["y"] }).values, expected.crossed, "crossed");
        assert.deepEqual(training["y"].values, reference.targets[name]);
        const rows = encoder.transform(df).drop({ columns: ["y"] });
        assertClose(rows.values, expected.rows, "rows");
        assertClose(encoder.transform(fresh).values, expected.fresh, "fresh");
        assert.deepEqual(df.values, frameOf(reference.targets[name]!).values);
        const again = fromJSON(JSON.stringify(encoder));
        assert.deepEqual(again.transform(fresh).values, encoder.transform(fresh).values);
      });
    }
  }
});

test("names of three classes, and what is shown", async () => {
  const encoder = targetEncoder({ target: "y" });
  assert.deepEqual(await encoder[displaySymbol](), { "text/plain": "targetEncoder, not fitted" });
  encoder.fit(frameOf(reference.targets["three classes"]!));
  assert.deepEqual(encoder.featureNames, ["city_a", "city_b", "city_c", "count", "y"]);
  assert.match(
    String((await encoder[displaySymbol]())["text/plain"]),
    /\ncity +\d +0\.\d+, 0\.\d+, 0\.\d+$/,
  );
});

test("a row's own target does not reach it", () => {
  const keys = Array.from({ length: 200 }, (_, i) => `k${i >> 1}`);
  // Every category has one row of each target: what a row can learn from the other one is the opposite of its own.
  const df = new dfd.DataFrame({ k: keys, y: keys.map((_, i) => i % 2) });
  const means = targetEncoder({ target: "y", smooth: 0, folds: 200, seed: 1 }).fitTransform(df);
  assertClose(means["k"].values, keys.map((_, i) => 1 - (i % 2))); // prettier-ignore
});

const crossed = (seed: number) =>
  targetEncoder({ target: "y", seed }).fitTransform(frameOf(reference.targets["numbers"]!)).values;

test("the same seed gives the same parts", () => {
  assert.deepEqual(crossed(1), crossed(1));
  assert.notDeepEqual(crossed(1), crossed(2));
});

test("numbers as classes; tensors by position, without a leak", () => {
  const rows = [[0, 1], [0, 0], [1, 1], [1, 1]]; // prettier-ignore
  const before = tf.memory().numTensors;
  const tensor = tf.tensor2d(rows);
  const options = { target: 1, columns: [0], smooth: 0 } as const;
  const regression = targetEncoder(options).fit(tensor).transform(tensor);
  const classes = targetEncoder({ ...options, task: "classification" })
    .fit(rows)
    .transform(rows);
  assert.deepEqual(regression.arraySync(), [[0.5, 1], [0.5, 0], [1, 1], [1, 1]]); // prettier-ignore
  assert.deepEqual(classes, regression.arraySync());
  tf.dispose([tensor, regression]);
  assert.equal(tf.memory().numTensors, before);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "the target as a feature",
    () => targetEncoder({ target: "y", columns: ["y"] }),
    /^Error: columns: expected columns beside the target; received y$/,
  ],
  ["a negative weight", () => targetEncoder({ target: "y", smooth: -1 }), /^Error: smooth: /],
  ["one fold", () => targetEncoder({ target: "y", folds: 1 }), /^Error: folds: /],
  [
    "a target that is not there",
    () => targetEncoder({ target: "z" }).fit(frameOf(["a", "b"])),
    /^Error: column: expected a column of the frame; received z; available: city, count, y$/,
  ],
  [
    "a missing target",
    () => targetEncoder({ target: "y" }).fit(frameOf([1, Number.NaN, 2])),
    /^Error: column "y": expected a number in every row; received a missing value in row 1$/,
  ],
  [
    "one class",
    () => targetEncoder({ target: "y" }).fit(frameOf(["a", "a"])),
    /^Error: column "y": expected at least two classes; received \["a"\]$/,
  ],
  [
    "more folds than rows",
    () => targetEncoder({ target: "y" }).fitTransform(frameOf([1, 2, 3])),
    /^Error: folds: expected at most 3, one a sample; received 5$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
