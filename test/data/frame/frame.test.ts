import assert from "node:assert/strict";
import { test } from "node:test";
import { columnType } from "../../../src/data/frame/column-type.js";
import { makeFrame, replaceColumns, takeRows, takeValues } from "../../../src/data/frame/make.js";
import { columnOf, isDataFrame, isSeries, rowCount } from "../../../src/data/frame/read.js";
import { dfd } from "../../../src/dfd.js";

test("a column's type is that of all its values", () => {
  const date = new Date(0);
  const types: [values: unknown[], type: string][] = [
    [[1, 2], "integer"],
    [[1, null], "number"],
    [[1, 2.5], "number"],
    [[1, 2 ** 31], "number"],
    [["1", "2"], "text"],
    [[true, false, undefined], "boolean"],
    [[date, null], "date"],
    [[1, "a"], "mixed"],
    [[true, 1], "mixed"],
    [[[1], [2]], "mixed"],
    [[null, NaN, undefined], "empty"],
    [[], "empty"],
    [[...Array(1000).keys(), "late"], "mixed"],
  ];
  for (const [values, type] of types)
    assert.equal(columnType(values), type, JSON.stringify(values));
});

test("frames and series are told from everything else", () => {
  const df = new dfd.DataFrame({ a: [1] });
  assert.deepEqual([isDataFrame(df), isSeries(df)], [true, false]);
  assert.deepEqual([isDataFrame(df["a"]), isSeries(df["a"])], [false, true]);
  assert.ok(isDataFrame(df.head(1)));
  for (const other of [null, undefined, 1, "a", {}, [[1]], { $data: [] }]) {
    assert.ok(!isDataFrame(other) && !isSeries(other));
  }
});

test("columns named as danfojs names its own properties are read and kept", () => {
  const df = new dfd.DataFrame({ values: [3, 1, 2], shape: ["a", "b", "c"], index: [7, 8, 9] });
  assert.deepEqual(columnOf(df, "shape").values, ["a", "b", "c"]);
  assert.equal(rowCount(df), 3);
  const taken = takeRows(df, Int32Array.of(2, 0));
  assert.deepEqual(columnOf(taken, "values").values, [2, 3]);
  assert.deepEqual(columnOf(taken, "index").values, [9, 7]);
});

test("a column that was assigned as a series is read", () => {
  const df = new dfd.DataFrame({ a: [1, 2], b: [3, 4] });
  df["a"] = df["b"].mul(2);
  assert.deepEqual(columnOf(df, "a").values, [6, 8]);
  assert.deepEqual(columnOf(takeRows(df, Int32Array.of(1)), "a").values, [8]);
});

test("rows taken keep their labels and types, and may be none", () => {
  const df = new dfd.DataFrame({ n: [1.5, 2, 3], s: ["a", "b", "c"] }, { index: ["x", "y", "z"] });
  const taken = takeRows(df, Int32Array.of(2, 1));
  assert.deepEqual(taken.index, ["z", "y"]);
  assert.deepEqual(taken.dtypes, ["float32", "string"]);
  assert.deepEqual(taken.values, [[3, "c"], [2, "b"]]); // prettier-ignore
  const none = takeRows(df, new Int32Array(0));
  assert.deepEqual([none.shape, none.columns, none.dtypes], [[0, 2], ["n", "s"], ["float32", "string"]]); // prettier-ignore
});

test("a new frame's types are those of all values", () => {
  const values = [...Array(30).keys(), "late"];
  assert.deepEqual(makeFrame([{ name: "a", values }]).dtypes, ["string"]);
  assert.deepEqual(makeFrame([{ name: "a", values: ["1", "2"] }]).dtypes, ["string"]);
});

test("replacing a column leaves the source alone", () => {
  const df = new dfd.DataFrame({ a: [1, 2], b: ["x", "y"] });
  const replaced = replaceColumns(df, new Map([["a", { name: "a", values: [0.5, 1] }]]));
  assert.deepEqual(replaced.values, [[0.5, "x"], [1, "y"]]); // prettier-ignore
  replaced.values[0]![1] = "changed";
  assert.deepEqual(df.values, [[1, "x"], [2, "y"]]); // prettier-ignore
});

test("values taken from a series keep name and labels", () => {
  const series = new dfd.Series([1, 2, 3], { columns: ["s"], index: ["x", "y", "z"] });
  const taken = takeValues(series, Int32Array.of(2, 0));
  assert.deepEqual([taken.values, taken.index, String(taken.columns)], [[3, 1], ["z", "x"], "s"]); // prettier-ignore
});
