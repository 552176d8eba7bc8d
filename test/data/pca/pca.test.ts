import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fromJSON, pca, type Pca, type PcaOptions } from "../../../src/data/index.js";
import { jacobi, multiply, multiplyHere, symmetricEigen } from "../../../src/data/pca/matrix.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { normalRandom } from "../../../src/util/normal-random.js";
import { random } from "../../../src/util/random.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Analysis {
  options: PcaOptions;
  components: number[][];
  explainedVariance: number[];
  explainedVarianceRatio: number[];
  transformed: number[][];
  restored: number[][];
}

const reference = readFixture("data/pca/fixtures/pca.json") as Record<
  string,
  { x: number[][]; analyses: Analysis[] }
>;
const ordinary = reference["ordinary"]!.x;

for (const [name, { x, analyses }] of Object.entries(reference)) {
  describe(`pca of ${name} data is scikit-learn's`, () => {
    for (const expected of analyses) {
      test(JSON.stringify(expected.options), () => {
        const fitted = pca(expected.options).fit(x);
        const { components } = fitted.learnt!;
        assert.equal(components.length, expected.components.length);
        const varied = components.filter(
          ({ explainedVarianceRatio }) => explainedVarianceRatio > 1e-12,
        );
        varied.forEach(({ weights, explainedVariance, explainedVarianceRatio }, i) => {
          assertClose(weights, expected.components[i], `component ${i}`, 1e-8);
          assertClose(explainedVariance, expected.explainedVariance[i], "variance");
          assertClose(explainedVarianceRatio, expected.explainedVarianceRatio[i], "ratio");
        });
        const turned = fitted.transform(x);
        const known = (rows: number[][]): number[][] =>
          rows.map((row) => row.slice(0, varied.length));
        assertClose(known(turned), known(expected.transformed), "transformed", 1e-8);
        assertClose(fitted.inverseTransform(turned), expected.restored, "restored", 1e-8);
      });
    }
  });
}

const frame = () =>
  new dfd.DataFrame({
    a: ordinary.map((row) => row[0]!),
    kind: ordinary.map((_, i) => (i % 2 ? "odd" : "even")),
    b: ordinary.map((row) => row[1]!),
    y: ordinary.map((row) => row[4]!),
  });

describe("pca", () => {
  test("of a frame: text and the target stay, the components follow, and back again", () => {
    const df = frame();
    const fitted = pca({ target: "y" });
    const turned = fitted.fitTransform(df);
    assert.deepEqual(turned.columns, ["kind", "y", "pc1", "pc2"]);
    const back = fitted.inverseTransform(turned);
    assert.deepEqual(back.columns, ["kind", "y", "a", "b"]);
    assertClose(back["a"].values, df["a"].values, "a");
    assert.deepEqual(df.values, frame().values);
  });

  test("components do not correlate", () => {
    const turned = pca().fitTransform(ordinary);
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < i; j++) {
        assertClose(
          turned.reduce((sum, row) => sum + row[i]! * row[j]!, 0),
          0,
          "product",
          1e-7,
        );
      }
    }
  });

  test("tensors give tensors, and none is left", () => {
    const before = tf.memory().numTensors;
    const x = tf.tensor2d(ordinary);
    const turned = pca({ components: 2 }).fitTransform(x);
    assert.deepEqual(turned.shape, [40, 2]);
    tf.dispose([x, turned]);
    assert.equal(tf.memory().numTensors, before);
  });

  test("learning part by part is learning all at once", () => {
    const parts = pca({ components: 3 });
    for (const at of [0, 1, 13])
      parts.partialFit(ordinary.slice(at, at === 0 ? 1 : at === 1 ? 13 : 40));
    parts.partialFit([]);
    const whole = pca({ components: 3 }).fit(ordinary);
    assert.equal(parts.learnt!.rows, 40);
    assertClose(parts.learnt!.mean, whole.learnt!.mean, "mean");
    assertClose(parts.transform(ordinary), whole.transform(ordinary), "transformed", 1e-7);
  });

  test("JSON brings it back, but not to learn on", () => {
    const fitted = pca({ components: 2, whiten: true }).fit(ordinary);
    const again = fromJSON<Pca>(JSON.stringify(fitted));
    assert.deepEqual(again.transform(ordinary), fitted.transform(ordinary));
    assert.throws(() => again.partialFit(ordinary), /pca: expected one that was not restored/);
    assert.deepEqual(again.fit(ordinary).learnt, fitted.learnt);
  });

  test("bad options and data are named", () => {
    for (const components of [0, -1, 1.5, NaN]) {
      assert.throws(
        () => pca({ components }),
        /components: expected a whole number of at least 1, or a part/,
      );
    }
    assert.throws(() => pca({ components: 6 }).fit(ordinary), /components: expected at most 5/);
    assert.throws(() => pca().fit([[1, 2]]), /data: expected at least two rows; received 1/);
    assert.throws(() => pca().fit([[1, 2], [1, 2]]), /at least one column that varies/); // prettier-ignore
    assert.throws(() => pca().fit([[1], [NaN]]), /column "0": expected a number in every row/);
    assert.throws(() => pca().fit([[1], [Infinity]]), /finite numbers/);
    assert.throws(
      () => pca({ columns: ["kind"] }).fit(frame()),
      /column "kind": expected numbers; received text/,
    );
    assert.throws(() => pca({ columns: ["x"] }).fit(frame()), /received x; available: a, kind/);
    assert.throws(() => pca().transform(ordinary), /fit\(\) to have been called/);
  });

  test("a failed fit leaves what was learnt", () => {
    const fitted = pca().fit(ordinary);
    const { learnt } = fitted;
    assert.throws(() => fitted.fit([[1, 2], [1, 2]])); // prettier-ignore
    assert.deepEqual(fitted.learnt, learnt);
  });
});

