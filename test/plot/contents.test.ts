import assert from "node:assert/strict";
import { test } from "node:test";
import * as plot from "../../src/plot/index.js";
import { tf } from "../../src/tf.js";
import { decodePng } from "../support/png.js";
import { assertClose } from "../support/close.js";

type Row = Record<string, unknown>;

/** The tables of a chart, in their order. */
function tables(value: unknown): Row[][] {
  if (typeof value !== "object" || value === null) return [];
  const own = (value as { data?: { values?: Row[] } }).data?.values;
  const within = Object.values(value).flatMap((part) =>
    Array.isArray(part) ? part.flatMap(tables) : [],
  );
  return own ? [own, ...within] : within;
}

function rowsOf({ spec }: plot.Plot, at = 0): Row[] {
  return tables(spec)[at]!;
}

function notes({ spec }: plot.Plot): string | undefined {
  const title = spec["title"] as { text: string; subtitle?: string } | undefined;
  return title?.subtitle ?? title?.text;
}

/** Red, green, blue and alpha of a pixel of a picture in a chart. */
function pixel(address: unknown, x: number, y: number): number[] {
  const picture = decodePng(Buffer.from(String(address).split(",")[1]!, "base64"));
  const at = 4 * (y * picture.width + x);
  return Array.from(picture.pixels.subarray(at, at + 4));
}

test("folds: what trains, tests, is left out, and what leaks", () => {
  const chart = plot.kFold([
    { train: [0, 1], test: [2] },
    { train: [0, 2, 3], test: Int32Array.of(3) },
  ]);
  const roles = (fold: string) => rowsOf(chart).filter((row) => row["fold"] === fold).map(({ is }) => is); // prettier-ignore
  assert.deepEqual(roles("fold 1"), ["train", "train", "test", "left out"]);
  assert.deepEqual(roles("fold 2"), ["train", "left out", "train", "both"]);
});

test("folds of many samples are drawn in blocks, equal neighbours as one", () => {
  const half = Array.from({ length: 1000 }, (_, i) => i);
  const chart = plot.kFold([{ train: half.slice(0, 600), test: half.slice(600) }]);
  assert.deepEqual(rowsOf(chart), [
    { fold: "fold 1", from: 0, to: 600, is: "train" },
    { fold: "fold 1", from: 600, to: 1000, is: "test" },
  ]);
  assert.equal(notes(chart), "blocks of 4 samples, by what most of them are");
});

test("scores of folds, from a cross-validation or alone, with mean and deviation", () => {
  const scores = { accuracy: { values: [0.8, 0.9, 1] } };
  assert.deepEqual(plot.foldScores({ scores }).spec, plot.foldScores({ accuracy: [0.8, 0.9, 1] }).spec); // prettier-ignore
  const [row] = rowsOf(plot.foldScores({ scores }));
  assertClose([row!["mean"], row!["std"]], [0.9, Math.sqrt(0.02 / 3)]);
});

test("missing values are counted by column and block", () => {
  const chart = plot.missingMap({ a: [1, Number.NaN, 3, 4], b: ["x", "y", "z", "w"] });
  const gone = rowsOf(chart).map((row) => [row["column"], row["from"], row["missing"]]);
  assert.deepEqual(gone, [
    ["a (25.0 %)", 0, 0],
    ["a (25.0 %)", 1, 1],
    ["a (25.0 %)", 2, 0],
    ["a (25.0 %)", 3, 0],
    ...[0, 1, 2, 3].map((row) => ["b", row, 0]),
  ]);
  assert.equal(notes(chart), "1 of 8 values are missing");
});

test("classes are counted, numbers in their order, also those that one list lacks", () => {
  const chart = plot.classBalance({ train: [10, 9, 10], test: [2] });
  assert.deepEqual(
    rowsOf(chart).map((row) => [row["set"], row["class"], row["count"]]),
    [
      ["train", "2", 0],
      ["train", "9", 1],
      ["train", "10", 2],
      ["test", "2", 1],
      ["test", "9", 0],
      ["test", "10", 0],
    ],
  );
});

test("components that reach a share are counted", () => {
  assert.equal(notes(plot.scree([0.6, 0.3, 0.1], { threshold: 0.9 })), "2 of 3 components reach 90 %"); // prettier-ignore
  assert.deepEqual(rowsOf(plot.scree({ explainedVarianceRatio: [0.6, 0.4] })).map(({ together }) => together), [0.6, 1]); // prettier-ignore
});

test("arrows of a biplot point where the weights do, the longest to 85 % of the farthest sample", () => {
  const pca = {
    learnt: { columns: ["a", "b"], components: [{ weights: [0.6, 0] }, { weights: [0, 1] }] },
    explainedVarianceRatio: [0.7, 0.3],
  };
  const arrows = rowsOf(plot.biplot(pca, { pc1: [-4, 2], pc2: [1, 0] }), 1);
  assertClose(arrows.map(({ toX, toY }) => [toX, toY]), [[0.6 * 3.4, 0], [0, 3.4]]); // prettier-ignore
});

test("a forecast goes on by the usual step of time", () => {
  const day = 24 * 3600 * 1000;
  const start = Date.UTC(2024, 0, 1);
  const time = [0, 1, 2].map((i) => new Date(start + i * day));
  const rows = rowsOf(plot.timeSeries([1, 2, 3], { time, forecast: { values: [4, 5] } }));
  assert.deepEqual(rows.slice(3), [
    { time: start + 3 * day, series: "forecast", value: 4 },
    { time: start + 4 * day, series: "forecast", value: 5 },
  ]);
});

