import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  bfill,
  ffill,
  fromJSON,
  interpolate,
  simpleImputer,
  type InterpolateOptions,
} from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Values = (number | null)[];
type Filled = { options: InterpolateOptions; filled: Values }[];

interface Reference {
  matrix: Values[];
  new: Values[];
  simple: Record<"mean" | "median" | "mode", { rows: number[][]; new: number[][] }>;
  text: { values: (string | null)[]; mode: string[] };
  groups: { by: string[]; values: Values; mean: number[] };
  times: string[];
  series: Record<
    string,
    Record<"linear" | "time" | "nearest", Filled> &
      Record<"ffill" | "bfill", Record<"None" | "1" | "2", Values>> & { values: Values }
  >;
}

const reference = readFixture("data/impute/fixtures/imputers.json") as Reference;
const rowsOf = (rows: Values[]): number[][] =>
  rows.map((row) => row.map((value) => value ?? Number.NaN));
const columnOf = (values: Values): number[][] => rowsOf(values.map((value) => [value]));

describe("statistics as in scikit-learn", () => {
  for (const [strategy, expected] of Object.entries(reference.simple)) {
    test(strategy, () => {
      const names = ["a", "b", "c", "d"];
      const df = new dfd.DataFrame(reference.matrix, { columns: names });
      const imputer = simpleImputer({
        strategy: strategy as keyof Reference["simple"],
        addIndicator: true,
      });
      const inOrder = (frame: typeof df) =>
        frame.loc({ columns: [...names, ...names.map((name) => `${name}_missing`)] }).values;
      assertClose(inOrder(imputer.fitTransform(df)), expected.rows, "rows");
      const fresh = new dfd.DataFrame(reference.new, { columns: names });
      assertClose(inOrder(imputer.transform(fresh)), expected.new, "new");
      assert.deepEqual(df.values, reference.matrix);
    });
  }

  test("the mode of text", () => {
    const df = new dfd.DataFrame(
      reference.text.values.map((value) => [value]),
      { columns: ["k"] },
    );
    assert.deepEqual(simpleImputer().fitTransform(df)["k"].values, reference.text.mode);
  });

  test("groups, as in pandas", () => {
    const { by, values, mean } = reference.groups;
    const df = new dfd.DataFrame(
      by.map((group, i) => [group, values[i]]),
      { columns: ["k", "v"] },
    );
    const imputer = simpleImputer({ groupBy: "k" });
    assertClose(imputer.fitTransform(df)["v"].values, mean);
    const fresh = new dfd.DataFrame([["y", null], ["new", null]], { columns: ["k", "v"] }); // prettier-ignore
    assertClose(imputer.transform(fresh)["v"].values, [4, 7 / 3]);
  });
});

const dates = reference.times.map((time) => new Date(time));

for (const [name, expected] of Object.entries(reference.series)) {
  describe(`as in pandas: ${name}`, () => {
    for (const method of ["linear", "nearest"] as const) {
      for (const { options, filled } of expected[method]) {
        test(`${method} ${JSON.stringify(options)}`, () => {
          const actual = interpolate(columnOf(expected.values), { ...options, method });
          assertClose(actual.flat(), filled);
        });
      }
    }
    for (const { options, filled } of expected.time) {
      test(`time ${JSON.stringify(options)}`, () => {
        const rows = dates.map((date, i) => [date, expected.values[i]]);
        const df = new dfd.DataFrame(rows, { columns: ["date", "v"] });
        const chosen = { ...options, method: "time", by: "date", columns: ["v"] } as const;
        const actual = interpolate(df, chosen);
        assertClose(actual["v"].values, filled);
        assert.deepEqual(actual["date"].values, dates);
      });
    }
    for (const [limit, filled] of Object.entries(expected.ffill)) {
      const options = limit === "None" ? {} : { limit: Number(limit) };
      test(`ffill and bfill, limit ${limit}`, () => {
        const rows = columnOf(expected.values);
        assertClose(ffill(rows, options).flat(), filled, "ffill");
        const back = expected.bfill[limit as "None"];
        assertClose(bfill(rows, options).flat(), back, "bfill");
        assertClose(rows.flat(), expected.values, "the source");
      });
    }
  });
}

const frame = () =>
  new dfd.DataFrame(
    [
      [1, "a", true],
      [null, null, null],
      [4, "b", true],
    ],
    { columns: ["n", "k", "flag"], index: ["x", "y", "z"] },
  );

