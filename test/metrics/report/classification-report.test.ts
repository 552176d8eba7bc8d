import assert from "node:assert/strict";
import { inspect } from "node:util";
import { describe, test } from "node:test";
import type { Label } from "../../../src/data/index.js";
import { displaySymbol } from "../../../src/display/host.js";
import * as metrics from "../../../src/metrics/index.js";
import { readFixture } from "../../support/fixture.js";

interface Labels {
  truth: Label[];
  predicted: Label[];
  labels?: Label[];
}

type Texts = Record<"plain" | "four digits, 1" | "one digit, NaN" | "named", string> & {
  names: string[];
};

const { cases } = readFixture("metrics/fixtures/scores.json") as { cases: Record<string, Labels> };
const { ties, ...texts } = readFixture("metrics/report/fixtures/report.json") as Record<
  string,
  Texts
> & { ties: Labels & { plain: string; "one digit": string } };

describe("the text is scikit-learn's", () => {
  for (const [name, expected] of Object.entries(texts)) {
    const { truth, predicted, labels } = cases[name]!;
    const text = (options: metrics.ClassificationReportOptions): string =>
      String(metrics.classificationReport(truth, predicted, { labels, ...options }));
    test(name, () => {
      assert.equal(text({}), expected.plain);
      assert.equal(text({ digits: 4, zeroDivision: 1 }), expected["four digits, 1"]);
      assert.equal(text({ digits: 1, zeroDivision: Number.NaN }), expected["one digit, NaN"]);
      assert.equal(text({ targetNames: expected.names }), expected.named);
    });
  }

  test("scores in the middle between two decimals", () => {
    const { truth, predicted } = ties;
    assert.equal(String(metrics.classificationReport(truth, predicted)), ties.plain);
    const one = metrics.classificationReport(truth, predicted, { digits: 1 });
    assert.equal(String(one), ties["one digit"]);
  });
});

test("the numbers are those of the metrics; in a notebook it is a table", async () => {
  const [truth, predicted] = [
    ["cat", "dog", "dog", "emu"],
    ["cat", "cat", "dog", "dog"],
  ];
  const report = metrics.classificationReport(truth, predicted);
  const options = { average: "none" } as const;
  assert.deepEqual(
    report.classes.map(({ f1 }) => f1),
    metrics.f1(truth, predicted, options),
  );
  assert.equal(report.macroAverage.f1, metrics.f1(truth, predicted, { average: "macro" }));
  assert.equal(report.accuracy, 0.5);
  assert.equal(report.microAverage, undefined);
  const bundle = await report[displaySymbol]();
  assert.equal(bundle["text/plain"], String(report));
  assert.equal(inspect(report), String(report));
  assert.match(String(bundle["text/html"]), /<th[^>]*>emu<\/th>/);
});

test("of some of the classes there is no accuracy", () => {
  const report = metrics.classificationReport([0, 1, 2], [0, 1, 1], { labels: [0, 1] });
  assert.equal("accuracy" in report, false);
  assert.equal(report.microAverage?.precision, 2 / 3);
});

test("names and digits are checked", () => {
  const [truth, predicted] = [
    [0, 1],
    [1, 1],
  ];
  assert.throws(
    () => metrics.classificationReport(truth, predicted, { targetNames: ["a"] }),
    /targetNames: expected 2 names; received \["a"\]/,
  );
  assert.throws(
    () => metrics.classificationReport(truth, predicted, { digits: -1 }),
    /digits: expected a whole number/,
  );
});
