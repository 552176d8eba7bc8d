import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DataFrame } from "danfojs-node";
import {
  correlation,
  correlationThreshold,
  featureScores,
  fromJSON,
  permutationImportance,
  recursiveElimination,
  selectKBest,
  varianceThreshold,
  type CorrelationMethod,
  type FeatureScore,
} from "../../../src/data/index.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Matrix = (number | null)[][];

interface Scores {
  columns: string[];
  score: (number | null)[];
  pValue: (number | null)[];
}

interface Fixture {
  columns: Record<string, number[]>;
  class: number[];
  number: number[];
  gaps: Record<string, (number | null)[]>;
  correlation: Record<CorrelationMethod, Matrix>;
  gappy: Record<CorrelationMethod, Matrix>;
  scores: Record<string, Scores>;
  best: string[];
  variances: number[];
  ranking: Record<string, number>;
}

const reference = readFixture("data/select/fixtures/selection.json") as Fixture;
const { columns } = reference;
const names = Object.keys(columns);
const classNames = ["low", "middle", "high"];
const kinds = reference.class.map((code) => `${code} ${classNames[code]}`);
const numbers = (): DataFrame => new dfd.DataFrame({ ...columns });
const classified = (): DataFrame => new dfd.DataFrame({ kind: kinds, ...columns });
const measured = (): DataFrame => new dfd.DataFrame({ ...columns, price: reference.number });

const scoring = (data: DataFrame, options: object) => () =>
  featureScores(data, { target: "kind", ...options });

describe("correlation", () => {
  const gappy = new dfd.DataFrame({ ...reference.gaps });

  for (const method of ["pearson", "spearman", "kendall"] as const) {
    test(`${method}: pandas' matrix`, () => {
      const found = correlation(numbers(), { method });
      assertClose(found.values, reference.correlation[method], method);
      assert.deepEqual([found.columns, found.index], [names, names]);
    });

    test(`${method}: of two columns with gaps, the rows in common, if they are enough`, () => {
      assertClose(
        correlation(gappy, { method, minPeriods: 70 }).values,
        reference.gappy[method],
        method,
      );
    });
  }

  test("perfect lines are exactly 1 and -1", () => {
    const rows = [[1, -10, 0.1], [2, -20, 0.1], [3, -30, 0.1]]; // prettier-ignore
    assert.deepEqual(correlation(rows).values, [[1, -1, NaN], [-1, 1, NaN], [NaN, NaN, NaN]]); // prettier-ignore
  });

  test("text is left out, and named where it is asked for", () => {
    assert.deepEqual(correlation(classified(), { columns: ["weak", "copy"] }).columns, [
      "weak",
      "copy",
    ]);
    assert.ok(!correlation(classified()).columns.includes("kind"));
    assert.throws(
      () => correlation(classified(), { columns: ["kind"] }),
      /column "kind": expected numbers; received text/,
    );
    assert.throws(
      () => correlation(numbers(), { columns: ["x"] }),
      /expected a column of the frame; received x/,
    );
    assert.throws(
      () => correlation(numbers(), { method: "x" as "kendall" }),
      /available: pearson, spearman, kendall/,
    );
    assert.throws(() => correlation([]), /at least one row and one column of numbers/);
    assert.throws(() => correlation([[1], [Infinity]]), /finite numbers; received Infinity/);
  });
});

