import type { LayersModel, SymbolicTensor, Tensor, Tensor2D } from "@tensorflow/tfjs-node";
import { calibrationCurve, precisionRecallCurve, rocCurve } from "../../src/metrics/index.js";
import { stratifiedKFold, timeSeriesSplit } from "../../src/data/index.js";
import { dfd } from "../../src/dfd.js";
import * as plot from "../../src/plot/index.js";
import { tf } from "../../src/tf.js";
import { random } from "../../src/util/random.js";

const run = {
  metrics: {
    loss: [0.9, 0.6, 0.45, 0.4],
    accuracy: [0.5, 0.7, 0.8, 0.85],
    val_loss: [0.95, 0.7, 0.6, 0.65],
    val_accuracy: [0.45, 0.65, 0.75, 0.7],
  },
};
const other = {
  metrics: { loss: [0.8, 0.75, NaN], accuracy: [0.55, 0.6, 0.6] },
  initialEpoch: 2,
};
const iris = {
  labels: ["setosa", "versicolor", "virginica"],
  values: [
    [10, 0, 0],
    [0, 9, 1],
    [0, 2, 8],
  ],
};
const digits = {
  labels: [..."0123456789"],
  values: Array.from({ length: 10 }, (_, i) =>
    Array.from({ length: 10 }, (__, j) => (i === j ? 90 : (i * 7 + j * 3) % 9 > 6 ? 2 : 0)),
  ),
};

const { next } = random(8);
/** Roughly normal, by the sum of twelve. */
const normal = (mean: number, deviation: number): number =>
  mean + deviation * (Array.from({ length: 12 }, next).reduce((sum, part) => sum + part) - 6);
const labels = Array.from({ length: 120 }, (_, i) => i % 2);
const scoresOf = (skill: number): number[] =>
  labels.map((label) => Math.min(1, Math.max(0, normal(0.5 + skill * (label - 0.5), 0.18))));
const [good, poor] = [scoresOf(0.35), scoresOf(0.12)];

const flowers = Array.from({ length: 150 }, (_, i) => {
  const kind = Math.floor(i / 50);
  const petal = normal(1.5 + 2 * kind, 0.4);
  return {
    "petal length": petal,
    "petal width": 0.4 * petal + normal(0, 0.15),
    "sepal length": i % 29 === 0 ? Number.NaN : 5 + 0.3 * petal + normal(i % 31 === 0 ? 3 : 0, 0.4),
    kind: ["setosa", "versicolor", "virginica"][kind]!,
  };
});
const garden = new dfd.DataFrame(flowers);
const truth = Array.from({ length: 80 }, (_, i) => [i / 8, normal(4, 1)]);
const predicted = truth.map(([a, b]) => [a! + normal(0, 0.3 + a! / 10), b! + normal(0.5, 0.4)]);

const gaps = {
  age: Array.from({ length: 60 }, (_, i) => (i % 7 === 0 || i > 50 ? null : i)) as number[],
  name: Array.from({ length: 60 }, (_, i) => `n${i}`),
  income: Array.from({ length: 60 }, (_, i) => (i % 13 === 0 ? Number.NaN : 100 * i)),
};
const pca = {
  learnt: {
    columns: ["petal length", "petal width", "sepal length"],
    components: [{ weights: [0.86, 0.36, 0.36] }, { weights: [0.18, 0.08, -0.73] }],
  },
  explainedVarianceRatio: [0.925, 0.053],
};
const projected = {
  pc1: flowers.map((row) => row["petal length"] - 3.5),
  pc2: flowers.map((row) => 0.4 * (row["petal width"] - 1.4) + normal(0, 0.2)),
  kind: flowers.map(({ kind }) => kind),
};
const months = Array.from({ length: 120 }, (_, i) => new Date(Date.UTC(2010, i, 1)));
const wave = (i: number): number => 20 + i / 8 + 6 * Math.sin((2 * Math.PI * i) / 12);
const season = months.map((_, i) => (i === 40 ? Number.NaN : wave(i) + normal(0, 1)));
const ahead = Array.from({ length: 24 }, (_, i) => wave(120 + i));
/** A round, a square and a triangle, somewhere. */
const shapes = Array.from({ length: 12 }, (_, n) =>
  Array.from({ length: 16 }, (__, y) =>
    Array.from({ length: 16 }, (___, x) => {
      const [dx, dy] = [x - 6 - (n % 4), y - 8];
      const inside = [dx * dx + dy * dy < 26, Math.max(Math.abs(dx), Math.abs(dy)) < 5, Math.abs(dx) * 2 < dy + 6 && dy < 5]; // prettier-ignore
      return inside[n % 3] ? 0.9 : 0.1;
    }),
  ),
);

