import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromJSON, knnImputer, type KnnImputerOptions } from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Rows = (number | null)[][];

interface Reference {
  points: Rows;
  new: Rows;
  neighbours: { options: KnnImputerOptions; rows: number[][]; new: number[][] }[];
}

const reference = readFixture("data/impute/fixtures/imputers.json") as Reference;
const rowsOf = (rows: Rows): number[][] =>
  rows.map((row) => row.map((value) => value ?? Number.NaN));
const gap = Number.NaN;

describe("equal to scikit-learn", () => {
  for (const { options, ...expected } of reference.neighbours) {
    test(JSON.stringify(options), () => {
      const imputer = knnImputer(options);
      assertClose(imputer.fitTransform(rowsOf(reference.points)), expected.rows, "rows");
      assertClose(imputer.transform(rowsOf(reference.new)), expected.new, "new");
      const again = fromJSON(JSON.stringify(imputer));
      assertClose(again.transform(rowsOf(reference.new)), expected.new, "restored");
      assert.deepEqual(again.toJSON(), imputer.toJSON());
    });
  }
});

test("rows with nothing in common have the mean; those at no distance decide alone", () => {
  assert.deepEqual(knnImputer().fitTransform([[1, gap], [gap, 4], [gap, 8]]), [[1, 6], [1, 4], [1, 8]]); // prettier-ignore
  const near = knnImputer({ weights: "distance" }).fit([[1, 10], [1, 20], [2, 90]]); // prettier-ignore
  assert.deepEqual(near.transform([[1, gap]]), [[1, 15]]);
});

test("frames by name, tensors without a leak, what is shown", async () => {
  const df = new dfd.DataFrame([[1, "x", 5], [1, "y", null]], { columns: ["a", "k", "b"] }); // prettier-ignore
  const imputer = knnImputer();
  assert.deepEqual(await imputer[displaySymbol](), { "text/plain": "knnImputer, not fitted" });
  assert.deepEqual(imputer.fitTransform(df).values, [[1, "x", 5], [1, "y", 5]]); // prettier-ignore
  assert.deepEqual(df.values, [[1, "x", 5], [1, "y", null]]); // prettier-ignore
  assert.deepEqual(await imputer[displaySymbol](), {
    "text/plain": "knnImputer, from 2 rows of a, b",
  });
  const before = tf.memory().numTensors;
  const tensor = tf.tensor2d([[1, 5], [1, gap]]); // prettier-ignore
  const filled = knnImputer().fitTransform(tensor);
  assert.deepEqual(filled.arraySync(), [[1, 5], [1, 5]]); // prettier-ignore
  tf.dispose([tensor, filled]);
  assert.equal(tf.memory().numTensors, before);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "no neighbours",
    () => knnImputer({ neighbours: 0 }),
    /^Error: neighbours: expected a whole number of at least 1/,
  ],
  [
    "an unknown weighting",
    () => knnImputer({ weights: "near" as never }),
    /^Error: weights: expected a weighting; received near; available: uniform, distance$/,
  ],
  [
    "a column without values",
    () => knnImputer().fit([[gap]]),
    /^Error: column "0": expected at least one value/,
  ],
  ["no fit", () => knnImputer().transform([[1]]), /^Error: knnImputer: expected fit\(\)/],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
