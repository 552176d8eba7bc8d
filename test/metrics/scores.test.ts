import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as metrics from "../../src/metrics/index.js";
import type { Label } from "../../src/data/index.js";
import { displaySymbol } from "../../src/display/host.js";
import { assertClose } from "../support/close.js";
import { readFixture } from "../support/fixture.js";

type Numbers = number | null | readonly Numbers[];

interface Case {
  truth: Label[];
  predicted: Label[];
  labels?: Label[];
  accuracy: number;
  confusion: number[][];
  normalized: Record<metrics.Normalization, number[][]>;
  balanced: number;
  adjusted: number | null;
  matthews: number;
  kappa: Record<metrics.KappaWeights, number | null>;
  scores: Record<keyof typeof classScores, Record<metrics.Average, Record<string, Numbers>>>;
}

type ClassScore = typeof metrics.f1;

const fBeta =
  (beta: number) =>
  (...[truth, predicted, options]: Parameters<ClassScore>) =>
    metrics.fBeta(truth, predicted, { ...options, beta });

const classScores = {
  precision: metrics.precision,
  recall: metrics.recall,
  f1: metrics.f1,
  "fBeta 0.5": fBeta(0.5),
  "fBeta 2": fBeta(2),
  jaccard: metrics.jaccard,
  specificity: metrics.specificity,
};

const { cases } = readFixture("metrics/fixtures/scores.json") as {
  cases: Record<string, Case>;
};
const divisions: Record<string, metrics.ZeroDivision> = { 0: 0, 1: 1, NaN: Number.NaN };

describe("equal to scikit-learn", () => {
  for (const [name, expected] of Object.entries(cases)) {
    const { truth, predicted, labels, scores } = expected;
    test(name, () => {
      assertClose(metrics.accuracy(truth, predicted), expected.accuracy, "accuracy");
      const matrix = metrics.confusionMatrix(truth, predicted, { labels });
      assert.deepEqual(matrix.values, expected.confusion);
      for (const normalize of ["true", "predicted", "all"] as const) {
        const shares = metrics.confusionMatrix(truth, predicted, { labels, normalize }).values;
        assertClose(shares, expected.normalized[normalize], normalize);
      }
      assertClose(metrics.balancedAccuracy(truth, predicted), expected.balanced, "balanced");
      const adjusted = metrics.balancedAccuracy(truth, predicted, { adjusted: true });
      assertClose(adjusted, expected.adjusted, "balanced, adjusted");
      assertClose(metrics.matthewsCorrelation(truth, predicted), expected.matthews, "matthews");
      for (const weights of ["none", "linear", "quadratic"] as const) {
        const kappa = metrics.cohenKappa(truth, predicted, { labels, weights });
        assertClose(kappa, expected.kappa[weights], `kappa, ${weights}`);
      }
      for (const [metric, score] of Object.entries(classScores)) {
        const byAverage = scores[metric as keyof typeof classScores];
        for (const [average, byDivision] of Object.entries(byAverage)) {
          for (const [division, value] of Object.entries(byDivision)) {
            if (metric === "jaccard" && division === "NaN") continue; // scikit-learn refuses it
            const options = {
              average: average as "macro",
              zeroDivision: divisions[division]!,
              labels,
              ...(average === "binary" ? { positive: largest([...truth, ...predicted]) } : {}),
            };
            const actual = score(truth, predicted, options);
            assertClose(actual, value, `${metric}, ${average}, zero division ${division}`);
          }
        }
      }
    });
  }
});

test("a matrix names its rows and columns", () => {
  const matrix = metrics.confusionMatrix(["b", "a"], ["a", "a"]);
  assert.deepEqual(matrix.labels, ["a", "b"]);
  assert.deepEqual(metrics.confusionMatrix([10, 9], [9, 9]).labels, ["9", "10"]);
});

test("a matrix draws itself, counts or shares", async () => {
  for (const options of [{}, { normalize: "true" as const }]) {
    const matrix = metrics.confusionMatrix([0, 1, 1], [0, 1, 0], options);
    const bundle = await matrix[displaySymbol]();
    assert.ok("application/vnd.vegalite.v5+json" in bundle);
  }
});

test("the positive class defaults to 1, and has to occur", () => {
  assertClose(metrics.precision([0, 1, 1], [1, 1, 0]), 0.5);
  assertClose(metrics.recall([0, 1, 1], [1, 1, 0], { positive: 0 }), 0);
  assert.throws(
    () => metrics.f1(["no", "yes"], ["no", "no"]),
    /^Error: positive: expected one of the classes; received 1; available: no, yes$/,
  );
});

test("more than two classes need an average", () => {
  assert.throws(
    () => metrics.recall([0, 1, 2], [0, 1, 2]),
    /^Error: average: expected another average than "binary" for 3 classes; received binary; available: macro, weighted, micro$/,
  );
  assert.throws(
    () => metrics.recall([0, 1], [0, 1], { average: "mean" as "macro" }),
    /^Error: average: expected a way to average; received mean; available: .*none$/,
  );
});

test("options that are wrong", () => {
  assert.throws(
    () => metrics.fBeta([0, 1], [0, 1], { beta: -1 }),
    /^Error: beta: expected a number of at least 0; received -1$/,
  );
  assert.throws(
    () => metrics.cohenKappa([0, 1], [0, 1], { weights: "cubic" as "linear" }),
    /^Error: weights: expected how to weigh; received cubic; available: none, linear, quadratic$/,
  );
});

test("a zero division that is no score is refused", () => {
  for (const zeroDivision of [2, -1, 0.5]) {
    assert.throws(
      () => metrics.f1([0, 1], [0, 1], { zeroDivision }),
      /^Error: zeroDivision: expected 0, 1 or NaN; received /,
    );
  }
});

test("labels of a matrix have to occur", () => {
  assert.throws(
    () => metrics.confusionMatrix([0, 1], [0, 1], { labels: [7] }),
    /^Error: labels: expected at least one label of truth; received \[7\]; available: 0, 1$/,
  );
  assert.throws(
    () => metrics.confusionMatrix([0, 1], [0, 1], { normalize: "rows" as "true" }),
    /^Error: normalize: expected a way to normalise; received rows; available: true, predicted, all$/,
  );
});

function largest(labels: readonly Label[]): Label {
  const sorted = labels.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  return sorted.at(-1)!;
}