const moon = Array.from({ length: 120 }, (_, i) => {
  const angle = (Math.PI * (i % 60)) / 59;
  const [x, y] =
    i < 60 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  return [x + normal(0, 0.1), y + normal(0, 0.1)];
});
const moonLabels = moon.map((_, i) => (i < 60 ? "upper" : "lower"));
/** Probability of the second class, "upper". */
const bend = (points: Tensor2D): Tensor =>
  tf.tidy(() => {
    const [x, y] = tf.split(points, 2, 1) as [Tensor, Tensor];
    return tf.sigmoid(y.sub(0.25).add(x.sub(0.5).mul(3).sin().mul(0.5)).mul(6));
  });
const thirds = (points: Tensor2D): Tensor =>
  tf.tidy(() => tf.softmax(tf.matMul(points, tf.tensor2d([[2, -2, 0], [1, 1, -3]])))); // prettier-ignore
const bowl = (x: number, y: number): number => (1 - x) ** 2 + 20 * (y - x * x) ** 2;
/** Gradient descent into the bowl. */
function descend(rate: number, momentum: number): [number, number][] {
  let [x, y, vx, vy] = [-1.4, 1.6, 0, 0];
  return Array.from({ length: 90 }, () => {
    const here: [number, number] = [x, y];
    vx = momentum * vx - rate * (-2 * (1 - x) - 80 * x * (y - x * x));
    vy = momentum * vy - rate * 40 * (y - x * x);
    [x, y] = [x + vx, y + vy];
    return here;
  });
}
const sentence = {
  label: 4,
  text: "the plot is very good",
  children: [
    {
      label: 2,
      text: "the plot",
      children: [
        { label: 2, text: "the" },
        { label: 2, text: "plot" },
      ],
    },
    { label: 4, text: "is very good", children: [{ label: 2, text: "is" }, { label: 4, text: "very good", children: [{ label: 2, text: "very" }, { label: 3, text: "good" }] }] }, // prettier-ignore
  ],
};
const phrase = { label: "S", children: [{ label: "NP", children: [{ label: "N", text: "cats" }] }, { label: "VP", children: [{ label: "V", text: "sleep" }] }] }; // prettier-ignore

function network(): LayersModel {
  const input = tf.input({ shape: [12, 12, 1], name: "image" });
  const convolution = tf.layers.conv2d({
    filters: 4,
    kernelSize: 3,
    padding: "same",
    name: "features",
  });
  const short = tf.layers.conv2d({ filters: 4, kernelSize: 1, name: "shortcut" });
  const sum = tf.layers.add({ name: "sum" }).apply([convolution.apply(input), short.apply(input)] as SymbolicTensor[]); // prettier-ignore
  const flat = tf.layers.flatten({ name: "flat" }).apply(sum);
  const outputs = tf.layers.dense({ units: 10, activation: "softmax", name: "digit" }).apply(flat);
  return tf.model({ inputs: input, outputs: outputs as SymbolicTensor, name: "residual" });
}
const wave4 = tf.tensor4d(Array.from({ length: 3 * 3 * 1 * 6 }, (_, i) => Math.sin(i)), [3, 3, 1, 6]); // prettier-ignore
const rgbKernel = tf.tensor4d(Array.from({ length: 5 * 5 * 3 * 4 }, (_, i) => Math.cos(i / 7)), [5, 5, 3, 4]); // prettier-ignore
const maps = tf.tensor3d(Array.from({ length: 8 * 8 * 6 }, (_, i) => Math.sin(i / 9) + Math.cos(i / 31)), [8, 8, 6]); // prettier-ignore
const decode = (places: Tensor2D): Tensor =>
  tf.tidy(() => {
    const [x, y] = tf.split(places, 2, 1) as [Tensor, Tensor];
    const side = tf.linspace(-3, 3, 9);
    const away = side
      .reshape([1, 1, 9])
      .sub(x.reshape([-1, 1, 1]))
      .square();
    return away
      .add(
        side
          .reshape([1, 9, 1])
          .add(y.reshape([-1, 1, 1]))
          .square(),
      )
      .neg()
      .exp();
  });