test("frames: text, booleans, row labels; what is shown; JSON", async () => {
  const imputer = simpleImputer({ addIndicator: true });
  assert.deepEqual(await imputer[displaySymbol](), { "text/plain": "simpleImputer, not fitted" });
  const filled = imputer.fitTransform(frame());
  assert.deepEqual(filled.columns, ["n", "n_missing", "k", "k_missing", "flag", "flag_missing"]);
  assert.deepEqual(filled.values[1], [2.5, 1, "a", 1, true, 1]);
  assert.deepEqual(filled.index, ["x", "y", "z"]);
  assert.match(String((await imputer[displaySymbol]())["text/plain"]), /\nn +1 +2\.5\n/);
  for (const again of [fromJSON(JSON.stringify(imputer)), fromJSON(imputer.toJSON())]) {
    assert.deepEqual(again.transform(frame()).values, filled.values);
    assert.deepEqual(again.toJSON(), imputer.toJSON());
  }
});

test("constants, also for a column without any value", () => {
  const df = new dfd.DataFrame([[null, "a"], [null, null]], { columns: ["n", "k"] }); // prettier-ignore
  const numbers = simpleImputer({ strategy: { constant: 0 }, columns: ["n"] }).fitTransform(df);
  assert.deepEqual(numbers["n"].values, [0, 0]);
  const text = simpleImputer({ strategy: { constant: "?" }, columns: ["k"] }).fitTransform(df);
  assert.deepEqual(text["k"].values, ["a", "?"]);
});

test("values are carried in text and dates too, and the frame stays", () => {
  const df = frame();
  assert.deepEqual(ffill(df).values[1], [1, "a", true]);
  assert.deepEqual(bfill(df, { columns: ["k"] }).values[1], [null, "b", null]);
  assert.deepEqual(df.values, frame().values);
});

test("tensors: nothing leaks", () => {
  const before = tf.memory().numTensors;
  const tensor = tf.tensor2d([[1], [Number.NaN], [4]]);
  const filled = [
    simpleImputer().fitTransform(tensor),
    ffill(tensor),
    bfill(tensor),
    interpolate(tensor),
  ];
  assert.deepEqual(
    filled.map((one) => one.dataSync()[1]),
    [2.5, 1, 4, 2.5],
  );
  tf.dispose([tensor, ...filled]);
  assert.equal(tf.memory().numTensors, before);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "a strategy that is none",
    () => simpleImputer({ strategy: "max" as never }),
    /^Error: strategy: expected a statistic or \{ constant \}; received max; available: mean, median, mode$/,
  ],
  [
    "the mean of text",
    () => simpleImputer({ strategy: "mean" }).fit(frame()),
    /^Error: column "k": expected finite numbers, or the strategy mode or a constant; received a$/,
  ],
  [
    "a column without values",
    () => simpleImputer().fit([[Number.NaN]]),
    /^Error: column "0": expected at least one value to learn from; received none$/,
  ],
  [
    "an unknown group",
    () => simpleImputer({ groupBy: "g" }).fit(frame()),
    /^Error: column: expected a column of the frame; received g; available: n, k, flag$/,
  ],
  ["no values at a time", () => ffill(frame(), { limit: 0 }), /^Error: limit: /],
  [
    "an unknown column",
    () => bfill(frame(), { columns: ["m"] }),
    /^Error: column: expected a column of the frame; received m/,
  ],
  [
    "a method that is none",
    () => interpolate(frame(), { method: "cubic" as never }),
    /^Error: method: expected a method; received cubic; available: linear, time, nearest$/,
  ],
  [
    "a direction that is none",
    () => interpolate([[1]], { direction: "up" as never }),
    /^Error: direction: /,
  ],
  [
    "time without a column",
    () => interpolate(frame(), { method: "time" }),
    /^Error: by: expected a column/,
  ],
  [
    "times that do not rise",
    () =>
      interpolate(
        [
          [1, 2],
          [1, 3],
        ],
        { method: "time", by: 0 },
      ),
    /^Error: column "0": expected rising dates or numbers, none missing; received 1 in row 1$/,
  ],
  ["text", () => interpolate(frame(), { columns: ["k"] }), /^Error: column "k": expected numbers/],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
