import { invalid } from "../../util/errors.js";
import { balancedOf, type BalancedAccuracyOptions } from "../balanced-accuracy.js";
import { averageOfCounts, type OneScore, type Ratio, type ZeroDivision } from "../class-score.js";
import { checkWeights, kappaOf, type KappaWeights } from "../cohen-kappa.js";
import { f1Ratio } from "../f1.js";
import { fBetaRatio } from "../f-beta.js";
import { jaccardRatio } from "../jaccard.js";
import { matthewsOf } from "../matthews-correlation.js";
import { precisionRatio } from "../precision.js";
import { recallRatio } from "../recall.js";
import { specificityRatio } from "../specificity.js";
import { counting, countsByClass, type ClassMetricOptions } from "./counting.js";
import { streamingMetric, type StreamingMetric } from "./streaming-metric.js";

export interface AveragedMetricOptions extends ClassMetricOptions {
  /** How the scores of the classes become one; default `"binary"` (class 1) for two classes, else `"macro"`. */
  average?: OneScore;
  /** Score of a class where it would be 0 / 0: 0, 1, or `NaN`, which averages leave out. Default 0. */
  zeroDivision?: ZeroDivision;
}

function averaged(name: string, ratio: Ratio, options: AveragedMetricOptions): StreamingMetric {
  const { average, zeroDivision = 0 } = options;
  const value = counting((counts) => {
    const byClass = countsByClass(counts);
    const how = average ?? (byClass.length === 2 ? "binary" : "macro");
    return averageOfCounts(ratio, byClass, { average: how, zeroDivision });
  }, options);
  return streamingMetric(options.name ?? name, value);
}

/**
 * Precision over all batches, for `metrics` of `lab.fit` or on its own; the score of `lab.metrics.precision`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 * @example
 * await lab.fit(model, train, { metrics: [lab.metrics.streaming.precision({ average: "weighted" })], … });
 */
export function precision(options: AveragedMetricOptions = {}): StreamingMetric {
  return averaged("precision", precisionRatio, options);
}

/**
 * Recall over all batches, for `metrics` of `lab.fit` or on its own; the score of `lab.metrics.recall`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function recall(options: AveragedMetricOptions = {}): StreamingMetric {
  return averaged("recall", recallRatio, options);
}

/**
 * F1 over all batches, for `metrics` of `lab.fit` or on its own; the score of `lab.metrics.f1`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function f1(options: AveragedMetricOptions = {}): StreamingMetric {
  return averaged("f1", f1Ratio, options);
}

export interface FBetaMetricOptions extends AveragedMetricOptions {
  /** How many times as much recall counts as precision. */
  beta: number;
}

/**
 * F-beta over all batches, for `metrics` of `lab.fit` or on its own; the score of `lab.metrics.fBeta`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function fBeta({ beta, ...options }: FBetaMetricOptions): StreamingMetric {
  if (!(Number.isFinite(beta) && beta >= 0)) {
    throw invalid("beta", { expected: "a number of at least 0", received: beta });
  }
  return averaged("fBeta", fBetaRatio(beta), options);
}

/**
 * Jaccard index over all batches, for `metrics` of `lab.fit` or on its own; the score of `lab.metrics.jaccard`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function jaccard(options: AveragedMetricOptions = {}): StreamingMetric {
  return averaged("jaccard", jaccardRatio, options);
}

/**
 * Specificity over all batches, for `metrics` of `lab.fit` or on its own; the score of `lab.metrics.specificity`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function specificity(options: AveragedMetricOptions = {}): StreamingMetric {
  return averaged("specificity", specificityRatio, options);
}

/**
 * Balanced accuracy over all batches, for `metrics` of `lab.fit` or on its own; the score of
 * `lab.metrics.balancedAccuracy`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function balancedAccuracy({
  adjusted = false,
  ...options
}: ClassMetricOptions & Pick<BalancedAccuracyOptions, "adjusted"> = {}): StreamingMetric {
  const value = counting((counts) => balancedOf(countsByClass(counts), adjusted), options);
  return streamingMetric(options.name ?? "balancedAccuracy", value);
}

/**
 * Matthews correlation over all batches, for `metrics` of `lab.fit` or on its own; the score of
 * `lab.metrics.matthewsCorrelation`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function matthewsCorrelation(options: ClassMetricOptions = {}): StreamingMetric {
  const value = counting((counts) => matthewsOf(countsByClass(counts)), options);
  return streamingMetric(options.name ?? "matthewsCorrelation", value);
}

export interface KappaMetricOptions extends ClassMetricOptions {
  /** Default `"none"`: every disagreement weighs the same. */
  weights?: KappaWeights;
}

/**
 * Cohen's kappa over all batches, for `metrics` of `lab.fit` or on its own; the score of `lab.metrics.cohenKappa`.
 *
 * @throws if an option is wrong; when updated, if a target is no class number.
 */
export function cohenKappa({
  weights = "none",
  ...options
}: KappaMetricOptions = {}): StreamingMetric {
  checkWeights(weights);
  const value = counting((counts) => kappaOf(counts, weights), options);
  return streamingMetric(options.name ?? "cohenKappa", value);
}