test("of many columns, which TensorFlow multiplies: the same as by hand", () => {
  const draws = random(4);
  const rows = Array.from({ length: 60 }, () =>
    Array.from({ length: 40 }, () => normalRandom(draws)),
  );
  const fitted = pca({ components: 5, whiten: true }).fit(rows);
  const { mean, components } = fitted.learnt!;
  const turned = fitted.transform(rows);
  const expected = rows.map((row) =>
    components.map(
      ({ weights, explainedVariance }) =>
        weights.reduce((sum, weight, i) => sum + weight * (row[i]! - mean[i]!), 0) /
        Math.sqrt(explainedVariance),
    ),
  );
  assertClose(turned, expected, "turned");
  const whole = pca().fit(rows);
  assertClose(whole.inverseTransform(whole.transform(rows)), rows, "back");
  components.forEach(({ explainedVariance }, at) => {
    const scores = pca({ components: 5 })
      .fit(rows)
      .transform(rows)
      .map((row) => row[at]!);
    assertClose(
      scores.reduce((sum, score) => sum + score * score, 0) / 59,
      explainedVariance,
      "variance",
    );
  });
});

describe("matrices in JavaScript, where there is no TensorFlow", () => {
  const a = { values: Float64Array.from(ordinary.flat()), rows: 40, columns: 5 };

  test("products are TensorFlow's", () => {
    const b = { values: Float64Array.from({ length: 10 }, (_, i) => i - 4), rows: 5, columns: 2 };
    assertClose([...multiplyHere(a, b, false, false)], [...multiply(a, b).values], "a b", 1e-9);
    const square = multiply(a, a, { transposeA: true });
    assertClose([...multiplyHere(a, a, true, false)], [...square.values], "aᵀ a", 1e-6);
    const outer = multiply(a, a, { transposeB: true });
    assertClose([...multiplyHere(a, a, false, true)], [...outer.values], "a aᵀ", 1e-6);
  });

  test("eigenvalues are TensorFlow's, and vectors up to their signs", () => {
    const mean = ordinary[0]!.map((_, i) => ordinary.reduce((sum, row) => sum + row[i]! / 40, 0));
    const centred = { ...a, values: a.values.map((value, i) => value - mean[i % 5]!) };
    const matrix = multiply(centred, centred, { transposeA: true });
    const [here, native] = [jacobi(matrix), symmetricEigen(matrix)];
    assertClose([...here.eigenvalues], [...native.eigenvalues], "values", 1e-7);
    assertClose(
      Array.from(here.eigenvectors.values, Math.abs),
      Array.from(native.eigenvectors.values, Math.abs),
      "vectors",
      1e-7,
    );
  });
});
