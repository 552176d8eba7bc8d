export { accuracy, type AccuracyOptions } from "./accuracy.js";
export type { Average, ClassScoreOptions, OneScore, ZeroDivision } from "./class-score.js";
export {
  confusionMatrix,
  type ConfusionMatrix,
  type ConfusionMatrixOptions,
  type DrawnConfusionMatrix,
  type Normalization,
} from "./confusion-matrix.js";
export { f1 } from "./f1.js";
export { precision } from "./precision.js";
export { recall } from "./recall.js";
