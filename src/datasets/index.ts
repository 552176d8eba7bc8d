export { breastCancer } from "./breast-cancer.js";
export { cars } from "./cars.js";
export { co2 } from "./co2.js";
export { makeBlobs, type BlobsOptions } from "./generators/make-blobs.js";
export { makeCircles, type CirclesOptions } from "./generators/make-circles.js";
export {
  makeClassification,
  type ClassificationOptions,
} from "./generators/make-classification.js";
export { makeMoons } from "./generators/make-moons.js";
export {
  makeParseTrees,
  type ParseTree,
  type ParseTreesOptions,
} from "./generators/make-parse-trees.js";
export {
  makeRegression,
  type RegressionData,
  type RegressionOptions,
} from "./generators/make-regression.js";
export { makeReviews, type ReviewsOptions } from "./generators/make-reviews.js";
export {
  makeShapes,
  type ShapeBox,
  type ShapeImages,
  type ShapesOptions,
} from "./generators/make-shapes.js";
export { makeSpirals, type SpiralsOptions } from "./generators/make-spirals.js";
export { makeTimeSeries, type TimeSeriesOptions } from "./generators/make-time-series.js";
export { makeTransactions, type TransactionsOptions } from "./generators/make-transactions.js";
export { makeXor } from "./generators/make-xor.js";
export type { PointsOptions } from "./generators/points.js";
export { iris } from "./iris.js";
export { mnist, type LabelledImages, type Mnist, type MnistOptions } from "./mnist.js";
export { penguins } from "./penguins.js";
export { wine } from "./wine.js";
