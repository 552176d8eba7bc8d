import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  countEncoder,
  cyclicEncoder,
  dateEncoder,
  fromJSON,
  functionTransformer,
  hashingEncoder,
  lag,
  polynomialFeatures,
  rolling,
  slidingWindows,
  type DatePart,
  type PolynomialFeaturesOptions,
  type RollingOptions,
  type RollingStatistic,
} from "../../../src/data/index.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Column = (number | null)[];

interface Fixture {
  x: number[][];
  polynomial: { options: PolynomialFeaturesOptions; names: string[]; values: number[][] }[];
  sales: Column;
  shop: string[];
  lags: Record<string, { alone: Column; grouped: Column }>;
  rolling: {
    statistic: RollingStatistic;
    options: RollingOptions;
    alone: Column;
    grouped: Column;
  }[];
  dates: (string | null)[];
  parts: Record<DatePart, Column>;
  words: string[];
  hashed: Record<string, number[][]>;
}

const reference = readFixture("data/engineer/fixtures/engineering.json") as Fixture;
const sales = () => new dfd.DataFrame({ sales: reference.sales, shop: reference.shop });

describe("polynomial features", () => {
  for (const { options, names, values } of reference.polynomial) {
    test(`${JSON.stringify(options)}: scikit-learn's`, () => {
      const df = new dfd.DataFrame({
        a: reference.x.map(([a]) => a!),
        b: reference.x.map(([, b]) => b!),
        c: reference.x.map(([, , c]) => c!),
      });
      const made = polynomialFeatures(options);
      const turned = made.fitTransform(df);
      assert.deepEqual(turned.columns, names);
      assert.deepEqual(made.featureNames, names);
      assertClose(turned.values, values, "values", 1e-9);
      assertClose(polynomialFeatures(options).fitTransform(reference.x), values, "rows", 1e-9);
      const again = fromJSON(JSON.stringify(made));
      assert.deepEqual(again.transform(df).values, turned.values);
    });
  }

  test("other columns stay, gaps stay gaps, names tell the factors", () => {
    const df = new dfd.DataFrame({ kind: ["x", "y"], a: [2, NaN], b: [3, 1] });
    const turned = polynomialFeatures({ includeBias: false }).fitTransform(df);
    assert.deepEqual(turned.columns, ["kind", "a", "b", "a^2", "a b", "b^2"]);
    assert.deepEqual(turned.values, [["x", 2, 3, 4, 6, 9], ["y", NaN, 1, NaN, NaN, 1]]); // prettier-ignore
  });

  test("bad options and data are named", () => {
    assert.throws(
      () => polynomialFeatures({ degree: 0 }),
      /degree: expected a whole number of at least 1/,
    );
    assert.throws(() => polynomialFeatures().fit([[Infinity]]), /finite numbers/);
    assert.throws(
      () =>
        polynomialFeatures()
          .fit([[1, 2]])
          .transform([[1]]),
      /2 columns, as fitted/,
    );
  });
});

describe("function transformer", () => {
  const rows = [[0, 5], [1, NaN], [99, 2]]; // prettier-ignore

  test("a function by name, and back", () => {
    const log = functionTransformer({ func: "log1p", columns: [0] });
    const turned = log.fitTransform(rows);
    assertClose(turned, [[0, 5], [Math.log(2), null], [Math.log(100), 2]], "log1p"); // prettier-ignore
    assertClose(log.inverseTransform(turned), [[0, 5], [1, null], [99, 2]], "back"); // prettier-ignore
    assertClose(fromJSON(JSON.stringify(log)).transform(rows), turned, "restored");
  });

  test("every named function is undone by its inverse", () => {
    for (const func of [
      "log",
      "log1p",
      "log10",
      "exp",
      "sqrt",
      "cbrt",
      "square",
      "reciprocal",
    ] as const) {
      const made = functionTransformer({ func }).fit([[0.5]]);
      assertClose(made.inverseTransform(made.transform([[0.5], [2]])), [[0.5], [2]], func);
    }
  });

  test("a function of one's own", () => {
    const double = functionTransformer({
      func: (value) => 2 * value,
      inverse: (value) => value / 2,
    });
    assert.deepEqual(double.inverseTransform(double.fitTransform([[3]])), [[3]]);
    assert.deepEqual(double.transform([[3]]), [[6]]);
    assert.throws(
      () => JSON.stringify(double),
      /func: expected the name of a function, to be saved as JSON/,
    );
  });

  test("what gives no number is named", () => {
    assert.throws(
      () => functionTransformer({ func: "log" }).fitTransform([[0]]),
      /func: expected a finite number for every value of column "0"; received -Infinity for 0/,
    );
    assert.throws(
      () => functionTransformer({ func: "sin" as "log" }),
      /func: expected a function, or the name of one.*available: log, log1p/,
    );
    assert.throws(
      () =>
        functionTransformer({ func: "abs" })
          .fit([[1]])
          .inverseTransform([[1]]),
      /inverse: expected a function that undoes func/,
    );
  });
});

