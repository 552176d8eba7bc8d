import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as metrics from "../../../src/metrics/index.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Best {
  threshold: number | null;
  value: number;
  values: number[];
}

interface Case {
  truth: number[];
  scores: number[];
  byScore: Record<metrics.ThresholdScore, Best>;
  byCost: (Best & { costs: metrics.OutcomeCosts })[];
}

const cases = readFixture("metrics/threshold/fixtures/threshold.json") as Case[];

describe("the best of all thresholds, scored by scikit-learn", () => {
  cases.forEach(({ truth, scores, byScore, byCost }, at) => {
    test(`case ${at}`, () => {
      const aims = [
        ...Object.entries(byScore).map(([by, best]) => ({
          by: by as metrics.ThresholdScore,
          best,
        })),
        ...byCost.map(({ costs, ...best }) => ({ by: costs, best })),
      ];
      for (const { by, best } of aims) {
        const found = metrics.chooseThreshold(truth, scores, { by });
        assertClose(found.value, best.value);
        assert.equal(found.threshold, best.threshold ?? Infinity);
        assertClose([...found.curve.values], best.values);
        const guess = scores.map((score) => Number(score >= found.threshold));
        const { values } = metrics.confusionMatrix(truth, guess, { labels: [0, 1] });
        assert.deepEqual(values, [
          [found.trueNegatives, found.falsePositives],
          [found.falseNegatives, found.truePositives],
        ]);
      }
    });
  });
});

test("one class of several, named in text", () => {
  const scores = [
    [0.7, 0.2, 0.1],
    [0.1, 0.4, 0.5],
    [0.2, 0.5, 0.3],
    [0.1, 0.1, 0.8],
  ];
  const labels = ["ant", "bee", "cow"];
  const options = { labels, positive: "bee" };
  const found = metrics.chooseThreshold(["ant", "bee", "bee", "cow"], scores, options);
  assert.deepEqual([found.threshold, found.value], [0.4, 1]);
});

const choose = (by: unknown) => () =>
  metrics.chooseThreshold([0, 1], [0.2, 0.6], { by: by as metrics.OutcomeCosts });

test("a wrong aim is refused", () => {
  assert.throws(choose("auc"), /by: expected costs, or a score; received auc; available: accuracy/);
  assert.throws(choose({}), /by: expected finite costs of falsePositive/);
  assert.throws(choose({ falsePositive: Number.NaN }), /by: expected finite costs/);
});
