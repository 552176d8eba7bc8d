import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Label } from "../../../src/data/index.js";
import * as metrics from "../../../src/metrics/index.js";
import { tf } from "../../../src/tf.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

type Numbers = readonly (number | null)[];

interface Roc {
  false: Numbers;
  true: Numbers;
  thresholds: Numbers;
}

interface Binary {
  truth: Label[];
  scores: number[];
  positive: Label;
  roc: Roc;
  rocKept: Roc;
  area: number | null;
  curve: { precision: Numbers; recall: Numbers; thresholds: Numbers };
  averagePrecision: number;
  hinge: number | null;
  logLoss?: number;
  brier?: number;
  calibration?: Record<string, [observed: number[], predicted: number[]]>;
}

type Averages = Record<metrics.RestAverage | "none", number | number[]>;

interface Several {
  truth: Label[];
  scores: number[][];
  labels?: Label[];
  rocAuc: Averages;
  averagePrecision: Averages;
  topK: number[] | null;
  hinge: number | null;
  logLoss?: number;
  brier?: number;
}

const { binaries, multiples, areas } = readFixture(
  "metrics/probability/fixtures/probability.json",
) as {
  binaries: Record<string, Binary>;
  multiples: Record<string, Several>;
  areas: { x: number[]; y: number[]; area: number }[];
};

describe("two classes: equal to scikit-learn", () => {
  for (const [name, expected] of Object.entries(binaries)) {
    const { truth, scores, positive, roc, rocKept, curve } = expected;
    const classes = [...new Set(truth), 0, 1].filter((label) => typeof label === typeof positive);
    const negative = classes.find((label) => label !== positive)!;
    const labels = [negative, positive];
    test(name, () => {
      for (const [dropIntermediate, wanted] of [
        [true, roc],
        [false, rocKept],
      ] as const) {
        const found = metrics.rocCurve(truth, scores, { positive, dropIntermediate });
        assertClose(found.falsePositiveRate, wanted.false, "false positive rate");
        assertClose(found.truePositiveRate, wanted.true, "true positive rate");
        assert.equal(found.thresholds[0], Number.POSITIVE_INFINITY);
        assertClose(found.thresholds.slice(1), wanted.thresholds.slice(1), "thresholds");
        assertClose(found.area, expected.area, "area");
      }
      assertClose(metrics.rocAuc(truth, scores, { labels }), expected.area, "AUC");
      const found = metrics.precisionRecallCurve(truth, scores, { positive });
      assertClose(found.precision, curve.precision, "precision");
      assertClose(found.recall, curve.recall, "recall");
      assertClose(found.thresholds, curve.thresholds, "thresholds");
      assertClose(found.averagePrecision, expected.averagePrecision, "average precision");
      assertClose(
        metrics.averagePrecision(truth, scores, { labels }),
        expected.averagePrecision,
        "average precision",
      );
      if (expected.hinge !== null) {
        assertClose(metrics.hingeLoss(truth, scores, { labels }), expected.hinge, "hinge loss");
      }
      if (expected.logLoss === undefined) {
        assert.throws(() => metrics.logLoss(truth, scores, { labels }), /^Error: scores/);
        assert.throws(() => metrics.calibrationCurve(truth, scores), /^Error: scores/);
        return;
      }
      assertClose(metrics.logLoss(truth, scores, { labels }), expected.logLoss, "log loss");
      assertClose(metrics.brierScore(truth, scores, { labels }), expected.brier, "Brier score");
      for (const [key, [observed, predicted]] of Object.entries(expected.calibration!)) {
        const [strategy, bins] = key.split(" ");
        const calibration = metrics.calibrationCurve(truth, scores, {
          positive,
          strategy: strategy as metrics.BinStrategy,
          bins: Number(bins),
        });
        assertClose(calibration.observed, observed, key);
        assertClose(calibration.predicted, predicted, key);
        const samples = calibration.samples.reduce((sum, count) => sum + count, 0);
        assert.equal(samples, truth.length);
      }
    });
  }
});

describe("several classes: equal to scikit-learn", () => {
  for (const [name, expected] of Object.entries(multiples)) {
    const { truth, scores, labels } = expected;
    test(name, () => {
      for (const metric of ["rocAuc", "averagePrecision"] as const) {
        for (const [key, value] of Object.entries(expected[metric])) {
          const average = key as metrics.RestAverage;
          assertClose(
            metrics[metric](truth, scores, { average, labels }),
            value,
            `${metric}, ${key}`,
          );
        }
      }
      expected.topK?.forEach((value, i) => {
        assertClose(
          metrics.topKAccuracy(truth, scores, { k: i + 1, labels }),
          value,
          `top ${i + 1}`,
        );
      });
      if (expected.hinge !== null) {
        assertClose(metrics.hingeLoss(truth, scores), expected.hinge, "hinge loss");
      }
      if (expected.logLoss !== undefined) {
        assertClose(metrics.logLoss(truth, scores, { labels }), expected.logLoss, "log loss");
        assertClose(metrics.brierScore(truth, scores, { labels }), expected.brier, "Brier score");
      }
    });
  }
});

