import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromJSON, standardScaler, type ColumnScale } from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Values = (number | null)[];
type Scaled = Record<"fitted" | "fresh" | "restored", Values>;

interface Reference {
  fresh: Values;
  columns: Record<
    string,
    Record<"both" | "mean only" | "std only", Scaled> & {
      values: Values;
      learnt: Omit<ColumnScale, "column">;
    }
  >;
}

const { scaling } = readFixture("data/fixtures/preparation.json") as { scaling: Reference };
const variants = {
  both: {},
  "mean only": { withStd: false },
  "std only": { withMean: false },
};

describe("equal to scikit-learn", () => {
  for (const [name, expected] of Object.entries(scaling.columns)) {
    test(name, () => {
      const df = new dfd.DataFrame(
        expected.values.map((value) => [value]),
        { columns: [name] },
      );
      const { learnt } = standardScaler().fit(df);
      for (const key of ["count", "mean", "variance", "scale"] as const) {
        assertNear(learnt![0]![key], expected.learnt[key], key);
      }
      for (const [variant, options] of Object.entries(variants)) {
        const wanted = expected[variant as keyof typeof variants];
        const scaler = standardScaler({ ...options, columns: [name] });
        const scaled = scaler.fitTransform(df);
        assertAllNear(scaled[name].values, wanted.fitted, `${variant}, fitted`);
        const restored = scaler.inverseTransform(scaled)[name].values;
        const rounding = 1e-15 * (Math.abs(expected.learnt.mean) + 8 * expected.learnt.scale);
        assertClose(restored, wanted.restored, `${variant}, restored`, rounding);
        const fresh = new dfd.DataFrame(
          scaling.fresh.map((value) => [value]),
          { columns: [name] },
        );
        assertAllNear(scaler.transform(fresh)[name].values, wanted.fresh, `${variant}, fresh`);
      }
    });
  }
});

function assertAllNear(actual: readonly number[], expected: Values, message: string): void {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, i) => assertNear(actual[i]!, value, `${message}, row ${i}`));
}

/** To nine digits, or six behind the point. */
function assertNear(actual: number, expected: number | null, message: string): void {
  const size = Math.abs(expected ?? 0);
  assertClose(
    actual,
    expected,
    message,
    size > 0 && size < 1e-6 ? size * 1e-9 : 1e-6 + size * 1e-9,
  );
}

const frame = () =>
  new dfd.DataFrame(
    [
      [1, "a", 10, true],
      [2, "b", null, false],
      [3, "c", 30, true],
    ],
    { columns: ["n", "text", "gaps", "flag"], index: ["x", "y", "z"] },
  );

test("a frame: numeric columns are scaled, the others and the row labels stay, the frame too", () => {
  const df = frame();
  const scaled = standardScaler().fitTransform(df);
  assertClose(scaled["n"].values, [-Math.sqrt(1.5), 0, Math.sqrt(1.5)]);
  assertClose(scaled["gaps"].values, [-1, null, 1]);
  assert.deepEqual(scaled["text"].values, ["a", "b", "c"]);
  assert.deepEqual(scaled["flag"].values, [true, false, true]);
  assert.deepEqual(scaled.index, ["x", "y", "z"]);
  assert.deepEqual(scaled.dtypes, ["float32", "string", "float32", "boolean"]);
  assert.deepEqual(df.values, frame().values);
});

test("columns are chosen by name, and matched by name in another frame", () => {
  const scaler = standardScaler({ columns: ["n"] }).fit(frame());
  const other = new dfd.DataFrame({ more: [0, 0], n: [2, 3] });
  const scaled = scaler.transform(other);
  assertClose(scaled["n"].values, [0, Math.sqrt(1.5)]);
  assert.deepEqual(scaled["more"].values, [0, 0]);
});

test("tensors and arrays come out as they went in, and nothing leaks", () => {
  const before = tf.memory().numTensors;
  const rows = [
    [1, 5],
    [2, 5],
    [3, 5],
  ];
  const tensor = tf.tensor2d(rows, [3, 2], "int32");
  const scaler = standardScaler().fit(tensor);
  const scaled = scaler.transform(tensor);
  assert.deepEqual([scaled.dtype, scaled.shape], ["float32", [3, 2]]);
  assertClose(scaled.arraySync(), scaler.transform(rows), "tensor", 1e-6);
  assertClose(scaler.inverseTransform(scaler.transform(rows)), rows);
  assert.deepEqual(rows[0], [1, 5]);
  tf.dispose([tensor, scaled]);
  assert.equal(tf.memory().numTensors, before);
});

