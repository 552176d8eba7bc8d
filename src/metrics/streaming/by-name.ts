import type { StreamingMetric } from "./streaming-metric.js";
import * as classMetrics from "./class-metrics.js";
import * as numberMetrics from "./number-metrics.js";
import * as scoreMetrics from "./score-metrics.js";

/** Name in `metrics` of `lab.fit` → metric with its defaults. */
export const streamingByName = {
  averagePrecision: () => scoreMetrics.averagePrecision(),
  auc: () => scoreMetrics.rocAuc({ name: "auc" }),
  balancedAccuracy: () => classMetrics.balancedAccuracy(),
  brierScore: () => scoreMetrics.brierScore(),
  cohenKappa: () => classMetrics.cohenKappa(),
  explainedVariance: () => numberMetrics.explainedVariance(),
  f1: () => classMetrics.f1(),
  jaccard: () => classMetrics.jaccard(),
  matthewsCorrelation: () => classMetrics.matthewsCorrelation(),
  maxError: () => numberMetrics.maxError(),
  medianAbsoluteError: () => numberMetrics.medianAbsoluteError(),
  precision: () => classMetrics.precision(),
  r2: () => numberMetrics.r2(),
  recall: () => classMetrics.recall(),
  rocAuc: () => scoreMetrics.rocAuc(),
  rootMeanSquaredError: () => numberMetrics.rootMeanSquaredError(),
  specificity: () => classMetrics.specificity(),
  topKAccuracy: () => scoreMetrics.topKAccuracy(),
} as const satisfies Record<string, () => StreamingMetric>;

export type StreamingName = keyof typeof streamingByName;
