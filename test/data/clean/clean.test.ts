import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DataFrame } from "danfojs-node";
import {
  convertTypes,
  dropDuplicates,
  dropMissing,
  fromJSON,
  gaussianFilter,
  medianFilter,
  medianFilterImages,
  movingAverage,
  outliers,
  rareLabelEncoder,
  savgolFilter,
  tidyText,
  type DropDuplicatesOptions,
  type DropMissingOptions,
} from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Fixture {
  gaps: Record<string, unknown[]>;
  missing: { options: DropMissingOptions; kept: number[] }[];
  copies: Record<string, unknown[]>;
  duplicates: { options: DropDuplicatesOptions; kept: number[] }[];
  series: number[];
  filters: Record<string, [object, number[]][]>;
  values: number[];
  limits: Record<"iqr" | "zScore" | "mad", [number, number]>;
  image: number[][][][];
  filtered: Record<string, number[][][][]>;
}

const reference = readFixture("data/clean/fixtures/clean.json") as Fixture;
const gaps = () => new dfd.DataFrame(reference.gaps);
const copies = () => new dfd.DataFrame(reference.copies);
const textOf = (value: { [displaySymbol](): unknown }): string =>
  String((value[displaySymbol]() as Record<string, string>)["text/plain"]);

describe("dropMissing", () => {
  for (const { options, kept } of reference.missing) {
    test(`${JSON.stringify(options)}: the rows that pandas keeps`, () => {
      const df = gaps();
      const { data, changes } = dropMissing(df, options);
      assert.deepEqual(data.index, kept);
      assert.deepEqual([...kept, ...changes.dropped].toSorted(), [0, 1, 2, 3, 4, 5]);
      assert.deepEqual(df.values, gaps().values);
    });
  }

  test("says what it dropped", () => {
    const result = dropMissing(gaps());
    assert.deepEqual(result.changes.missing, { a: 3, b: 3, c: 3 });
    assert.match(textOf(result), /^5 of 6 rows dropped\.\nMissing before: a 3, b 3, c 3\./);
  });

  test("bad options are named", () => {
    assert.throws(
      () => dropMissing(gaps(), { how: "any", threshold: 1 }),
      /threshold: expected how or threshold; received both/,
    );
    assert.throws(() => dropMissing(gaps(), { how: "some" as "any" }), /available: any, all/);
    assert.throws(() => dropMissing(gaps(), { subset: ["x"] }), /received x; available: a, b, c/);
    assert.throws(
      () => dropMissing(gaps(), { threshold: -1 }),
      /threshold: expected a whole number/,
    );
  });
});

describe("dropDuplicates", () => {
  for (const { options, kept } of reference.duplicates) {
    test(`${JSON.stringify(options)}: the rows that pandas keeps`, () => {
      const df = copies();
      const { data, changes } = dropDuplicates(df, options);
      assert.deepEqual(data.index, kept);
      assert.equal(changes.dropped.length, 7 - kept.length);
      assert.deepEqual(df.values, copies().values);
    });
  }

  test("numbers are not their texts, dates are told apart by time, infinities by sign", () => {
    const df = new dfd.DataFrame({
      a: [1, "1", Infinity, -Infinity, new Date(0), new Date(0)],
    });
    assert.deepEqual(dropDuplicates(df).data.index, [0, 1, 2, 3, 4]);
    assert.equal(dropDuplicates(df).changes.groups, 1);
  });

  test("bad options are named", () => {
    assert.throws(
      () => dropDuplicates(copies(), { keep: "one" as "last" }),
      /available: first, last, false/,
    );
    assert.throws(() => dropDuplicates(copies(), { subset: ["x"] }), /received x/);
  });
});

const raw = () =>
  new dfd.DataFrame({
    price: ["1,234.5", " 7 ", "n/a", "", "1e3", "12,34"],
    amount: ["3", "3.5", null, "-2", 4, true],
    paid: ["yes", "No", "T", "0", "maybe", null],
    sold: ["2024-03-01", "2024-13-01", "soon", null, "2024-03-01T12:00:00Z", "7"],
    code: [7, "x", true, null, 1.5, ""],
  });