test("one column of an array", () => {
  assert.deepEqual(standardScaler({ columns: [1] }).fitTransform([[1, 5], [2, 7]]), [[1, -1], [2, 1]]); // prettier-ignore
});

test("JSON brings the same scaler back", () => {
  const scaler = standardScaler({ withMean: false }).fit(frame());
  const text = JSON.stringify(scaler);
  for (const again of [fromJSON(text), fromJSON(scaler.toJSON())]) {
    assert.deepEqual(again.transform(frame()).values, scaler.transform(frame()).values);
    assert.deepEqual(again.toJSON(), scaler.toJSON());
  }
  assert.throws(
    () => fromJSON('{"transformer":"toString"}'),
    /^Error: transformer: expected the name of a transformer; received toString; available: standardScaler, /,
  );
  assert.throws(() => fromJSON("3"), /^Error: json: expected a saved transformer; received 3$/);
});

test("a scaler shows what it learnt", async () => {
  const scaler = standardScaler();
  assert.deepEqual(await scaler[displaySymbol](), { "text/plain": "standardScaler, not fitted" });
  const bundle = await scaler.fit(new dfd.DataFrame({ "<a>": [1, 3] }))[displaySymbol]();
  assert.match(String(bundle["text/plain"]), /\n<a> +2\.0000 +1\.0000 +2$/);
  assert.match(String(bundle["text/html"]), /&lt;a&gt;/);
});

test("fitting again forgets", () => {
  const scaler = standardScaler();
  scaler.fit([[1], [3]]);
  assert.equal(scaler.fit([[5], [7]]).learnt![0]!.mean, 6);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "no fit",
    () => standardScaler().transform([[1]]),
    /^Error: standardScaler: expected fit\(\) to have been called; received no fit$/,
  ],
  [
    "an unknown column",
    () => standardScaler({ columns: ["m"] }).fit(frame()),
    /^Error: column: expected a column of the frame; received m; available: n, text, gaps, flag$/,
  ],
  [
    "a column that the new frame lacks",
    () =>
      standardScaler()
        .fit(frame())
        .transform(new dfd.DataFrame({ n: [1] })),
    /^Error: column: expected a column of the frame; received gaps; available: n$/,
  ],
  [
    "text",
    () => standardScaler({ columns: ["text"] }).fit(frame()),
    /^Error: column "text": expected numbers; received text values$/,
  ],
  [
    "text far below",
    () =>
      standardScaler({ columns: ["a"] }).fit(new dfd.DataFrame({ a: [...Array(25).keys(), "x"] })),
    /^Error: column "a": expected numbers; received mixed values$/,
  ],
  [
    "infinity",
    () => standardScaler().fit([[1], [Infinity]]),
    /^Error: column "0": expected finite numbers; received Infinity in row 1$/,
  ],
  [
    "only missing values",
    () => standardScaler().fit(new dfd.DataFrame({ a: [1, 2], b: [null, null] })),
    /^Error: column "b": expected at least one value to learn from; received none$/,
  ],
  [
    "an empty frame",
    () => standardScaler().fit(new dfd.DataFrame([], { columns: ["a"], dtypes: ["int32"] })),
    /^Error: data: expected at least one row and one column of numbers; received 0 rows, 1 columns of numbers$/,
  ],
  [
    "no numbers",
    () => standardScaler().fit(new dfd.DataFrame({ a: ["x"] })),
    /received 1 rows, 0 columns of numbers$/,
  ],
  [
    "another width",
    () =>
      standardScaler()
        .fit([[1, 2]])
        .transform([[1]]),
    /^Error: data: expected 2 columns, as fitted; received 1 columns$/,
  ],
  [
    "ragged rows",
    () => standardScaler().fit([[1, 2], [3]]),
    /^Error: row 1 of data: expected an array of 2 numbers; received \[3\]$/,
  ],
  [
    "text in an array",
    () => standardScaler().fit([["1" as never]]),
    /^Error: row 0, column 0: expected a number; received 1$/,
  ],
  [
    "a vector",
    () => standardScaler().fit(tf.tidy(() => tf.ones([3])) as never),
    /^Error: data: expected a tensor of rank 2; received \[3\]$/,
  ],
  [
    "an object",
    () => standardScaler().fit({ a: [1] } as never),
    /^Error: data: expected a DataFrame, a 2-D tensor or an array of rows; received an object with a$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