test("the area under points, also falling ones", () => {
  for (const { x, y, area } of areas) assertClose(metrics.auc(x, y), area);
  assert.throws(() => metrics.auc([0, 2, 1], [0, 1, 1]), /^Error: x: expected at least two places/);
  assert.throws(() => metrics.auc([0], [0]), /^Error: x: expected at least two places/);
});

test("of rows, the column of the positive class counts; of two classes by default the second", () => {
  const truth = ["no", "yes", "yes"];
  const scores = tf.tensor2d([[0.9, 0.1], [0.3, 0.7], [0.6, 0.4]]); // prettier-ignore
  const before = tf.memory().numTensors;
  const second = [0.1, 0.7, 0.4].map(Math.fround);
  assert.deepEqual(metrics.rocCurve(truth, scores), metrics.rocCurve(truth, second));
  assert.equal(metrics.rocCurve(truth, scores, { positive: "no" }).area, 1);
  assertClose(metrics.logLoss(truth, scores), metrics.logLoss(truth, second), "log loss", 1e-7);
  assert.equal(metrics.hingeLoss(truth, scores), metrics.hingeLoss([0, 1, 1], scores));
  assert.equal(tf.memory().numTensors, before);
  scores.dispose();
});

const rows = [[0.2, 0.5, 0.3], [0.1, 0.1, 0.8], [0.6, 0.2, 0.2]]; // prettier-ignore

test("one class of several against the others", () => {
  assert.equal(metrics.rocCurve([1, 2, 0], rows, { positive: 2 }).area, 1);
  assert.equal(metrics.rocAuc([[0, 1, 0], [0, 0, 1], [1, 0, 0]], rows), 1); // prettier-ignore
});

test("a probability of 0 for what came costs much, but not everything", () => {
  assertClose(metrics.logLoss([0, 1], [0, 0]), (36.04365338911715 + 2 ** -52) / 2);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  [
    "several classes without a positive one",
    () => metrics.rocCurve([1, 2, 0], rows),
    /^Error: positive: expected one of 3 classes; received none; available: 0, 1, 2$/,
  ],
  [
    "a positive class that does not occur",
    () => metrics.rocCurve([1, 0], [0.2, 0.4], { positive: 7 }),
    /^Error: positive: expected one of the classes; received 7; available: 0, 1$/,
  ],
  [
    "three classes and one column",
    () => metrics.rocAuc([0, 1, 2], [0.1, 0.2, 0.3]),
    /^Error: labels: expected 2 classes, .*received \[0,1,2\]$/,
  ],
  [
    "text that does not name every column",
    () => metrics.rocAuc(["a", "b", "a"], rows),
    /^Error: labels: expected 3 classes, .*received \["a","b"\]$/,
  ],
  [
    "a label that is none of the classes",
    () => metrics.rocAuc(["a", "b", "d"], rows, { labels: ["a", "b", "c"] }),
    /^Error: truth\[2\]: expected one of the classes; received d; available: a, b, c$/,
  ],
  [
    "logits where probabilities are wanted",
    () => metrics.logLoss([0, 1, 2], [[1, -2, 0], [0, 0, 1], [0, 1, 0]]), // prettier-ignore
    /^Error: scores\[0\]: expected probabilities from 0 to 1; received -2$/,
  ],
  [
    "numbers that do not sum to 1",
    () => metrics.brierScore([0, 1], [[0.5, 0.5], [0.5, 0.6]]), // prettier-ignore
    /^Error: scores\[1\]: expected probabilities that sum to 1; received 1.1$/,
  ],
  [
    "an average that is none",
    () => metrics.rocAuc([1, 2, 0], rows, { average: "mean" as "macro" }),
    /^Error: average: .*received mean; available: macro, weighted, micro, none$/,
  ],
  [
    "one column for the best classes",
    () => metrics.topKAccuracy([0, 1], [0.2, 0.7]),
    /^Error: scores: expected rows with a column for each class; received one column$/,
  ],
  [
    "no best class",
    () => metrics.topKAccuracy([1, 2, 0], rows, { k: 0 }),
    /^Error: k: expected a whole number of at least 1; received 0$/,
  ],
  [
    "no bins",
    () => metrics.calibrationCurve([0, 1], [0.1, 0.2], { bins: 0 }),
    /^Error: bins: expected a whole number/,
  ],
  [
    "bins of an unknown kind",
    () => metrics.calibrationCurve([0, 1], [0.1, 0.2], { strategy: "kmeans" as "uniform" }),
    /^Error: strategy: .*received kmeans; available: uniform, quantile$/,
  ],
  [
    "different lengths",
    () => metrics.rocAuc([0, 1], [0.1]),
    /^Error: scores: expected 2 samples, as truth has; received 1 samples$/,
  ],
  [
    "NaN",
    () => metrics.rocAuc([0, 1], [0.1, NaN]),
    /^Error: scores\[1\]: expected a finite number/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
