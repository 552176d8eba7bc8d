export { accuracy, type AccuracyOptions } from "./accuracy.js";
export { balancedAccuracy, type BalancedAccuracyOptions } from "./balanced-accuracy.js";
export {
  bootstrapInterval,
  type BootstrapInterval,
  type BootstrapOptions,
} from "./bootstrap-interval.js";
export type { BoxFormat, BoxOptions } from "./boxes/boxes.js";
export { iou } from "./boxes/iou.js";
export {
  meanAveragePrecision,
  type DetectedBoxes,
  type MeanAveragePrecision,
  type MeanAveragePrecisionOptions,
  type TrueBoxes,
} from "./boxes/mean-average-precision.js";
export type { Average, ClassScoreOptions, OneScore, ZeroDivision } from "./class-score.js";
export {
  classificationReport,
  type ClassificationReport,
  type ClassificationReportOptions,
  type ReportRow,
} from "./classification-report.js";
export { cohenKappa, type CohenKappaOptions, type KappaWeights } from "./cohen-kappa.js";
export {
  confusionMatrix,
  type ConfusionMatrix,
  type ConfusionMatrixOptions,
  type DrawnConfusionMatrix,
  type Normalization,
} from "./confusion-matrix.js";
export { f1 } from "./f1.js";
export { fBeta, type FBetaOptions } from "./f-beta.js";
export { jaccard } from "./jaccard.js";
export { matthewsCorrelation } from "./matthews-correlation.js";
export type { NumberSource } from "./numbers.js";
export { precision } from "./precision.js";
export { auc } from "./probability/auc.js";
export { averagePrecision } from "./probability/average-precision.js";
export type { BinaryScoreOptions } from "./probability/binary-scores.js";
export { brierScore } from "./probability/brier-score.js";
export {
  calibrationCurve,
  type BinStrategy,
  type CalibrationCurve,
  type CalibrationCurveOptions,
} from "./probability/calibration-curve.js";
export {
  chooseThreshold,
  type ChooseThresholdOptions,
  type ChosenThreshold,
  type OutcomeCosts,
  type ThresholdScore,
} from "./probability/choose-threshold.js";
export { hingeLoss } from "./probability/hinge-loss.js";
export { logLoss } from "./probability/log-loss.js";
export type { OneVsRestOptions, RestAverage } from "./probability/one-vs-rest.js";
export {
  precisionRecallCurve,
  type PrecisionRecallCurve,
} from "./probability/precision-recall-curve.js";
export type { ProbabilityOptions } from "./probability/probabilities.js";
export { rocAuc } from "./probability/roc-auc.js";
export { rocCurve, type RocCurve, type RocCurveOptions } from "./probability/roc-curve.js";
export { topKAccuracy, type TopKAccuracyOptions } from "./probability/top-k-accuracy.js";
export { recall } from "./recall.js";
export { explainedVariance } from "./regression/explained-variance.js";
export { maxError } from "./regression/max-error.js";
export { meanAbsoluteError } from "./regression/mean-absolute-error.js";
export { meanAbsolutePercentageError } from "./regression/mean-absolute-percentage-error.js";
export { meanSquaredError } from "./regression/mean-squared-error.js";
export { medianAbsoluteError } from "./regression/median-absolute-error.js";
export { pinballLoss, type PinballLossOptions } from "./regression/pinball-loss.js";
export { r2 } from "./regression/r2.js";
export { rootMeanSquaredError } from "./regression/root-mean-squared-error.js";
export {
  correctedTTest,
  type CorrectedTTest,
  type CorrectedTTestOptions,
} from "./significance/corrected-t-test.js";
export { mcnemar, type McNemarOptions, type McNemarTest } from "./significance/mcnemar.js";
export { silhouette, silhouetteSamples } from "./silhouette.js";
export { specificity } from "./specificity.js";
export * as streaming from "./streaming/index.js";