describe("lag", () => {
  for (const [period, { alone, grouped }] of Object.entries(reference.lags)) {
    test(`${period}: pandas' shift, of one series and of several`, () => {
      const name = Number(period) > 0 ? `sales_lag${period}` : `sales_lead${-Number(period)}`;
      const periods = Number(period);
      assertClose(lag(sales(), { periods })[name].values, alone, "alone");
      const df = lag(sales(), { periods, group: "shop" });
      assertClose(df[name].values, grouped, "grouped");
      assert.deepEqual(df.columns, ["sales", "shop", name]);
    });
  }

  test("several periods and columns; rows and tensors", () => {
    assertClose(lag([[1, 2], [3, 4]], { periods: [1, -1] }), [[1, 2, null, 3, null, 4], [3, 4, 1, null, 2, null]]); // prettier-ignore
    const x = tf.tensor2d([[1], [3]]);
    const shifted = lag(x);
    assertClose(shifted.arraySync(), [[1, null], [3, 1]]); // prettier-ignore
    tf.dispose([x, shifted]);
  });

  test("bad options are named", () => {
    assert.throws(
      () => lag(sales(), { periods: 0 }),
      /periods: expected whole numbers other than 0; received 0/,
    );
    assert.throws(() => lag(sales(), { periods: [] }), /periods: .*received none/);
    assert.throws(
      () => lag(sales(), { columns: ["shop"] }),
      /column "shop": expected numbers; received text/,
    );
    assert.throws(() => lag(sales(), { group: "x" }), /received x; available: sales, shop/);
  });
});

describe("rolling", () => {
  for (const { statistic, options, alone, grouped } of reference.rolling) {
    test(`${statistic} ${JSON.stringify(options)}: pandas'`, () => {
      const name = `sales_${statistic}${options.window}`;
      const found = rolling(sales(), { ...options, statistic })[name].values;
      // pandas adds and takes away as the window goes: after 1e9 its small numbers have lost digits.
      assertClose(found, alone, "alone", 1e-6);
      const byShop = rolling(sales(), { ...options, statistic, group: "shop" })[name].values;
      assertClose(byShop, grouped, "grouped", 1e-6);
    });
  }

  test("several statistics, in the order asked for", () => {
    const df = rolling(sales(), { window: 2, statistic: ["max", "mean"], columns: ["sales"] });
    assert.deepEqual(df.columns, ["sales", "shop", "sales_max2", "sales_mean2"]);
  });

  test("bad options are named", () => {
    assert.throws(
      () => rolling(sales(), { window: 0 }),
      /window: expected a whole number of at least 1/,
    );
    assert.throws(
      () => rolling(sales(), { window: 2, statistic: "mode" as "mean" }),
      /available: mean, sum, min/,
    );
  });
});

describe("sliding windows", () => {
  const df = new dfd.DataFrame({ a: [1, 2, 3, 4, 5, 6], b: [10, 20, 30, 40, 50, 60] });

  test("windows, and what follows each", () => {
    const before = tf.memory().numTensors;
    const windows = slidingWindows(df, { length: 2, horizon: 2, step: 2, target: "b" });
    assert.deepEqual(windows.x.arraySync(), [[[1, 10], [2, 20]], [[3, 30], [4, 40]]]); // prettier-ignore
    assert.deepEqual(windows.y.arraySync(), [[30, 40], [50, 60]]); // prettier-ignore
    assert.deepEqual(windows.features, ["a", "b"]);
    windows.dispose();
    assert.equal(tf.memory().numTensors, before);
  });

  test("one feature predicts itself", () => {
    const windows = slidingWindows(df, { length: 3, features: ["a"] });
    assert.deepEqual(windows.x.shape, [3, 3, 1]);
    assert.deepEqual(windows.y.arraySync(), [[4], [5], [6]]);
    windows.dispose();
  });

  test("bad options and data are named", () => {
    assert.throws(
      () => slidingWindows(df, { length: 6 }),
      /data: expected at least length \+ horizon = 7 rows; received 6 rows/,
    );
    assert.throws(
      () => slidingWindows([[1], [NaN], [2]], { length: 1 }),
      /column "0": expected a number in every row/,
    );
    assert.throws(() => slidingWindows(df, { length: 0 }), /length: expected/);
  });
});

