import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { profile } from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { assertClose } from "../../support/close.js";

const df = () =>
  new dfd.DataFrame({
    n: [1, 2, 3, 4, 100, NaN, 1],
    twice: [2, 4, 6, 8, 200, 1, 2],
    text: ["a", "b", "a", null, "c", "<b>", "a"],
    flag: [true, false, true, true, null, true, true],
    day: [new Date(0), new Date(0), null, new Date(86_400_000), null, null, new Date(0)],
    gone: [null, null, null, null, null, null, null],
  });

describe("profile", () => {
  const found = profile(df());
  const column = (name: string) => found.columns.find((one) => one.column === name)!;

  test("types, gaps and different values of each column", () => {
    assert.deepEqual(
      found.columns.map(({ type, missing, unique }) => [type, missing, unique]),
      [
        ["number", 1, 5],
        ["integer", 0, 6],
        ["text", 1, 4],
        ["boolean", 1, 2],
        ["date", 3, 2],
        ["empty", 7, 0],
      ],
    );
    assert.equal(found.missing, 13);
  });

  test("numbers: pandas' describe, outliers by quartiles, a histogram of all", () => {
    const { mean, std, min, q25, median, q75, max, outliers, histogram } = column("n").numbers!;
    // pandas.Series([1, 2, 3, 4, 100, None, 1]).describe()
    assertClose(
      [mean, std, min, q25, median, q75, max],
      [18.5, 39.943710392713676, 1, 1.25, 2.5, 3.75, 100],
    );
    assert.equal(outliers, 1);
    assert.deepEqual(
      [histogram[0], histogram.at(-1), histogram.reduce((a, b) => a + b, 0)],
      [5, 1, 6],
    );
    assert.equal(column("text").numbers, undefined);
  });

  test("the most frequent values", () => {
    assert.deepEqual(column("text").top[0], { value: "a", count: 3 });
    assert.deepEqual(column("day").top[0], { value: "1970-01-01T00:00:00.000Z", count: 3 });
  });

  test("double rows, and columns that go together", () => {
    assert.equal(found.duplicates, 1);
    assert.equal(
      profile(new dfd.DataFrame({ a: [1, 1, NaN, NaN], b: ["x", "x", null, null] })).duplicates,
      2,
    );
    assert.deepEqual(
      found.correlated.map(({ columns }) => columns),
      [["n", "twice"]],
    );
    assertClose(found.correlated[0]!.correlation, 1, "correlation", 1e-12);
  });

  test("shows itself as a page, texts escaped", () => {
    const bundle = found[displaySymbol]() as Record<string, string>;
    assert.match(
      bundle["text/html"]!,
      /<img alt="█[^"]*" src="data:image\/svg\+xml;base64,.*&lt;b&gt; \(1\)/s,
    );
    assert.match(
      bundle["text/plain"]!,
      /^7 rows × 6 columns; 31\.0 % of the cells are missing; rows that are copies of others: 1\./,
    );
    assert.match(bundle["text/plain"]!, /Correlated: n and twice 1\.00\.$/);
  });

  test("infinite numbers are counted apart; one row and no rows have a profile", () => {
    const { numbers } = profile(new dfd.DataFrame({ x: [1, Infinity, 3] })).columns[0]!;
    assert.deepEqual([numbers!.infinite, numbers!.max], [1, 3]);
    const one = profile(new dfd.DataFrame({ x: [5] })).columns[0]!.numbers!;
    assert.deepEqual([one.mean, one.std, one.outliers], [5, NaN, 0]);
    assert.throws(() => profile([] as never), /df: expected a DataFrame/);
  });

  test("the frame stays as it was", () => {
    const before = df();
    profile(before);
    assert.deepEqual(before.values, df().values);
  });
});
