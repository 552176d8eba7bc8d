import { sourceOf } from "./batch.js";
import { allSamples, streamingMetric, type StreamingMetric } from "./streaming-metric.js";

/** One number a sample, or one row of them. */
export type MetricInput = Float64Array | number[][];

/**
 * Makes any metric one over all batches, for `metrics` of `lab.fit` or on its own: it keeps the samples, and computes the
 * metric of all of them together.
 *
 * @param name what it is called in logs.
 * @param metric what to compute of targets and predictions: numbers, or arrays of numbers where a sample has several.
 * @example
 * const hinge = lab.metrics.streaming.of("hinge", lab.metrics.hingeLoss);
 */
export function of(
  name: string,
  metric: (truth: MetricInput, predicted: MetricInput) => number,
): StreamingMetric {
  const value = allSamples(({ truth, predicted }) => metric(sourceOf(truth), sourceOf(predicted)));
  return streamingMetric(name, value);
}