describe("encoders of features", () => {
  test("dates: pandas' parts, from dates and from texts", () => {
    const parts = Object.keys(reference.parts) as DatePart[];
    const texts = new dfd.DataFrame({ sold: reference.dates });
    const encoder = dateEncoder({ columns: ["sold"], parts });
    const encoded = encoder.fitTransform(texts);
    for (const part of parts) {
      assertClose(encoded[`sold_${part}`].values, reference.parts[part], part);
    }
    assert.deepEqual(
      encoded.columns,
      parts.map((part) => `sold_${part}`),
    );
    assert.deepEqual(fromJSON(JSON.stringify(encoder)).transform(texts).values, encoded.values);
    assert.throws(
      () => dateEncoder({ columns: ["a"] }).fit(new dfd.DataFrame({ a: ["soon"] })),
      /column "a": expected dates; received "soon" in row 0/,
    );
    assert.throws(
      () => dateEncoder({ parts: ["era" as "day"] }),
      /parts: expected parts of a date; received era; available: year/,
    );
  });

  test("columns of dates are found", () => {
    const df = new dfd.DataFrame({ n: [1], sold: [new Date("2024-05-06T00:00:00Z")] });
    const encoded = dateEncoder().fitTransform(df);
    assert.deepEqual(encoded.columns, ["n", "sold_year", "sold_month", "sold_day", "sold_weekday"]);
    assert.deepEqual(encoded.values, [[1, 2024, 5, 6, 0]]);
  });

  test("what goes round: 23 is as near to 0 as 1 is, and back", () => {
    const encoder = cyclicEncoder({ periods: { hour: 24 } });
    const hours = new dfd.DataFrame({ hour: [0, 1, 23, NaN, 12.5] });
    const encoded = encoder.fitTransform(hours);
    assert.deepEqual(encoded.columns, ["hour_sin", "hour_cos"]);
    const rows = encoded.values as [number, number][];
    const distance = (i: number, j: number): number =>
      Math.hypot(rows[i]![0] - rows[j]![0], rows[i]![1] - rows[j]![1]);
    assertClose(distance(0, 1), distance(0, 2));
    assertClose(encoder.inverseTransform(encoded)["hour"].values, [0, 1, 23, null, 12.5], "back");
    assert.throws(
      () => cyclicEncoder({ periods: { hour: 0 } }),
      /periods.hour: expected a number above 0/,
    );
    assert.throws(
      () =>
        cyclicEncoder({ periods: { hour: 24 }, columns: ["day"] }).fit(
          new dfd.DataFrame({ day: [1] }),
        ),
      /periods: expected a period of column "day"/,
    );
  });

  test("counts: how many rows have a category; 0 for a new one, gaps are one", () => {
    const train = new dfd.DataFrame({ city: ["Oslo", "Bergen", "Oslo", null] });
    const fresh = new dfd.DataFrame({ city: ["Bergen", "Paris", null, "Oslo"] });
    const encoder = countEncoder().fit(train);
    assert.deepEqual(encoder.transform(fresh)["city"].values, [1, 0, 1, 2]);
    assert.deepEqual(
      countEncoder({ normalize: true }).fitTransform(train)["city"].values,
      [0.5, 0.25, 0.5, 0.25],
    );
    assert.deepEqual(
      fromJSON(JSON.stringify(encoder)).transform(fresh).values,
      encoder.transform(fresh).values,
    );
  });

  test("hashes: scikit-learn's columns and signs", () => {
    const df = new dfd.DataFrame({ word: reference.words });
    for (const [features, expected] of Object.entries(reference.hashed)) {
      const encoded = hashingEncoder({ features: Number(features) }).fitTransform(df);
      assert.deepEqual(encoded.values, expected);
      assert.equal(encoded.columns[1], "word_1");
    }
    const gap = new dfd.DataFrame({ word: ["a", null] });
    assert.deepEqual(
      (hashingEncoder({ features: 3 }).fitTransform(gap).values as number[][])[1],
      [0, 0, 0],
    );
    assert.throws(() => hashingEncoder({ features: 0 }), /features: expected a whole number/);
  });
});
