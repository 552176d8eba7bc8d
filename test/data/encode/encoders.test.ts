import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  fromJSON,
  kBinsDiscretizer,
  labelEncoder,
  oneHotEncoder,
  ordinalEncoder,
  type Category,
  type KBinsDiscretizerOptions,
  type LabelEncoder,
  type OneHotEncoderOptions,
} from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type PerColumn<T> = Record<string, T>;

interface Reference {
  categories: PerColumn<Category[]>;
  fresh: PerColumn<Category[]>;
  oneHot: Record<
    keyof typeof infrequent,
    PerColumn<Record<"rows" | "ignore" | "infrequent", number[][]>>
  >;
  ordinal: PerColumn<Record<"codes" | "fresh", (number | null)[]> & { restored: Category[] }>;
  numbers: PerColumn<number[]>;
  newNumbers: number[];
  bins: Record<NonNullable<KBinsDiscretizerOptions["strategy"]>, Record<string, PerColumn<Binned>>>;
}

interface Binned {
  /** Absent for a constant column, whose bin is without end in scikit-learn. */
  edges: number[] | null;
  codes: number[];
  fresh: number[];
  restored: number[] | null;
}

const reference = readFixture("data/encode/fixtures/encoders.json") as Reference;

const infrequent = {
  all: {},
  "minFrequency 3": { minFrequency: 3 },
  "minFrequency 0.25": { minFrequency: 0.25 },
  "maxCategories 3": { maxCategories: 3 },
  "maxCategories 1": { maxCategories: 1 },
  both: { minFrequency: 2, maxCategories: 2 },
} satisfies Record<string, OneHotEncoderOptions>;

const frameOf = (x: readonly Category[]) =>
  new dfd.DataFrame(
    x.map((value) => [value]),
    { columns: ["x"] },
  );

describe("one-hot as in scikit-learn", () => {
  for (const [key, columns] of Object.entries(reference.oneHot)) {
    for (const [name, expected] of Object.entries(columns)) {
      test(`${key}: ${name}`, () => {
        const options = { ...infrequent[key as keyof typeof infrequent], columns: ["x"] };
        const df = frameOf(reference.categories[name]!);
        const fresh = frameOf(reference.fresh[name]!);
        const strict = oneHotEncoder(options);
        assert.deepEqual(strict.fitTransform(df).values, expected.rows);
        const ignoring = oneHotEncoder({ ...options, unknown: "ignore" }).fit(df);
        assert.deepEqual(ignoring.transform(fresh).values, expected.ignore);
        const lenient = oneHotEncoder({ ...options, unknown: "infrequent" }).fit(df);
        assert.deepEqual(lenient.transform(fresh).values, expected.infrequent);
        if (key === "all") {
          const restored = strict.inverseTransform(strict.transform(df));
          assert.deepEqual(restored["x"].values, reference.categories[name]);
        }
      });
    }
  }
});

describe("ordinal as in scikit-learn", () => {
  for (const [name, expected] of Object.entries(reference.ordinal)) {
    test(name, () => {
      const df = frameOf(reference.categories[name]!);
      const encoder = ordinalEncoder({ columns: ["x"], unknown: -1 });
      const codes = encoder.fitTransform(df);
      assertClose(codes["x"].values, expected.codes);
      // What is missing and was not seen is unknown to scikit-learn; here it stays missing.
      const fresh = expected.fresh.map((code, i) =>
        reference.fresh[name]![i] === null ? null : code,
      );
      assertClose(encoder.transform(frameOf(reference.fresh[name]!))["x"].values, fresh);
      assert.deepEqual(encoder.inverseTransform(codes)["x"].values, expected.restored);
    });
  }
});

describe("bins as in scikit-learn", () => {
  for (const [strategy, counts] of Object.entries(reference.bins)) {
    for (const [bins, columns] of Object.entries(counts)) {
      for (const [name, expected] of Object.entries(columns)) {
        test(`${strategy}, ${bins}: ${name}`, () => {
          const binner = kBinsDiscretizer({
            bins: Number(bins),
            strategy: strategy as keyof Reference["bins"],
            encode: "ordinal",
          });
          const rows = reference.numbers[name]!.map((value) => [value]);
          const codes = binner.fitTransform(rows);
          if (expected.edges) {
            const edges = [...binner.learnt![0]!.edges];
            const size = Math.max(...expected.edges.map(Math.abs));
            assertClose(edges, expected.edges, "edges", 1e-9 * size);
            assertClose(
              binner.inverseTransform(codes).flat(),
              expected.restored,
              "restored",
              1e-9 * size,
            );
          }
          assert.deepEqual(codes.flat(), expected.codes);
          const fresh = reference.newNumbers.map((value) => [value]);
          assert.deepEqual(binner.transform(fresh).flat(), expected.fresh);
        });
      }
    }
  }
});

const frame = () =>
  new dfd.DataFrame(
    [
      [1, "red", 10, true],
      [2, "blue", 20, false],
      [3, null, null, true],
    ],
    { columns: ["n", "color", "size", "flag"], index: ["x", "y", "z"] },
  );