describe("convertTypes", () => {
  test("each cell, with a report of those that failed", () => {
    const { data, changes } = convertTypes(raw(), {
      price: "number",
      amount: "integer",
      paid: "boolean",
      sold: "date",
      code: "text",
    });
    assert.deepEqual(data["price"].values, [1234.5, 7, null, null, 1000, null]);
    assert.deepEqual(data["amount"].values, [3, null, null, -2, 4, 1]);
    assert.deepEqual(data["paid"].values, [true, false, true, false, null, null]);
    assert.deepEqual(data["sold"].values, [new Date("2024-03-01"), null, null, null, new Date("2024-03-01T12:00:00Z"), null]); // prettier-ignore
    assert.deepEqual(data["code"].values, ["7", "x", "true", null, "1.5", ""]);
    assert.deepEqual(
      changes.failed.map(({ column, row, value }) => [column, row, value]),
      [
        ["price", 2, "n/a"],
        ["price", 5, "12,34"],
        ["amount", 1, "3.5"],
        ["paid", 4, "maybe"],
        ["sold", 1, "2024-13-01"],
        ["sold", 2, "soon"],
        ["sold", 5, "7"],
      ],
    );
  });

  test("says what failed, and leaves the frame as it was", () => {
    const df = raw();
    assert.match(
      textOf(convertTypes(df, { price: "number", code: "text" })),
      /^price: number; 2 became missing, such as "n\/a", "12,34"\.\ncode: text, every value\./,
    );
    assert.deepEqual(df.values, raw().values);
  });

  test("or fails", () => {
    assert.throws(
      () => convertTypes(raw(), { price: "number" }, { errors: "raise" }),
      /column "price": expected values of type number; received "n\/a" in row 2, and 1 others/,
    );
    assert.throws(
      () => convertTypes(raw(), { price: "money" as "number" }),
      /type of "price": .*available: number, integer/,
    );
    assert.throws(() => convertTypes(raw(), { x: "number" }), /received x/);
    assert.throws(
      () => convertTypes(raw(), {}, { errors: "ignore" as "raise" }),
      /available: coerce, raise/,
    );
  });
});

const measured = (): DataFrame =>
  new dfd.DataFrame({ x: reference.values, id: reference.values.map((_, i) => `r${i}`) });

const small = () => new dfd.DataFrame({ x: [1, 2, 3, NaN, 4, 100, -90], t: [..."abcdefg"] });

