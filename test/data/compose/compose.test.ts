import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DataFrame } from "danfojs-node";
import {
  columnTransformer,
  fromJSON,
  oneHotEncoder,
  ordinalEncoder,
  pca,
  pipeline,
  simpleImputer,
  standardScaler,
  targetEncoder,
  varianceThreshold,
  type Transformer,
} from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Rows = number[][];

interface Fixture {
  columns: Record<string, (number | string | null)[]>;
  prepared: [Rows, Rows];
  restored: Rows;
  transformed: [Rows, Rows];
  flat: [Rows, Rows];
}

const reference = readFixture("data/compose/fixtures/compose.json") as Fixture;

const frameOf = (names: readonly string[], from: number, to: number): DataFrame =>
  new dfd.DataFrame(
    Object.fromEntries(names.map((name) => [name, reference.columns[name]!.slice(from, to)])),
  );
const everything = ["age", "city", "income", "id", "price"];
const numbers = ["age", "income"];
const prepare = () => pipeline([simpleImputer({ strategy: "median" }), standardScaler()]);
const mixed = (target?: string) =>
  columnTransformer(
    [
      [prepare(), numbers],
      [oneHotEncoder(), ["city"]],
    ],
    target === undefined ? {} : { target },
  );

describe("pipeline", () => {
  test("scikit-learn's numbers, also of data that was not learnt from", () => {
    const steps = prepare();
    assertClose(steps.fitTransform(frameOf(numbers, 0, 6)).values, reference.prepared[0], "train");
    assertClose(steps.transform(frameOf(numbers, 6, 8)).values, reference.prepared[1], "test");
    assert.deepEqual(steps.featureNames, numbers);
  });

  test("the names that come out are those of the last step", () => {
    const steps = pipeline([
      simpleImputer({ strategy: "median" }),
      standardScaler(),
      pca({ components: 1 }),
    ]);
    steps.fit(frameOf(numbers, 0, 6));
    assert.deepEqual(steps.featureNames, ["pc1"]);
    assertClose(steps.transform(frameOf(numbers, 6, 8)).values, reference.flat[1], "test");
  });

  test("goes back where every step does", () => {
    const steps = pipeline([standardScaler(), pca()]).fit(frameOf(["income", "price"], 0, 6));
    const df = frameOf(["income", "price"], 6, 8);
    assertClose(steps.inverseTransform(steps.transform(df)).values, df.values, "back", 1e-6);
    const oneWay = pipeline([standardScaler(), varianceThreshold()]).fit(df);
    assert.throws(
      () => oneWay.inverseTransform(df),
      /steps: expected steps that can be undone; received varianceThreshold/,
    );
  });

  test("of tensors, only what comes out is left", () => {
    const before = tf.memory().numTensors;
    const x = tf.tensor2d([[1, 2], [3, 5], [4, 4]]); // prettier-ignore
    const steps = pipeline([standardScaler(), pca(), standardScaler()]).fit(x);
    assert.equal(tf.memory().numTensors, before + 1);
    const made = steps.transform(x);
    assert.equal(tf.memory().numTensors, before + 2);
    const wide = tf.tensor2d([[1, 2, 3]]);
    assert.throws(() => steps.transform(wide), /expected 2 columns, as fitted/);
    tf.dispose([x, made, wide]);
    assert.equal(tf.memory().numTensors, before);
  });

  test("what is no transformer is named", () => {
    assert.throws(() => pipeline([]), /steps: expected at least one transformer/);
    assert.throws(
      () => pipeline([standardScaler(), {} as Transformer]),
      /steps\[1\]: expected a transformer/,
    );
    assert.throws(
      () => prepare().transform([[1]]),
      /pipeline: expected fit\(\) to have been called/,
    );
  });
});

