import assert from "node:assert/strict";
import { test } from "node:test";
import { dfd } from "../../src/dfd.js";
import { precisionRecallCurve, rocCurve } from "../../src/metrics/index.js";
import * as plot from "../../src/plot/index.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";

const upTo = (count: number): number[] => [...Array(count).keys()];

/** The rows that a chart draws. */
function rowsOf({ spec }: plot.Plot): Record<string, unknown>[] {
  return (spec["data"] as { values: Record<string, unknown>[] }).values;
}

function subtitleOf({ spec }: plot.Plot): string | undefined {
  const title = spec["title"] as { text: string; subtitle?: string } | undefined;
  return title?.subtitle ?? title?.text;
}

test("numbers are read from frames, series, arrays, typed arrays, tensors and records of them", () => {
  const before = tf.memory().numTensors;
  const tensor = tf.tensor1d([1, 2, 4]);
  const forms = [
    [1, 2, 4],
    Float32Array.from([1, 2, 4]),
    tensor,
    new dfd.Series([1, 2, 4]),
    { a: [1, 2, 4] },
    new dfd.DataFrame({ a: [1, 2, 4], name: ["x", "y", "z"] }),
  ];
  const boxes = forms.map((form) => rowsOf(plot.box(form)));
  tf.dispose(tensor);
  assert.equal(tf.memory().numTensors, before);
  for (const [box, ...others] of boxes) {
    assert.equal(others.length, 0);
    assert.deepEqual([box!["median"], box!["low"], box!["high"], box!["count"]], [2, 1, 4, 3]);
  }
});

test("what is missing is left out, and said", () => {
  const df = new dfd.DataFrame({ a: [1, NaN, 3, Infinity], b: [1, 2, 3, 4], kind: ["x", "x", null, "y"] }); // prettier-ignore
  assert.equal(subtitleOf(plot.histogram(df)), "2 missing left out");
  assert.equal(subtitleOf(plot.box(df)), "2 missing left out");
  const scatter = plot.scatter(df, { x: "a", y: "b", color: "kind" });
  assert.equal(subtitleOf(scatter), "2 rows with missing numbers left out");
  assert.deepEqual(rowsOf(scatter), [
    { x: 1, y: 1, color: "x" },
    { x: 3, y: 3, color: "missing" },
  ]);
  assert.equal(subtitleOf(plot.histogram({ b: [1, 2] })), undefined);
});

test("many points are binned, or some are drawn, and the chart says so", () => {
  const { next } = random(1);
  const many = Float64Array.from({ length: 1e6 }, next);
  const counts = rowsOf(plot.histogram(many)).map(({ count }) => Number(count));
  assert.ok(counts.length <= 200);
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 1e6); // prettier-ignore

  const some = upTo(20_000);
  const residuals = plot.residuals({ truth: some, predicted: some });
  assert.equal(rowsOf(residuals).length, 5000);
  assert.equal(subtitleOf(residuals), "5,000 of 20,000 points, drawn at random");
  const again = plot.residuals({ truth: some, predicted: some });
  assert.deepEqual(rowsOf(residuals), rowsOf(again));
});

test("curves of many points keep those that can be told apart", () => {
  const { next } = random(2);
  const truth = upTo(50_000).map((i) => i % 2);
  const scores = truth.map((label) => label + 3 * next());
  for (const chart of [
    plot.roc(rocCurve(truth, scores, { dropIntermediate: false })),
    plot.precisionRecall(precisionRecallCurve(truth, scores)),
  ]) {
    const points = rowsOf(chart).map(({ x }) => [Number(x)] as const);
    assert.ok(points.length > 300 && points.length < 1600, `${points.length}`);
    assert.equal(points[0]![0], 0);
    assert.equal(points.at(-1)![0], 1);
    points.slice(1).forEach(([x], i) => assert.ok(Math.abs(x - points[i]![0]) < 0.01));
  }
});

test("a chart of a curve that nothing is known of has gaps, and no infinity", () => {
  const json = JSON.stringify(plot.roc(rocCurve([0, 1], [0.2, 0.7])).spec);
  assert.match(json, /"threshold":null/);
});

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  ["no curve", () => plot.roc({}), /^Error: curves: expected one to draw, or several by name/],
  [
    "another kind of curve",
    () => plot.calibration(rocCurve([0, 1], [0.2, 0.7]) as never),
    /^Error: curves: expected one to draw, or several by name; received an object with /,
  ],
  [
    "text",
    () => plot.histogram(new dfd.DataFrame({ kind: ["a", "b"] }), { columns: ["kind"] }),
    /^Error: column "kind": expected numbers; received text values$/,
  ],
  [
    "no numbers",
    () => plot.box(new dfd.DataFrame({ kind: ["a", "b"] })),
    /^Error: data: expected a column with numbers; received none$/,
  ],
  [
    "an unknown column",
    () => plot.box({ a: [1] }, { columns: ["b"] }),
    /^Error: columns: expected columns of the data; received b; available: a$/,
  ],
  [
    "only missing numbers",
    () => plot.histogram([NaN, NaN]),
    /^Error: column "value": expected at least one number; received none$/,
  ],
  ["no bins", () => plot.histogram([1], { bins: 0 }), /^Error: bins: expected a whole number/],
  [
    "one column to compare",
    () => plot.correlation({ a: [1, 2] }),
    /^Error: columns: expected at least two columns of one length; received a \(2\)$/,
  ],
  [
    "columns of different lengths",
    () => plot.correlation({ a: [1, 2], b: [1] }),
    /^Error: columns: .*; received a \(2\), b \(1\)$/,
  ],
  [
    "residuals of different lengths",
    () => plot.residuals({ truth: [1, 2], predicted: [1] }),
    /^Error: predicted: expected 2 samples, as truth has; received 1 samples$/,
  ],
  [
    "sizes without scores",
    () => plot.learningCurve({ sizes: [1, 2], train: [[1]], validation: [[1], [1]] }),
    /^Error: train: expected 2 lists of scores, none of them empty; received 1 lists of scores$/,
  ],
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