describe("scores of features", () => {
  for (const [name, expected] of Object.entries(reference.scores)) {
    test(`${name}: scikit-learn's`, () => {
      const [score, neighbours = "3"] = name.split(", ") as [FeatureScore, string?];
      const isClass = score.endsWith("Classif") || score === "chi2";
      const found = featureScores(isClass ? classified() : measured(), {
        target: isClass ? "kind" : "price",
        score,
        columns: expected.columns,
        neighbours: Number(neighbours),
      });
      const rows = new Map(
        (found.values as [string, number, number][]).map((row) => [row[0], row]),
      );
      expected.columns.forEach((column, i) => {
        const [, own, pValue] = rows.get(column)!;
        const wanted = expected.score[i]!;
        assertClose(own, wanted, `${column}: score`, 1e-8 * Math.max(1, wanted));
        assertClose(pValue, expected.pValue[i] ?? null, `${column}: p`, 1e-9);
      });
    });
  }

  test("the strongest comes first, what cannot be told last", () => {
    const found = featureScores(classified(), { target: "kind" });
    const scores = found["score"].values as number[];
    assert.deepEqual(
      scores.slice(0, -1),
      scores.slice(0, -1).toSorted((a, b) => b - a),
    );
    assert.equal((found["feature"].values as string[]).at(-1), "constant");
    assert.ok(Number.isNaN(scores.at(-1)));
  });

  test("a constant column has an F of 0 for numbers; a perfect one the largest number", () => {
    const df = new dfd.DataFrame({
      flat: [0.1, 0.1, 0.1, 0.1],
      same: [1, 2, 3, 4],
      y: [2, 4, 6, 8],
    });
    const rows = featureScores(df, { target: "y" }).values as [string, number, number][];
    assert.deepEqual(rows[1], ["flat", 0, 1]);
    assert.equal(rows[0]![0], "same");
    assert.ok(rows[0]![1] > 1e12 && rows[0]![2] < 1e-12);
  });

  test("numbers in the target are a regression unless the test says otherwise", () => {
    const df = new dfd.DataFrame({ x: columns["strong"]!, y: reference.class });
    const expected = reference.scores["fClassif"]!.score[0]!;
    const [row] = featureScores(df, { target: "y", score: "fClassif" }).values as [
      string,
      number,
    ][];
    assertClose(row![1], expected, "F", 1e-8 * expected);
  });

  test("bad data is named", () => {
    assert.throws(
      scoring(classified(), { score: "x" }),
      /score: expected a test of features.*available: fClassif, chi2/,
    );
    assert.throws(scoring(classified(), { target: "x" }), /received x/);
    assert.throws(scoring(classified(), { score: "chi2" }), /numbers of at least 0 for chi2/);
    assert.throws(
      scoring(classified(), { score: "fRegression" }),
      /column "kind": expected numbers/,
    );
    assert.throws(
      scoring(new dfd.DataFrame({ kind: ["a", "a", "a"], x: [1, 2, 3] }), {}),
      /column "kind": expected at least two classes; received \["a"\]/,
    );
    assert.throws(
      scoring(new dfd.DataFrame({ kind: ["a", "b", "a"], x: [1, NaN, 3] }), {}),
      /column "x": expected a number in every row/,
    );
    assert.throws(
      scoring(new dfd.DataFrame({ kind: ["a", "b"], x: [1, 2] }), {}),
      /rows of data: expected a whole number of at least 3; received 2/,
    );
    assert.throws(
      scoring(new dfd.DataFrame({ kind: ["a", "b", "a"] }), {}),
      /at least one column of numbers beside the target/,
    );
  });
});

describe("selectors", () => {
  test("varianceThreshold: scikit-learn's variances, constant columns go", () => {
    const selector = varianceThreshold().fit(numbers());
    selector.learnt!.forEach(({ variance }, i) => {
      assertClose(variance, reference.variances[i]!, names[i]!, 1e-6);
    });
    assert.deepEqual(
      selector.selected,
      names.filter((name) => name !== "constant"),
    );
  });

  test("selectKBest: scikit-learn's choice; the target and text stay", () => {
    const select = selectKBest({ target: "kind", k: 3 });
    const chosen = select.fitTransform(classified());
    assert.deepEqual(select.selected, reference.best);
    assert.deepEqual(chosen.columns, ["kind", ...reference.best]);
  });

  test("correlationThreshold: of two that say the same, the later one goes", () => {
    const selector = correlationThreshold({ threshold: 0.9 }).fit(numbers());
    assert.deepEqual(
      selector.learnt!.filter(({ selected }) => !selected).map((one) => [one.column, one.with]),
      [["copy", "weak"]],
    );
    assert.deepEqual(
      correlationThreshold({ target: "price" }).fit(measured()).selected,
      selector.selected,
    );
  });

  test("tensors and rows lose columns by position, and nothing leaks", () => {
    const rows = [[1, 5, 0], [2, 5, 1], [4, 5, 0]]; // prettier-ignore
    const kept = [[1, 0], [2, 1], [4, 0]]; // prettier-ignore
    assert.deepEqual(varianceThreshold().fitTransform(rows), kept);
    const before = tf.memory().numTensors;
    const x = tf.tensor2d(rows);
    const chosen = varianceThreshold().fitTransform(x);
    assert.deepEqual(chosen.arraySync(), kept);
    tf.dispose([x, chosen]);
    assert.equal(tf.memory().numTensors, before);
  });

  test("JSON brings each of them back", () => {
    for (const selector of [
      varianceThreshold({ threshold: 0.1 }),
      correlationThreshold(),
      selectKBest({ target: "kind", k: 2 }),
    ]) {
      const expected = selector.fitTransform(classified());
      const again = fromJSON(JSON.stringify(selector));
      assert.deepEqual(again.transform(classified()).values, expected.values);
      assert.deepEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(selector)));
    }
  });

  test("bad options and data are named", () => {
    assert.throws(() => varianceThreshold({ threshold: -1 }), /threshold: expected a variance/);
    assert.throws(
      () => correlationThreshold({ threshold: 2 }),
      /threshold: expected a correlation from 0 to 1/,
    );
    assert.throws(
      () => selectKBest({ target: "kind", k: 0 }),
      /k: expected a whole number of at least 1/,
    );
    assert.throws(
      () => varianceThreshold().fit([[1], [1]]),
      /varianceThreshold: expected at least one column that stays; received none of 0/,
    );
    assert.throws(() => varianceThreshold().transform([[1]]), /fit\(\) to have been called/);
    const fitted = varianceThreshold().fit(numbers());
    assert.throws(
      () => fitted.transform(new dfd.DataFrame({ weak: [1] })),
      /a column "strong", as fitted.*available: weak/,
    );
  });
});