describe("outliers", () => {
  for (const method of ["iqr", "zScore", "mad"] as const) {
    test(`${method}: the limits of NumPy and SciPy`, () => {
      const { columns, rows } = outliers(measured(), { method }).changes;
      assertClose([columns[0]!.lower, columns[0]!.upper], reference.limits[method], "limits");
      const [lower, upper] = reference.limits[method];
      const expected = reference.values.flatMap((value, i) =>
        value < lower || value > upper ? [i] : [],
      );
      assert.deepEqual(rows, expected);
      assert.equal(columns[0]!.below + columns[0]!.above, expected.length);
    });
  }

  test("are flagged, dropped, clipped or winsorized", () => {
    const by = (action: "flag" | "drop" | "clip" | "winsorize") =>
      outliers(small(), { action }).data;
    assert.deepEqual(by("flag")["x_outlier"].values, [
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    assert.deepEqual(by("drop")["t"].values, ["a", "b", "c", "d", "e"]);
    assert.deepEqual(by("drop").index, [0, 1, 2, 3, 4]);
    assertClose(by("clip")["x"].values, [1, 2, 3, null, 4, 7.5, -2.5], "clip");
    assertClose(by("winsorize")["x"].values, [1, 2, 3, null, 4, 4, 1], "winsorize");
    assert.match(textOf(outliers(small())), /^2 of 7 rows have an outlier\.\nx: 1 below -\d/);
  });

  test("clipping brings them exactly to the limits", () => {
    const { data: clipped, changes } = outliers(measured(), { action: "clip" });
    const values = clipped["x"].values as number[];
    assert.equal(Math.max(...values), changes.columns[0]!.upper);
    assert.equal(Math.min(...values), changes.columns[0]!.lower);
  });

  test("a constant column has none", () => {
    const df = new dfd.DataFrame({ x: [2, 2, 2, 2] });
    for (const method of ["iqr", "zScore", "mad"] as const) {
      assert.deepEqual(
        outliers(df, { method, action: "winsorize" }).data["x"].values,
        [2, 2, 2, 2],
      );
    }
  });

  test("bad options and data are named", () => {
    assert.throws(
      () => outliers(measured(), { method: "x" as "mad" }),
      /method: .*available: iqr, zScore, mad/,
    );
    assert.throws(
      () => outliers(measured(), { action: "x" as "drop" }),
      /action: .*available: flag, drop, clip, winsorize/,
    );
    assert.throws(
      () => outliers(measured(), { threshold: 0 }),
      /threshold: expected a number above 0/,
    );
    assert.throws(
      () => outliers(measured(), { columns: ["id"] }),
      /column "id": expected numbers; received text/,
    );
    assert.throws(
      () => outliers(new dfd.DataFrame({ x: [NaN, NaN] }), { columns: ["x"] }),
      /column "x": expected at least one value/,
    );
  });
});

const filters = { movingAverage, medianFilter, gaussianFilter, savgolFilter } as const;

describe("filters of series", () => {
  const rows = reference.series.map((value) => [value]);

  for (const [name, filter] of Object.entries(filters)) {
    for (const [options, expected] of reference.filters[name]!) {
      test(`${name} ${JSON.stringify(options)}: SciPy's`, () => {
        assertClose(filter(rows, options).flat(), expected, name, 1e-8);
      });
    }
  }

  test("missing values do not count, and stay", () => {
    const series = [[1], [NaN], [3], [5]];
    assertClose(movingAverage(series), [[1], [null], [4], [13 / 3]], "mean"); // prettier-ignore
    assertClose(medianFilter(series), [[1], [null], [4], [5]], "median");
    assert.ok(Number.isNaN(gaussianFilter(series)[1]![0]));
    assert.throws(() => savgolFilter(series), /column "0": expected a number in every row/);
  });

  test("frames keep their other columns; tensors give tensors", () => {
    const df = new dfd.DataFrame({ t: ["a", "b", "c"], x: [0, 3, 0] });
    assert.deepEqual(movingAverage(df).values, [["a", 1], ["b", 1], ["c", 1]]); // prettier-ignore
    const x = tf.tensor2d([[0], [3], [0]]);
    const y = movingAverage(x);
    assertClose(y.arraySync(), [[1], [1], [1]]);
    tf.dispose([x, y]);
  });

  test("bad options are named", () => {
    assert.throws(
      () => movingAverage(rows, { window: 4 }),
      /window: expected an odd number; received 4/,
    );
    assert.throws(() => gaussianFilter(rows, { sigma: 0 }), /sigma: expected a number above 0/);
    assert.throws(
      () => savgolFilter(rows, { window: 3, order: 3 }),
      /order: expected a degree below the window, 3/,
    );
    assert.throws(
      () => savgolFilter(rows, { window: 27, order: 1 }),
      /window: expected at most the 25 rows/,
    );
  });
});

describe("median filter of images", () => {
  for (const [size, expected] of Object.entries(reference.filtered)) {
    test(`size ${size}: SciPy's, image by image and channel by channel`, () => {
      const before = tf.memory().numTensors;
      const images = tf.tensor4d(reference.image);
      const filtered = medianFilterImages(images, { size: Number(size) });
      assert.deepEqual(filtered.arraySync(), expected);
      tf.dispose([images, filtered]);
      assert.equal(tf.memory().numTensors, before);
    });
  }

  test("bad input is named", () => {
    const flat = tf.tensor2d([[1]]);
    assert.throws(
      () => medianFilterImages(flat as never),
      /images: expected a tensor of shape \[images, height, width, channels\]; received \[1,1\]/,
    );
    const holed = tf.tensor4d([NaN], [1, 1, 1, 1]);
    assert.throws(
      () => medianFilterImages(holed),
      /images: expected a number for every pixel; received NaN/,
    );
    assert.throws(() => medianFilterImages(holed, { size: 2 }), /size: expected an odd number/);
    tf.dispose([flat, holed]);
  });
});

const cities = () =>
  new dfd.DataFrame({
    city: [" Oslo", "oslo ", "São  Paulo", "n/a", null, "Ｏｓｌｏ"],
    n: [1, 2, 3, 4, 5, 6],
  });

describe("tidyText", () => {
  test("what is one becomes one, and it says how much changed", () => {
    const result = tidyText(cities(), {
      steps: ["normalize", "spaces", "lowercase", "stripAccents"],
      missing: ["n/a"],
    });
    assert.deepEqual(result.data["city"].values, ["oslo", "oslo", "sao paulo", null, null, "oslo"]);
    assert.deepEqual(result.changes, {
      changed: { city: 5 },
      distinct: { city: { before: 5, after: 2 } },
    });
    assert.match(textOf(result), /^city: 5 cells changed, 5 different texts became 2\./);
  });

  test("by default only spaces and forms; numbers stay", () => {
    const { data } = tidyText(cities());
    assert.deepEqual(data["city"].values, ["Oslo", "oslo", "São Paulo", "n/a", null, "Oslo"]);
    assert.deepEqual(data["n"].values, [1, 2, 3, 4, 5, 6]);
  });

  test("punctuation goes, letters of any script stay", () => {
    const words = new dfd.DataFrame({ t: ["don't!", "你好，世界", "a_b-c"] });
    assert.deepEqual(tidyText(words, { steps: ["stripPunctuation"] }).data["t"].values, [
      "dont",
      "你好世界",
      "a_bc",
    ]);
  });

  test("bad options are named", () => {
    assert.throws(
      () => tidyText(cities(), { steps: ["upper" as "spaces"] }),
      /steps: .*received upper; available: normalize, spaces/,
    );
    assert.throws(
      () => tidyText(new dfd.DataFrame({ n: [1] })),
      /df: expected at least one column of text/,
    );
  });
});

const someCities = () =>
  new dfd.DataFrame({
    city: [..."aaaaabbbcd", null],
    x: Array.from({ length: 11 }, (_, i) => i),
  });

describe("rareLabelEncoder", () => {
  test("rare and unknown categories become one, gaps stay", () => {
    const encoder = rareLabelEncoder({ tolerance: 0.2 }).fit(someCities());
    assert.deepEqual(encoder.learnt, [{ column: "city", categories: ["a", "b"], grouped: 2 }]);
    const fresh = new dfd.DataFrame({ city: ["a", "z", null, "d"], x: [1, 2, 3, 4] });
    assert.deepEqual(encoder.transform(fresh)["city"].values, ["a", "Rare", null, "Rare"]);
    assert.deepEqual(
      fromJSON(JSON.stringify(encoder)).transform(fresh).values,
      encoder.transform(fresh).values,
    );
  });

  test("at most so many stay", () => {
    const encoder = rareLabelEncoder({ tolerance: 0, maxCategories: 1, replaceWith: "other" });
    assert.deepEqual(
      [...new Set(encoder.fitTransform(someCities())["city"].values)],
      ["a", "other", null],
    );
    assert.throws(
      () => rareLabelEncoder({ tolerance: 2 }),
      /tolerance: expected a part from 0 to 1/,
    );
  });
});
