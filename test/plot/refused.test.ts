import assert from "node:assert/strict";
import { test } from "node:test";
import { dfd } from "../../src/dfd.js";
import * as plot from "../../src/plot/index.js";
import { tf } from "../../src/tf.js";

const image = [[0, 1], [1, 0]]; // prettier-ignore
const never = (): never => assert.fail("not to be called");
const unfitted = { learnt: undefined, explainedVarianceRatio: undefined };

const refused: [what: string, act: () => unknown, message: RegExp][] = [
  ["scatter of one column", () => plot.scatter({ a: [1] }), /^Error: data: expected two columns/],
  ["scatter of uneven columns", () => plot.scatter({ a: [1], b: [1, 2] }), /^Error: columns: expected columns of one length; received a \(1\), b \(2\)/], // prettier-ignore
  ["scatter of nothing", () => plot.scatter({ a: [NaN], b: [1] }), /^Error: data: expected a row with both numbers/], // prettier-ignore
  ["a pair plot of seven", () => plot.pairPlot([[1, 2, 3, 4, 5, 6, 7]], { columns: ["x0", "x1", "x2", "x3", "x4", "x5", "x6"] }), /^Error: columns: expected 2 to 6/], // prettier-ignore
  ["a missing map of uneven columns", () => plot.missingMap({ a: [1], b: [] }), /^Error: data: expected columns of one length/], // prettier-ignore
  ["a frame without the column of classes", () => plot.classBalance(new dfd.DataFrame({ a: [1] })), /^Error: column: .*available: a$/], // prettier-ignore
  ["no labels", () => plot.classBalance([]), /^Error: labels: expected at least one label/],
  [
    "shares above 1",
    () => plot.scree([0.5, 1.5]),
    /^Error: explainedVarianceRatio: .*received 1.5$/,
  ],
  ["an analysis that is not fitted", () => plot.biplot(unfitted, [[1, 2]]), /^Error: pca: expected fit\(\)/], // prettier-ignore
  ["a scree of it", () => plot.scree(unfitted), /^Error: explainedVarianceRatio: expected fit\(\)/],
  ["times that fall", () => plot.timeSeries([1, 2], { time: [5, 4] }), /^Error: time\[1\]: expected a time after/], // prettier-ignore
  ["a time that is none", () => plot.timeSeries([1, 2], { time: ["2020", "soon"] }), /^Error: time\[1\]: expected a date/], // prettier-ignore
  ["too few times", () => plot.timeSeries([1, 2], { time: [1] }), /^Error: time: expected 2 times/],
  ["bounds of another length", () => plot.timeSeries([1, 2], { forecast: { values: [3], lower: [1, 2], upper: [3] } }), /^Error: forecast.lower: expected 1 numbers/], // prettier-ignore
  [
    "three columns to embed",
    () => plot.embedding([[1, 2, 3]]),
    /^Error: points: expected two columns/,
  ],
  ["labels of another length", () => plot.embedding([[1, 2]], { labels: ["a", "b"] }), /^Error: labels: expected one for each of 1 points; received 2$/], // prettier-ignore
  ["no folds", () => plot.kFold([]), /^Error: folds: expected at least one fold/],
  ["a position that is none", () => plot.kFold([{ train: [0.5], test: [1] }]), /^Error: folds: expected positions from 0; received 0.5$/], // prettier-ignore
  [
    "no scores",
    () => plot.foldScores({ a: [] }),
    /^Error: scores: expected the score of at least one/,
  ],
  ["a logarithm of 0", () => plot.validationCurve({ values: [0], train: [[1]], validation: [[1]] }, { log: true }), /^Error: log: expected values above 0; received 0$/], // prettier-ignore
  ["an image of two channels", () => plot.imageGrid(tf.ones([1, 2, 2, 2])), /^Error: images: expected images of shape .*; received \[1,2,2,2\]$/], // prettier-ignore
  ["no images", () => plot.imageGrid([]), /^Error: images: expected a tensor or arrays/],
  ["ragged images", () => plot.imageGrid([[1, 2], [3]]), /^Error: images: expected arrays of shape 2 × 2/], // prettier-ignore
  ["too few labels", () => plot.imageGrid([image, image, image], { labels: [1, 2] }), /^Error: labels: expected one for each of 3 images; received 2$/], // prettier-ignore
  ["variants of other images", () => plot.augmentation([image, image, image], [[image]]), /^Error: variants: expected lists of 3 images; received one of 1$/], // prettier-ignore
  [
    "a kernel of a dense layer",
    () => plot.filters(tf.ones([2, 2])),
    /^Error: kernel: expected \[height/,
  ],
  ["an unknown channel", () => plot.filters(tf.ones([2, 2, 1, 1]), { channel: 1 }), /^Error: channel: expected a number from 0 to 0/], // prettier-ignore
  [
    "maps of two images",
    () => plot.featureMaps(tf.ones([2, 2, 2, 2])),
    /^Error: activations: expected/,
  ],
  ["a decoder of numbers", () => plot.latentGrid(() => tf.ones([144, 7])), /^Error: shape: expected height and width of 7 pixels/], // prettier-ignore
  [
    "a latent space that shrinks",
    () => plot.latentGrid(never, { domain: [1, 0] }),
    /^Error: domain: expected/,
  ],
  ["no activation", () => plot.activations([]), /^Error: activations: expected at least one/],
  ["a domain of nothing", () => plot.activations(["relu"], { domain: [1, 1] }), /^Error: domain: expected two numbers/], // prettier-ignore
  ["no loss", () => plot.lossFunctions({}), /^Error: losses: expected at least one function/],
  ["a plane of three columns", () => plot.decisionBoundary(never, { x: [[1, 2, 3]], y: [0] }), /^Error: x: expected two columns/], // prettier-ignore
  ["labels for other points", () => plot.decisionBoundary(never, { x: [[1, 2]], y: [0, 1] }), /^Error: y: expected 1 labels; received 2$/], // prettier-ignore
  ["a model with one number for all", () => plot.decisionSurface(() => tf.ones([1]), { x: [[1, 2]], y: [0] }), /^Error: model: expected one row/], // prettier-ignore
  ["an unknown class", () => plot.decisionSurface((at) => tf.ones([at.shape[0], 1]), { x: [[1, 2], [3, 4]], y: ["a", "b"] }, { positive: "c" }), /^Error: positive: .*available: a, b$/], // prettier-ignore
  ["no layers", () => plot.network([]), /^Error: network: expected units/],
  [
    "a layer of no units",
    () => plot.network([2, 0]),
    /^Error: network\[1\]: expected a whole number/,
  ],
  ["no schedule", () => plot.learningRate({}), /^Error: schedules: expected a schedule/],
  [
    "a schedule of no step",
    () => plot.learningRate([]),
    /^Error: learning rate: expected at least one/,
  ],
  ["gradients of 0", () => plot.gradientFlow({ a: [0, 0] }), /^Error: gradients: expected a gradient that is not 0/], // prettier-ignore
  ["no snapshots", () => plot.weightHistograms([]), /^Error: snapshots: expected at least one/],
  ["weights that are not finite", () => plot.weightHistograms([[NaN]]), /^Error: epoch 1: expected at least one finite/], // prettier-ignore
  ["a loss that is nowhere finite", () => plot.lossSurface(() => NaN), /^Error: loss: expected a function that is finite/], // prettier-ignore
  ["a path of no step", () => plot.lossSurface(never, { paths: { sgd: [] } }), /^Error: paths\["sgd"\]: expected at least one step/], // prettier-ignore
];

for (const [what, act, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(act, message));
}