/** Coefficients of a least-squares line through the features, with a constant: Gauss's normal equations. */
function leastSquares(df: DataFrame, features: readonly string[]): number[] {
  const x = features.map((name) => centred(df[name].values as number[]));
  const y = centred(df["price"].values as number[]);
  return solve(
    x.map((a) => x.map((b) => dot(a, b))),
    x.map((a) => dot(a, y)),
  );
}

describe("recursive elimination", () => {
  const features = Object.keys(reference.ranking);

  test("scikit-learn's ranks", async () => {
    const found = await recursiveElimination(measured(), {
      target: "price",
      columns: features,
      select: 2,
      importances: leastSquares,
    });
    assert.deepEqual(found.ranking, reference.ranking);
    assert.deepEqual(
      found.selected,
      features.filter((name) => reference.ranking[name] === 1),
    );
  });

  test("each model sees the features that are left, and the target", async () => {
    const seen: string[][] = [];
    await recursiveElimination(new dfd.DataFrame({ a: [1], b: [2], c: [3], price: [4] }), {
      target: "price",
      select: 1,
      importances(df, left) {
        seen.push(df.columns);
        return left.map((_, i) => -i);
      },
    });
    assert.deepEqual(seen, [["a", "b", "c", "price"], ["b", "c", "price"]]); // prettier-ignore
  });

  test("bad options are named", async () => {
    const options = { target: "price", importances: () => [1] };
    await assert.rejects(
      recursiveElimination(measured(), { ...options, select: 99 }),
      /select: expected at most the 8 features/,
    );
    await assert.rejects(
      recursiveElimination(measured(), { ...options, step: 0 }),
      /step: expected a whole number/,
    );
    await assert.rejects(
      recursiveElimination(measured(), options),
      /importances: expected a finite number for each of strong/,
    );
  });
});

/** A model that is right where `useful` says so. */
const score = (df: DataFrame): number => {
  const rows = df.values as [number, number, number][];
  return rows.filter(([useful, , label]) => useful === label).length / rows.length;
};
const usefulAndUseless = (): DataFrame => {
  const label = Array.from({ length: 400 }, (_, i) => i % 2);
  return new dfd.DataFrame({ useful: label, useless: label.map((_, i) => i % 3), label });
};

describe("permutation importance", () => {
  test("a column that the model uses costs it its score, another nothing", async () => {
    const { baseline, importances } = await permutationImportance(usefulAndUseless(), {
      target: "label",
      score,
      seed: 1,
    });
    assert.equal(baseline, 1);
    assert.deepEqual(
      importances.map(({ column }) => column),
      ["useful", "useless"],
    );
    assert.ok(Math.abs(importances[0]!.mean - 0.5) < 0.08);
    assert.equal(importances[0]!.values.length, 5);
    assert.deepEqual([importances[1]!.mean, importances[1]!.deviation], [0, 0]);
  });

  test("the same seed gives the same shuffles, and the frame stays as it was", async () => {
    const df = usefulAndUseless();
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map(async (seed) => permutationImportance(df, { target: "label", score, seed })),
    );
    assert.deepEqual(again!.importances, first!.importances);
    assert.notDeepEqual(other!.importances, first!.importances);
    assert.deepEqual(df.values, usefulAndUseless().values);
  });

  test("bad options are named", async () => {
    await assert.rejects(
      permutationImportance(usefulAndUseless(), { score: () => NaN }),
      /score: expected a function that gives a finite number; received NaN/,
    );
    await assert.rejects(
      permutationImportance(usefulAndUseless(), { score, columns: ["x"] }),
      /received x; available: useful/,
    );
    await assert.rejects(
      permutationImportance(usefulAndUseless(), { score, repeats: 0 }),
      /repeats: expected/,
    );
    await assert.rejects(
      permutationImportance(usefulAndUseless(), { score, columns: [] }),
      /at least one row and one column to judge/,
    );
  });
});

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Gaussian elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  rows.forEach((pivot, at) => {
    rows.forEach((row, i) => {
      if (i === at) return;
      const factor = row[at]! / pivot[at]!;
      pivot.forEach((value, j) => (row[j]! -= factor * value));
    });
  });
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}