/** One chart of every kind and variant, by the name of its golden file. */
export const charts: Readonly<Record<string, plot.Plot>> = {
  history: plot.history(run),
  "history-loss": plot.history(run, { metrics: ["loss"], title: "Loss", subtitle: "of one run" }),
  "history-one-epoch": plot.history({ metrics: { loss: [0.5] } }),
  "history-runs": plot.history({ "dropout 0.2": run, "dropout 0.5": other }),
  "confusion-matrix": plot.confusionMatrix(iris),
  "confusion-matrix-shares": plot.confusionMatrix(iris, { normalize: "true", title: "Iris" }),
  "confusion-matrix-digits": plot.confusionMatrix(digits),
  roc: plot.roc(rocCurve(labels, good)),
  "roc-two-models": plot.roc(
    { network: rocCurve(labels, good), "nearest neighbours": rocCurve(labels, poor) },
    { title: "Which of two" },
  ),
  "precision-recall": plot.precisionRecall({
    network: precisionRecallCurve(labels, good),
    "nearest neighbours": precisionRecallCurve(labels, poor),
  }),
  calibration: plot.calibration({
    network: calibrationCurve(labels, good, { bins: 8 }),
    "nearest neighbours": calibrationCurve(labels, poor, { bins: 8 }),
  }),
  residuals: plot.residuals(
    { truth: truth.map(([a]) => a!), predicted: predicted.map(([a]) => a!) },
    { title: "Prices" },
  ),
  "residuals-two-outputs": plot.residuals({ truth, predicted }, { outputs: ["price", "rent"] }),
  histogram: plot.histogram(garden, { columns: ["petal length"], bins: 20, title: "Petals" }),
  "histogram-columns": plot.histogram(garden),
  scatter: plot.scatter(garden, { x: "petal length", y: "petal width", color: "kind" }),
  "scatter-scale": plot.scatter(garden, {
    x: "petal length",
    y: "petal width",
    color: "sepal length",
    title: "Petals",
  }),
  "histogram-classes": plot.histogram(garden, { columns: ["petal width"], by: "kind" }),
  box: plot.box(garden),
  violin: plot.violin(garden, { columns: ["petal length"], by: "kind", title: "Petals by kind" }),
  correlation: plot.correlation(garden),
  "learning-curve": plot.learningCurve(
    {
      sizes: [20, 50, 100, 200],
      train: [[1, 0.98, 1], [0.97, 0.96, 0.98], [0.95, 0.95, 0.96], [0.94, 0.94, 0.95]], // prettier-ignore
      validation: [[0.6, 0.75, 0.7], [0.78, 0.82, 0.8], [0.86, 0.88, 0.87], [0.9, 0.91, 0.9]], // prettier-ignore
    },
    { metric: "accuracy" },
  ),
  "validation-curve": plot.validationCurve(
    { values: [1, 4, 16, 64, 256], train: [[0.6, 0.62], [0.8, 0.78], [0.9, 0.91], [0.97, 0.98], [1, 1]], validation: [[0.58, 0.6], [0.75, 0.79], [0.86, 0.84], [0.85, 0.8], [0.74, 0.79]] }, // prettier-ignore
    { parameter: "units", metric: "accuracy", log: true },
  ),
  "validation-curve-names": plot.validationCurve({
    values: ["sgd", "adam"],
    train: [[0.9], [0.95]],
    validation: [[0.85], [0.9]],
  }),
  "k-fold": plot.kFold(stratifiedKFold({ folds: 4, stratify: labels }).positions(labels), {
    classes: labels.map((label) => (label ? "yes" : "no")),
    title: "Stratified, 4 folds",
  }),
  "k-fold-time": plot.kFold(timeSeriesSplit({ folds: 5 }).positions(labels)),
  "fold-scores": plot.foldScores({ accuracy: [0.91, 0.88, 0.93, 0.9, 0.86], f1: [0.85, 0.84, 0.9, 0.86, 0.8] }), // prettier-ignore
  "pair-plot": plot.pairPlot(garden, { color: "kind" }),
  "pair-plot-plain": plot.pairPlot(garden, { columns: ["petal length", "petal width"] }),
  "missing-map": plot.missingMap(gaps, { title: "People" }),
  "class-balance": plot.classBalance(garden, { column: "kind" }),
  "class-balance-sets": plot.classBalance(
    { before: labels.map((_, i) => (i % 9 ? "no" : "yes")), after: labels.map((_, i) => (i % 3 ? "no" : "yes")) }, // prettier-ignore
    { title: "Sampling" },
  ),
  scree: plot.scree([0.55, 0.25, 0.12, 0.05, 0.02, 0.01], { threshold: 0.9 }),
  biplot: plot.biplot(pca, projected, { color: "kind" }),
  "time-series": plot.timeSeries(season, {
    time: months,
    y: "temperature (°C)",
    forecast: { values: ahead, lower: ahead.map((v, i) => v - 2 - i / 8), upper: ahead.map((v, i) => v + 2 + i / 8) }, // prettier-ignore
    title: "Temperature",
  }),
  "time-series-two": plot.timeSeries({ a: season, b: season.map((value) => value / 2) }),
  "image-grid": plot.imageGrid(shapes, { labels: shapes.map((_, i) => i % 3), predicted: shapes.map((_, i) => (i === 4 ? 0 : i % 3)), classes: ["round", "square", "triangle"], title: "Shapes" }), // prettier-ignore
  embedding: plot.embedding(moon, { labels: moonLabels, title: "Two moons" }),
  "embedding-ten": plot.embedding(moon, { labels: moon.map((_, i) => i % 10) }),
  "embedding-names": plot.embedding([[0, 0], [1, 0.4], [0.2, 1]], { names: ["king", "queen", "apple"] }), // prettier-ignore
  augmentation: plot.augmentation(shapes.slice(0, 3), (batch, copy) => (copy % 2 ? tf.image.flipLeftRight(batch) : batch.mul(1 - 0.2 * copy)), { copies: 4 }), // prettier-ignore
  filters: plot.filters(wave4, { title: "First layer" }),
  "filters-colour": plot.filters(rgbKernel),
  "feature-maps": plot.featureMaps(maps),
  "latent-grid": plot.latentGrid(decode, { size: 8 }),
  activations: plot.activations(),
  "activations-own": plot.activations({ leaky: (x) => tf.leakyRelu(x, 0.2) }, { title: "Leaky" }),
  "loss-functions": plot.lossFunctions({ squared: (e) => e ** 2, absolute: Math.abs, huber: (e) => (Math.abs(e) < 1 ? e ** 2 / 2 : Math.abs(e) - 0.5) }), // prettier-ignore
  "decision-boundary": plot.decisionBoundary(
    bend,
    { x: moon, y: moonLabels },
    { title: "Two moons" },
  ),
  "decision-boundary-three": plot.decisionBoundary(thirds, {
    x: moon,
    y: moon.map((_, i) => i % 3),
  }),
  "decision-surface": plot.decisionSurface(bend, { x: moon, y: moonLabels }),
  "network-units": plot.network([4, 16, 8, 3]),
  "network-model": plot.network(network(), { title: "A residual network" }),
  "parse-tree": plot.parseTree(sentence, { domain: [0, 4] }),
  "parse-tree-phrases": plot.parseTree(phrase),
  "learning-rate": plot.learningRate({ cosine: (step) => 0.05 * (1 + Math.cos((Math.PI * step) / 100)), halved: (step) => 0.1 * 0.5 ** Math.floor(step / 25), fixed: () => 0.02 }, { steps: 101 }), // prettier-ignore
  "learning-rate-log": plot.learningRate([0.1, 0.01, 0.001, 0.0001], { log: true, unit: "epoch" }),
  "gradient-flow": plot.gradientFlow({ "dense_1/kernel": [1e-5, -3e-5, 2e-6], "dense_2/kernel": [4e-4, 1e-3], "dense_3/kernel": [0.02, -0.05], dead: [0, 0] }), // prettier-ignore
  "weight-histograms": plot.weightHistograms(Array.from({ length: 8 }, (_, epoch) => Array.from({ length: 300 }, () => normal(epoch / 10, 0.2 + epoch / 12)))), // prettier-ignore
  "loss-surface": plot.lossSurface(bowl, { x: [-1.8, 1.8], y: [-0.8, 2.2], paths: { "gradient descent": descend(0.008, 0), momentum: descend(0.003, 0.8) } }), // prettier-ignore
  "loss-surface-plain": plot.lossSurface((x, y) => Math.sin(2 * x) + y * y, { title: "Waves" }),
  spec: plot.spec({ mark: "bar", encoding: { x: { field: "kind", type: "nominal" }, y: { aggregate: "mean", field: "petal length" } } }, garden), // prettier-ignore
  "spec-vega": plot.spec({ $schema: "https://vega.github.io/schema/vega/v5.json", width: 200, height: 100, title: "Vega", marks: [{ type: "rect", from: { data: "source" }, encode: { enter: { x: { field: "value", mult: 20 }, width: { value: 15 }, y: { field: "value", mult: 10 }, y2: { value: 100 }, fill: { value: "#2a7fd4" } } } }, { type: "text", from: { data: "source" }, encode: { enter: { x: { field: "value", mult: 20 }, y: { value: 98 }, text: { field: "value" }, fill: { value: "black" } } } }] }, [1, 3, 5, 8]), // prettier-ignore
};
