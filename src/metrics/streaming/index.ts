/** Metrics over batches: `lab.metrics.streaming`. */
export {
  balancedAccuracy,
  cohenKappa,
  f1,
  fBeta,
  jaccard,
  matthewsCorrelation,
  precision,
  recall,
  specificity,
  type AveragedMetricOptions,
  type FBetaMetricOptions,
  type KappaMetricOptions,
} from "./class-metrics.js";
export type { ClassMetricOptions } from "./counting.js";
export {
  explainedVariance,
  maxError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  medianAbsoluteError,
  r2,
  rootMeanSquaredError,
} from "./number-metrics.js";
export { of, type MetricInput } from "./of.js";
export {
  averagePrecision,
  brierScore,
  logLoss,
  rocAuc,
  topKAccuracy,
  type RankingMetricOptions,
  type TopKMetricOptions,
} from "./score-metrics.js";
export type { StreamingMetric, StreamingOptions } from "./streaming-metric.js";
