import { brierScore as brier } from "../probability/brier-score.js";
import { logLoss as crossEntropy } from "../probability/log-loss.js";
import { oneVsRest, type RestAverage } from "../probability/one-vs-rest.js";
import { precisionRecallOf } from "../probability/precision-recall-curve.js";
import { rocOf } from "../probability/roc-curve.js";
import { topKAccuracy as topK } from "../probability/top-k-accuracy.js";
import { count } from "../../util/check.js";
import type { BinaryScores } from "../probability/binary-scores.js";
import { classesOf, sourceOf, type MetricBatch } from "./batch.js";
import {
  allSamples,
  meanOverSamples,
  streamingMetric,
  type StreamingMetric,
  type StreamingOptions,
} from "./streaming-metric.js";

export interface RankingMetricOptions extends StreamingOptions {
  /** How the scores of more than two classes, each against the rest, become one; default `"macro"`. */
  average?: RestAverage;
}

function ranking(
  name: string,
  metric: (scores: BinaryScores) => number,
  { average, ...options }: RankingMetricOptions,
): StreamingMetric {
  const value = allSamples(({ truth, predicted }) => {
    const classes = classNumbers(predicted);
    const given = { classes, truth: classesOf(truth), scores: predicted };
    // Without "none" it is one number.
    return oneVsRest(metric, given, average) as number;
  });
  return streamingMetric(options.name ?? name, value);
}

function classNumbers({ width }: MetricBatch["predicted"]): number[] {
  return Array.from({ length: Math.max(2, width) }, (_, code) => code);
}

/**
 * Area under the ROC curve over all batches, for `metrics` of `lab.fit` (there also called `"auc"`) or on its own: the
 * exact area of `lab.metrics.rocAuc`, where Keras's is that of 200 thresholds. Keeps the scores of all samples.
 *
 * @throws when updated, if a target is no class number.
 * @example
 * await lab.fit(model, train, { metrics: ["auc"], validationSplit: 0.2, … });
 */
export function rocAuc(options: RankingMetricOptions = {}): StreamingMetric {
  return ranking("rocAuc", (scores) => rocOf(scores, false).area, options);
}

/**
 * Average precision over all batches, for `metrics` of `lab.fit` or on its own: that of `lab.metrics.averagePrecision`.
 * Keeps the scores of all samples.
 *
 * @throws when updated, if a target is no class number.
 */
export function averagePrecision(options: RankingMetricOptions = {}): StreamingMetric {
  return ranking(
    "averagePrecision",
    (scores) => precisionRecallOf(scores).averagePrecision,
    options,
  );
}

/**
 * Log loss over all batches, for `metrics` of `lab.fit` or on its own: that of `lab.metrics.logLoss`.
 *
 * @throws when updated, if a target is no class number, or the predictions are no probabilities.
 */
export function logLoss(options: StreamingOptions = {}): StreamingMetric {
  return perSample("logLoss", crossEntropy, options);
}

/**
 * Brier score over all batches, for `metrics` of `lab.fit` or on its own: that of `lab.metrics.brierScore`.
 *
 * @throws when updated, if a target is no class number, or the predictions are no probabilities.
 */
export function brierScore(options: StreamingOptions = {}): StreamingMetric {
  return perSample("brierScore", brier, options);
}

export interface TopKMetricOptions extends StreamingOptions {
  /** How many of the best classes may hold the right one; default 2. */
  k?: number;
}

/**
 * Top-k accuracy over all batches, for `metrics` of `lab.fit` or on its own: that of `lab.metrics.topKAccuracy`.
 *
 * @throws if `k` is no count; when updated, if a target is no class number.
 */
export function topKAccuracy({ k = 2, ...options }: TopKMetricOptions = {}): StreamingMetric {
  count("k", k, 1);
  return perSample(
    "topKAccuracy",
    (truth, scores, labels) => topK(truth, scores, { ...labels, k }),
    options,
  );
}

type SampleMetric = (
  truth: Int32Array,
  scores: Float64Array | number[][],
  options: { labels: readonly number[] },
) => number;

/** A metric that is a mean over samples. */
function perSample(name: string, metric: SampleMetric, options: StreamingOptions): StreamingMetric {
  const value = meanOverSamples(({ truth, predicted }) =>
    metric(classesOf(truth), sourceOf(predicted), { labels: classNumbers(predicted) }),
  );
  return streamingMetric(options.name ?? name, value);
}
