import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tensor2D } from "@tensorflow/tfjs-node";
import { displaySymbol, type Displayable } from "../../src/display/host.js";
import { evaluate, type EvaluateOptions, type Evaluation } from "../../src/evaluation/index.js";
import * as metrics from "../../src/metrics/index.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";
import { assertClose } from "../support/close.js";
import { echo } from "./echo.js";

/** Samples of which a share is right, with the probabilities of the classes. */
function drawn(samples: number, classes: number): { truth: number[]; scores: number[][] } {
  const { int, next } = random(3);
  const truth = Array.from({ length: samples }, () => int(classes));
  const scores = truth.map((code) => {
    const row = Array.from({ length: classes }, (_, other) => next() + (other === code ? 0.5 : 0));
    const sum = row.reduce((total, score) => total + score, 0);
    return row.map((score) => score / sum);
  });
  return { truth, scores };
}

function evaluated(
  truth: readonly number[],
  scores: readonly number[][],
  options: EvaluateOptions & { task?: "classification" } = {},
): Evaluation {
  const data = { x: tf.tensor2d(scores as number[][]), y: tf.tensor1d([...truth]) };
  const model = echo(scores[0]!.length);
  const result = evaluate(model, data, options);
  tf.dispose(data);
  model.dispose();
  return result;
}

async function shown(value: Displayable): Promise<{ html: string; text: string }> {
  const bundle = await value[displaySymbol]();
  assert.deepEqual(Object.keys(bundle), ["text/html", "text/plain"]);
  return { html: String(bundle["text/html"]), text: String(bundle["text/plain"]) };
}