test("one-hot: new columns stand where the old ones stood, and go back", async () => {
  const df = frame();
  const encoder = oneHotEncoder();
  assert.deepEqual(await encoder[displaySymbol](), { "text/plain": "oneHotEncoder, not fitted" });
  const encoded = encoder.fitTransform(df);
  const names = [
    "n",
    "color_blue",
    "color_red",
    "color_missing",
    "size",
    "flag_false",
    "flag_true",
  ];
  assert.deepEqual(encoded.columns, names);
  assert.deepEqual(encoder.featureNames, names);
  assert.deepEqual(encoded.index, ["x", "y", "z"]);
  assert.deepEqual(encoded.values, [
    [1, 0, 1, 0, 10, 0, 1],
    [2, 1, 0, 0, 20, 1, 0],
    [3, 0, 0, 1, null, 0, 1],
  ]);
  assert.equal(encoded.dtypes[1], "int32");
  assert.deepEqual(df.values, frame().values);
  const restored = encoder.inverseTransform(encoded);
  assert.deepEqual(restored.columns, ["n", "color", "size", "flag"]);
  assert.deepEqual(restored.values, frame().values);
  assert.match(
    String((await encoder[displaySymbol]())["text/plain"]),
    /\ncolor +3 +0\nflag +2 +0$/,
  );
});

test("one-hot: what is rare cannot be told apart again", () => {
  const encoder = oneHotEncoder({ minFrequency: 2 });
  const df = new dfd.DataFrame({ k: ["a", "a", "b", "c"] });
  const encoded = encoder.fitTransform(df);
  assert.deepEqual(encoded.columns, ["k_a", "k_infrequent"]);
  assert.deepEqual(encoder.inverseTransform(encoded)["k"].values, ["a", "a", null, null]);
  assert.deepEqual(encoder.learnt, [{ column: "k", categories: ["a"], infrequent: ["b", "c"] }]);
});

test("ordinal: an order of one's own, and unknown ones", () => {
  const categories = { grade: ["S", "M", "L"] };
  const df = new dfd.DataFrame({ grade: ["M", "XL", null, "S"] });
  const encoder = ordinalEncoder({ categories, unknown: "missing" });
  assertClose(encoder.fitTransform(df)["grade"].values, [1, null, null, 0]);
  assert.throws(
    () => ordinalEncoder({ categories }).fit(df),
    /^Error: column "grade": expected one of the categories; received XL in row 1; available: S, M, L, missing$/,
  );
  const whole = ordinalEncoder().fitTransform(new dfd.DataFrame({ k: ["b", "a"] }));
  assert.deepEqual([whole.values, whole.dtypes], [[[1], [0]], ["int32"]]);
});

test("tensors and arrays: columns by position, nothing leaks", () => {
  const rows = [[7, 0.5], [3, 0.25], [7, 0.75]]; // prettier-ignore
  const hot = [[0, 1, 0.5], [1, 0, 0.25], [0, 1, 0.75]]; // prettier-ignore
  const encoder = oneHotEncoder({ columns: [0] });
  assert.deepEqual(encoder.fitTransform(rows), hot);
  assert.deepEqual(encoder.inverseTransform(hot), rows);
  assertClose(encoder.inverseTransform([[0, 0, 1]]), [[null, 1]]);
  const before = tf.memory().numTensors;
  const tensor = tf.tensor2d(rows);
  const encoded = encoder.fitTransform(tensor);
  const restored = encoder.inverseTransform(encoded);
  assert.deepEqual([encoded.arraySync(), restored.arraySync()], [hot, rows]);
  tf.dispose([tensor, encoded, restored]);
  assert.equal(tf.memory().numTensors, before);
  assert.deepEqual(ordinalEncoder().fitTransform(rows), [[1, 1], [0, 0], [1, 2]]); // prettier-ignore
});

test("bins as columns; missing values; constant columns", () => {
  const df = new dfd.DataFrame({ k: ["u", "v", "w", "x"], age: [1, 2, NaN, 4], one: [5, 5, 5, 5] });
  const binner = kBinsDiscretizer({ bins: 2, strategy: "width" });
  const encoded = binner.fitTransform(df);
  assert.deepEqual(encoded.columns, ["k", "age_0", "age_1", "one_0"]);
  assert.deepEqual(encoded.values, [["u", 1, 0, 1], ["v", 1, 0, 1], ["w", 0, 0, 1], ["x", 0, 1, 1]]); // prettier-ignore
  const restored = binner.inverseTransform(encoded);
  assertClose(restored["age"].values, [1.75, 1.75, null, 3.25]);
  assertClose(restored["one"].values, [5, 5, 5, 5]);
  const numbers = kBinsDiscretizer({ bins: 2, encode: "ordinal", columns: ["age"] }).fitTransform(
    df,
  );
  assertClose(numbers["age"].values, [0, 1, null, 1]);
});