test("images are read from tensors and arrays of every shape, in their range", () => {
  const before = tf.memory().numTensors;
  const flat = [0, 255, 128, 64];
  const tensor = tf.tensor(flat, [1, 2, 2, 1]);
  const forms = [tensor, tensor.reshape([2, 2]), tensor.reshape([1, 2, 2]), [tensor.reshape([2, 2, 1])], [[0, 255], [128, 64]]] as plot.ImageSource[]; // prettier-ignore
  for (const form of forms) {
    const [tile] = rowsOf(plot.imageGrid(form));
    const { width } = decodePng(Buffer.from(String(tile!["url"]).split(",")[1]!, "base64"));
    assert.deepEqual(pixel(tile!["url"], 0, 0), [0, 0, 0, 255]);
    assert.deepEqual(pixel(tile!["url"], width - 1, 0), [255, 255, 255, 255]);
    assert.deepEqual(pixel(tile!["url"], 0, width - 1), [128, 128, 128, 255]);
  }
  const color = rowsOf(plot.imageGrid([[[0.5, 0, 1]]]))[0]!;
  assert.deepEqual(pixel(color["url"], 3, 3), [128, 0, 255, 255]);
  const blank = rowsOf(plot.imageGrid([[Number.NaN, 1]]))[0]!;
  assert.deepEqual(pixel(blank["url"], 0, 0), [0, 0, 0, 0]);
  tf.dispose(forms.flat(2).filter((form) => form instanceof tf.Tensor));
  assert.equal(tf.memory().numTensors, before);
});

test("wrong predictions are marked and counted", () => {
  const image = [[0, 1], [1, 0]]; // prettier-ignore
  const chart = plot.imageGrid([image, image, image], { labels: [0, 1, 1], predicted: [0, 1, 0], classes: ["cat", "dog"] }); // prettier-ignore
  assert.deepEqual(rowsOf(chart).map(({ label, wrong }) => [label, wrong]), [["cat", false], ["dog", false], ["cat (dog)", true]]); // prettier-ignore
  assert.equal(notes(chart), "predicted (true); 1 of 3 wrong");
});

test("a decision boundary has the colour of the class that is predicted, on each side", () => {
  const before = tf.memory().numTensors;
  const chart = plot.decisionBoundary(
    (points) => points.slice([0, 0], [-1, 1]).sub(0.5).mul(100).sigmoid(),
    { x: [[0, 0], [1, 1]], y: ["left", "right"] }, // prettier-ignore
  );
  assert.equal(tf.memory().numTensors, before);
  const [field] = chart.spec["layer"] as { encoding: { url: { value: string } } }[];
  const { url } = field!.encoding;
  assert.deepEqual(pixel(url.value, 10, 10).slice(0, 3), [0x2a, 0x7f, 0xd4]);
  assert.deepEqual(pixel(url.value, 440, 10).slice(0, 3), [0xe0, 0x7b, 0x00]);
});

test("activations and their derivatives are those of tfjs", () => {
  const before = tf.memory().numTensors;
  const rows = rowsOf(plot.activations(["tanh"], { domain: [-1, 1] }));
  assert.equal(tf.memory().numTensors, before);
  const at = (line: string, x: number) => rows.find((row) => row["line"] === line && row["x"] === x)?.["y"]; // prettier-ignore
  assertClose([at("f(x)", 1), at("f′(x)", 0)], [Math.tanh(1), 1], "tanh", 1e-6);
});

test("gradients: the mean and largest size, without what is not finite", () => {
  const [row] = rowsOf(plot.gradientFlow({ w: [-0.3, 0.1, Number.NaN] }));
  assertClose([row!["mean"], row!["largest"]], [0.2, 0.3]);
  assert.equal(row!["layer"], "w (1 not finite)");
});

test("a loss surface is dark where the loss is low, and paths have their loss", () => {
  const chart = plot.lossSurface((x, y) => x * x + y * y, { paths: { sgd: [[1, 1], [0, 0]] } }); // prettier-ignore
  assert.deepEqual(
    rowsOf(chart, 2).map((row) => [row["step"], row["loss"]]),
    [
      [0, 2],
      [1, 0],
    ],
  );
  const plain = plot.lossSurface((x, y) => x * x + y * y);
  const [field] = plain.spec["layer"] as { encoding: { url: { value: string } } }[];
  const { url } = field!.encoding;
  const light = (x: number, y: number): number => pixel(url.value, x, y).slice(0, 3).reduce((sum, part) => sum + part); // prettier-ignore
  assert.ok(light(240, 190) < 250 && light(5, 5) > 400);
});

test("a tree's words stand in their order, each phrase above its parts", () => {
  const tree = { label: "S", children: [{ label: "a", text: "x" }, { label: "b", children: [{ text: "y" }, { text: "z" }] }] }; // prettier-ignore
  const nodes = rowsOf(plot.parseTree(tree));
  assert.deepEqual(nodes.filter(({ leaf }) => leaf).map(({ text, x, y }) => [text, x, y]), [["x", 0, 2], ["y", 1, 2], ["z", 2, 2]]); // prettier-ignore
  assert.deepEqual(nodes.filter(({ leaf }) => !leaf).map(({ label, x, y }) => [label, x, y]), [["b", 1.5, 1], ["S", 0.75, 0]]); // prettier-ignore
});
