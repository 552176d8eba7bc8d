import assert from "node:assert/strict";
import { test } from "node:test";
import { iris } from "../../src/datasets/index.js";
import { readFixture } from "../support/fixture.js";

test("iris is scikit-learn's, flower by flower", async () => {
  const df = await iris();
  assert.deepEqual(df.values, readFixture("datasets/fixtures/iris.json"));
  assert.deepEqual(df.columns, [
    "sepalLength",
    "sepalWidth",
    "petalLength",
    "petalWidth",
    "species",
  ]);
  assert.deepEqual(df.dtypes, ["float32", "float32", "float32", "float32", "string"]);
});

test("each call gives a frame of its own", async () => {
  ((await iris()).values as unknown[][])[0]![0] = -1;
  assert.equal(((await iris()).values as unknown[][])[0]![0], 5.1);
});