test("bins of many values: by a seeded draw", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [i]);
  const edges = (seed: number) =>
    kBinsDiscretizer({ bins: 2, subsample: 1000, seed }).fit(rows).learnt![0]!.edges;
  assert.deepEqual(edges(1), edges(1));
  assert.notDeepEqual(edges(1), edges(2));
  assert.ok(Math.abs(edges(1)[1]! - 2500) < 250);
});

test("JSON brings the same encoders back", () => {
  for (const encoder of [
    oneHotEncoder({ minFrequency: 2 }),
    ordinalEncoder(),
    kBinsDiscretizer({ bins: 2 }),
  ]) {
    const encoded = encoder.fitTransform(frame());
    const again = fromJSON(JSON.stringify(encoder));
    assert.deepEqual(again.transform(frame()).values, encoded.values);
    assert.deepEqual(again.toJSON(), encoder.toJSON());
  }
  const { transformer, options } = oneHotEncoder().toJSON();
  assert.deepEqual({ transformer, options }, { transformer: "oneHotEncoder", options: {} });
});

test("labels", () => {
  const encoder = labelEncoder();
  const series = new dfd.Series(["dog", "cat", "dog"]);
  assert.deepEqual(encoder.fitTransform(series), new Int32Array([1, 0, 1]));
  assert.deepEqual(encoder.classes, ["cat", "dog"]);
  assert.deepEqual(encoder.inverseTransform([0, 1]), ["cat", "dog"]);
  assert.deepEqual(encoder.inverseTransform([[0.1, 0.9], [0.8, 0.2]]), ["dog", "cat"]); // prettier-ignore
  assert.deepEqual(
    fromJSON<LabelEncoder>(JSON.stringify(encoder)).transform(["dog"]),
    new Int32Array([1]),
  );
  assert.deepEqual(labelEncoder().fitTransform([10, -2, 10]), new Int32Array([1, 0, 1]));
  assert.throws(
    () => encoder.transform(["cow"]),
    /^Error: labels: expected the classes that were learnt; received cow; available: cat, dog$/,
  );
  assert.throws(
    () => encoder.inverseTransform([2]),
    /^Error: codes: expected numbers of 2 classes; received 2$/,
  );
  assert.throws(() => labelEncoder().transform(["a"]), /^Error: labelEncoder: expected fit\(\)/);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "an unknown category",
    () =>
      oneHotEncoder()
        .fit(frame())
        .transform(new dfd.DataFrame({ color: ["pink"], flag: [true] })),
    /^Error: column "color": expected one of the categories; received pink in row 0; available: blue, red, missing$/,
  ],
  [
    "a column that is gone",
    () =>
      oneHotEncoder()
        .fit(frame())
        .transform(new dfd.DataFrame({ color: ["red"] })),
    /^Error: column: expected a column of the frame; received flag; available: color$/,
  ],
  [
    "mixed values",
    () => oneHotEncoder({ columns: ["a"] }).fit(new dfd.DataFrame({ a: ["x", 1] })),
    /^Error: column "a": expected text, finite numbers or booleans, not mixed; received string and number values$/,
  ],
  [
    "dates",
    () => ordinalEncoder({ columns: ["a"] }).fit(new dfd.DataFrame({ a: [new Date(0)] })),
    /^Error: column "a": .*; received date values$/,
  ],
  [
    "no text",
    () => oneHotEncoder().fit(new dfd.DataFrame({ a: [1] })),
    /^Error: data: expected at least one row and one column to encode; received 1 rows, 0 columns to encode$/,
  ],
  [
    "a name that is taken",
    () => oneHotEncoder().fit(new dfd.DataFrame({ a: ["x"], a_x: [1] })),
    /^Error: data: expected no column with the name of an encoded one; received a_x$/,
  ],
  [
    "another width",
    () =>
      ordinalEncoder()
        .fit([[1, 2]])
        .transform([[1]]),
    /^Error: data: expected 2 columns, as fitted; received 1 columns$/,
  ],
  [
    "a way that is none",
    () => oneHotEncoder({ unknown: "skip" as never }),
    /^Error: unknown: expected a way; received skip; available: error, ignore, infrequent$/,
  ],
  ["a frequency of 0", () => oneHotEncoder({ minFrequency: 0 }), /^Error: minFrequency: /],
  ["no categories", () => oneHotEncoder({ maxCategories: 0 }), /^Error: maxCategories: /],
  [
    "a number that is none",
    () => ordinalEncoder({ unknown: Number.NaN }),
    /^Error: unknown: .*received NaN$/,
  ],
  [
    "one bin",
    () => kBinsDiscretizer({ bins: 1 }),
    /^Error: bins: expected a whole number of at least 2; received 1$/,
  ],
  [
    "a strategy that is none",
    () => kBinsDiscretizer({ strategy: "equal" as never }),
    /^Error: strategy: expected a strategy; received equal; available: width, quantile, kMeans$/,
  ],
  [
    "an encoding that is none",
    () => kBinsDiscretizer({ encode: "hot" as never }),
    /^Error: encode: /,
  ],
  [
    "text in bins",
    () => kBinsDiscretizer({ columns: ["color"] }).fit(frame()),
    /^Error: column "color": expected numbers/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
