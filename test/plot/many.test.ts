import assert from "node:assert/strict";
import { test } from "node:test";
import * as plot from "../../src/plot/index.js";
import { random } from "../../src/util/random.js";

const count = 1e6;
const { next } = random(4);
const [a, b] = [0, 1].map(() => Float64Array.from({ length: count }, next)) as [
  Float64Array,
  Float64Array,
];
const classes = a.map((value) => Math.floor(3 * value));
const columns = { a, b, classes };

/** What a page can draw at once without a wait that people notice. */
const largest = 1_500_000;

const charts: Readonly<Record<string, () => plot.Plot>> = {
  histogram: () => plot.histogram(columns, { columns: ["a"] }),
  box: () => plot.box(columns, { columns: ["a", "b"] }),
  violin: () => plot.violin(columns, { columns: ["a"], by: "classes" }),
  scatter: () => plot.scatter(columns, { x: "a", y: "b", color: "classes" }),
  "pair plot": () => plot.pairPlot(columns),
  correlation: () => plot.correlation(columns),
  "missing map": () => plot.missingMap(columns),
  "class balance": () => plot.classBalance(classes),
  "time series": () => plot.timeSeries(a),
  embedding: () => plot.embedding({ a, b }, { labels: classes }),
  residuals: () => plot.residuals({ truth: Array.from(a), predicted: Array.from(b) }),
  folds: () => plot.kFold([{ train: [...a.keys()], test: [] }]),
  weights: () => plot.weightHistograms([a, b]),
  "learning rate": () => plot.learningRate(a),
};

for (const [name, draw] of Object.entries(charts)) {
  test(`a million numbers are binned or sampled: ${name}`, () => {
    const size = JSON.stringify(draw().spec).length;
    assert.ok(size < largest, `${size} characters`);
  });
}

function rowsOf({ spec }: plot.Plot): Record<string, number>[] {
  return (spec["data"] as { values: Record<string, number>[] }).values;
}

test("no peak of a long series is lost, and the chart says what is drawn", () => {
  const spike = a.slice();
  spike[123_456] = 99;
  spike[7] = -99;
  const { spec } = plot.timeSeries(spike);
  const drawn = rowsOf({ spec } as plot.Plot).map(({ value }) => value);
  assert.ok(drawn.includes(99) && drawn.includes(-99) && drawn.length <= 2000);
  assert.equal(
    (spec["title"] as { text: string }).text,
    "lowest and highest of each 1000 of 1,000,000 values",
  );
});