/** The charts of a page, as SVG. */
function charts(html: string): string[] {
  const sources = html.matchAll(/<img alt="[^"<]+" src="data:image\/svg\+xml;base64,([^"]+)">/g);
  return Array.from(sources, ([, data]) => Buffer.from(data!, "base64").toString());
}

/** The areas that the legends name. */
function areas(html: string): string[] | null {
  return charts(html)
    .join("")
    .match(/\((?:AUC|AP) [\d.]+\)/g);
}

test("intervals are those of the bootstrap of each metric", () => {
  const { truth, scores } = drawn(60, 3);
  const options = { average: "macro", labels: [0, 1, 2] } as const;
  const { intervals, predicted } = evaluated(truth, scores);
  const codes = predicted.map(Number);
  const expected = {
    accuracy: (t: number[], p: number[]) => metrics.accuracy(t, p),
    precision: (t: number[], p: number[]) => metrics.precision(t, p, options),
    recall: (t: number[], p: number[]) => metrics.recall(t, p, options),
    f1: (t: number[], p: number[]) => metrics.f1(t, p, options),
  };
  for (const [name, metric] of Object.entries(expected)) {
    const { low, high } = metrics.bootstrapInterval(metric, truth, codes, { seed: 0 });
    const found = intervals[name as keyof typeof expected]!;
    assertClose([found.low, found.high], [low, high], name);
  }
});

test("intervals of two classes are those of the positive one", () => {
  const { truth, scores } = drawn(50, 2);
  for (const positive of ["no", "yes"]) {
    const { intervals, predicted } = evaluated(truth, scores, { classes: ["no", "yes"], positive });
    const names = truth.map((code) => ["no", "yes"][code]!);
    const metric = (t: string[], p: string[]) => metrics.recall(t, p, { positive });
    const { low, high } = metrics.bootstrapInterval(metric, names, [...predicted], { seed: 0 });
    assertClose([intervals.recall!.low, intervals.recall!.high], [low, high]);
  }
});

test("intervals of a regression, and the predictions that are farthest off", () => {
  const { scores: truth } = drawn(40, 2);
  const predicted = truth.map(([a, b], i) => [a! + (i % 3) / 20, b! - (i === 7 ? 2 : 0)]);
  const data = { x: tf.tensor2d(predicted), y: tf.tensor2d(truth) };
  const result = evaluate(echo(2), data, { task: "regression" });
  for (const name of ["r2", "meanAbsoluteError", "rootMeanSquaredError"] as const) {
    const rows = [result.truth, result.predicted].map((all) => all.map((row) => [...row]));
    const { low, high } = metrics.bootstrapInterval(metrics[name], rows[0]!, rows[1]!, { seed: 0 });
    assertClose([result.intervals[name]!.low, result.intervals[name]!.high], [low, high], name);
  }
  const [worst] = result.worst;
  assert.deepEqual([worst!.sample, worst!.output, result.worst.length], [7, 1, 10]);
  assertClose(worst!.error, 2, "error", 1e-6);
  tf.dispose(data);
});

test("confusions and the worst mistakes", () => {
  const truth = [0, 0, 0, 1, 2];
  const scores = [
    [0.1, 0.9, 0],
    [0.3, 0.5, 0.2],
    [0.8, 0.1, 0.1],
    [0.2, 0.4, 0.4],
    [0.5, 0.1, 0.4],
  ];
  const { confusions, worst } = evaluated(truth, scores, { classes: ["a", "b", "c"] });
  assert.deepEqual(confusions, [
    { truth: "a", predicted: "b", samples: 2, share: 2 / 3 },
    { truth: "c", predicted: "a", samples: 1, share: 1 },
  ]);
  assert.deepEqual(
    worst.map(({ sample, truth: right, predicted }) => [sample, right, predicted]),
    [
      [0, "a", "b"],
      [1, "a", "b"],
      [4, "c", "a"],
    ],
  );
  assertClose([worst[0]!.truthScore, worst[0]!.predictedScore], [0.1, 0.9], "scores", 1e-6);
});

test("one column is the probability of the second class, also for the first", () => {
  const { confusions, worst } = evaluated([0, 1], [[0.9], [0.95]]);
  assert.deepEqual(confusions, [{ truth: "0", predicted: "1", samples: 1, share: 1 }]);
  assertClose([worst[0]!.truthScore, worst[0]!.predictedScore], [0.1, 0.9], "scores", 1e-6);
});

test("what takes time is computed when it is read, once", () => {
  const result = evaluated([0, 1], [[0.9], [0.95]]);
  assert.equal(Object.keys(result).includes("intervals"), false);
  assert.equal(result.intervals, result.intervals);
});

test("the page has tables and charts, which take its background", async () => {
  const { truth, scores } = drawn(80, 3);
  const { html, text } = await shown(evaluated(truth, scores, { classes: ["a", "<i>", "c"] }));
  assert.equal(charts(html).length, 4); // matrix, ROC, precision and recall, calibration
  assert.doesNotMatch(html, /<i>|<svg/);
  for (const svg of charts(html)) assert.doesNotMatch(svg, /<i>|^<svg [^>]*>\s*<rect [^>]*"white"/);
  for (const part of ["accuracy 0", "Scores and their 95 % intervals", "Worst mistakes"]) {
    assert.ok(text.includes(part), part);
    assert.ok(html.includes(part), part);
  }
});

test("pages of two classes, of many, of scores that are no probabilities, of one sample", async () => {
  const two = drawn(40, 2);
  for (const positive of ["0", "1"]) {
    const column = two.scores.map((row) => [row[1]!]);
    const [rows, one] = [two.scores, column].map((scores) =>
      evaluated(two.truth, scores, { positive }),
    );
    const [first, second] = [await shown(rows!), await shown(one!)];
    assert.equal(charts(first.html).length, 4);
    // float32 rounds 1 - p: the curves are the same.
    assert.deepEqual(areas(second.html), areas(first.html));
  }
  const many = drawn(60, 8);
  assert.equal(charts((await shown(evaluated(many.truth, many.scores))).html).length, 2);
  const logits = two.scores.map((row) => row.map((score) => 10 * score - 5));
  assert.equal(charts((await shown(evaluated(two.truth, logits))).html).length, 3);
  const right = evaluated([1], [[0.2, 0.8]]);
  const page = await shown(right);
  assert.equal(charts(page.html).length, 2);
  assert.equal(page.text.includes("Worst mistakes"), false);
  const x: Tensor2D = tf.tensor2d([[1], [2.5]]);
  const regression = evaluate(echo(1), { x, y: tf.tensor1d([1, 2]) }, { task: "regression" });
  assert.equal(charts((await shown(regression)).html).length, 1);
  x.dispose();
});