describe("columnTransformer", () => {
  test("scikit-learn's numbers, columns in the order of the parts, the rest dropped", () => {
    const columns = mixed();
    assertClose(
      columns.fitTransform(frameOf(everything, 0, 6)).values,
      reference.transformed[0],
      "train",
    );
    assertClose(
      columns.transform(frameOf(everything, 6, 8)).values,
      reference.transformed[1],
      "test",
    );
    assert.deepEqual(columns.featureNames, [
      "age",
      "income",
      "city_Bergen",
      "city_Oslo",
      "city_Rome",
    ]);
  });

  test("by type; the target comes out as it is, last", () => {
    const columns = columnTransformer(
      [
        [prepare(), "numeric"],
        [ordinalEncoder(), "categorical"],
      ],
      { target: "price" },
    );
    const df = frameOf(everything, 0, 6);
    const made = columns.fitTransform(df);
    assert.deepEqual(made.columns, ["age", "income", "id", "city", "price"]);
    assert.deepEqual(made["price"].values, df["price"].values);
    assert.deepEqual(df.values, frameOf(everything, 0, 6).values);
  });

  test("what no part gets stays where that is asked for", () => {
    const columns = columnTransformer([[standardScaler(), ["income"]]], {
      remainder: "passthrough",
      target: "price",
    });
    const made = columns.fitTransform(frameOf(everything, 0, 6));
    assert.deepEqual(made.columns, ["income", "age", "city", "id", "price"]);
    assert.deepEqual(made["city"].values, reference.columns["city"]!.slice(0, 6));
  });

  test("an encoder that looks at the target gets it, and it comes out once", () => {
    const columns = columnTransformer(
      [
        [targetEncoder({ target: "price", folds: 2, seed: 1 }), ["city", "price"]],
        [standardScaler(), ["income"]],
      ],
      { target: "price" },
    );
    assert.deepEqual(columns.fitTransform(frameOf(everything, 0, 6)).columns, [
      "city",
      "income",
      "price",
    ]);
  });

  test("rows and tensors by position, and nothing leaks", () => {
    const rows = [[1, 10, 5], [3, 30, 6]]; // prettier-ignore
    const columns = columnTransformer([[standardScaler(), [1]], [standardScaler(), [0]]], { target: 2 }); // prettier-ignore
    assert.deepEqual(columns.fitTransform(rows), [[-1, -1, 5], [1, 1, 6]]); // prettier-ignore
    assert.deepEqual(columns.featureNames, ["0", "1", "2"]);
    const before = tf.memory().numTensors;
    const x = tf.tensor2d(rows);
    const made = columns.fit(x).transform(x);
    assert.deepEqual(made.arraySync(), [[-1, -1, 5], [1, 1, 6]]); // prettier-ignore
    tf.dispose([x, made]);
    assert.equal(tf.memory().numTensors, before);
  });

  test("bad parts are named", () => {
    const df = frameOf(everything, 0, 6);
    assert.throws(() => columnTransformer([]), /parts: expected at least one transformer/);
    assert.throws(
      () => columnTransformer([[standardScaler(), "dates" as "numeric"]]),
      /columns of parts\[0\]: .*available: numeric, categorical/,
    );
    assert.throws(
      () => columnTransformer([[standardScaler(), ["x"]]]).fit(df),
      /received x; available: age, city/,
    );
    assert.throws(() => columnTransformer([[standardScaler(), ["age"]], [standardScaler(), ["age"]]]).fit(df), /parts: expected columns of different names; received "age" twice/); // prettier-ignore
    assert.throws(
      () => columnTransformer([[oneHotEncoder(), "categorical"]]).fit(frameOf(numbers, 0, 6)),
      /data: expected columns for some of the parts/,
    );
    assert.throws(() => mixed("y").fit(df), /received y; available/);
  });

  test("a failed fit leaves which columns go where", () => {
    const columns = mixed().fit(frameOf(everything, 0, 6));
    const { featureNames } = columns;
    assert.throws(() => columns.fit(frameOf(["age", "income"], 0, 6)));
    assert.deepEqual(columns.featureNames, featureNames);
  });
});

describe("composed transformers", () => {
  test("JSON brings them back, whatever is in them", () => {
    const columns = mixed("price");
    const df = frameOf(everything, 0, 6);
    const expected = columns.fitTransform(df);
    const again = fromJSON(JSON.stringify(columns));
    assert.deepEqual(again.transform(df).values, expected.values);
    assert.deepEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(columns)));
    const steps = prepare().fit(frameOf(numbers, 0, 6));
    assert.deepEqual(
      fromJSON(steps.toJSON()).transform(frameOf(numbers, 6, 8)).values,
      steps.transform(frameOf(numbers, 6, 8)).values,
    );
  });

  test("show what they are made of", () => {
    const bundle = mixed("price")[displaySymbol]() as Record<string, string>;
    assert.deepEqual(bundle["text/plain"]!.split("\n"), [
      "columnTransformer",
      "  age, income: pipeline",
      "    simpleImputer",
      "    standardScaler",
      "  city: oneHotEncoder",
    ]);
    assert.match(bundle["text/html"]!, /<i>city<\/i>.*oneHotEncoder/);
    const fitted = columnTransformer([[standardScaler(), "numeric"]]).fit(
      frameOf(everything, 0, 6),
    );
    const [, part] = String(
      (fitted[displaySymbol]() as Record<string, string>)["text/plain"],
    ).split("\n");
    assert.equal(part, "  numeric: age, income, id, price: standardScaler");
  });
});
