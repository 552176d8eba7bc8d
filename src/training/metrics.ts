import { streamingByName, type StreamingName } from "../metrics/streaming/by-name.js";
import type { StreamingMetric } from "../metrics/streaming/streaming-metric.js";
import { invalid } from "../util/errors.js";
import { choose } from "./choose.js";
import type { LossFunction } from "./loss-function.js";
import type { AskedMetric } from "./streaming.js";

/**
 * Names of the metrics that tfjs computes in a step; `accuracy` becomes the kind that fits the loss and the output.
 * Its `precision` is left out: it takes only predictions of exactly 1 for positive, and is a mean of batches.
 */
const metrics = [
  "accuracy",
  "acc",
  "crossentropy",
  "ce",
  "binaryAccuracy",
  "categoricalAccuracy",
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
  "mse",
  "mae",
  "mape",
  "cosine",
] as const;

/**
 * A metric by its name; a function, whose mean over the batches is taken; or one of `lab.metrics.streaming`, which is
 * computed over all samples of the epoch: precision, recall, F1, AUC and R² are no means of batches.
 */
export type Metric = (typeof metrics)[number] | StreamingName | LossFunction | StreamingMetric;

/** One or more for all outputs, or by the output's name. */
export type Metrics = Metric | readonly Metric[] | Readonly<Record<string, Metric>>;

/** Metrics by who computes them: tfjs's compilation in a step, or we over a pass. */
interface SortedMetrics {
  readonly inSteps: (string | LossFunction)[] | Record<string, string | LossFunction>;
  readonly streaming: AskedMetric[];
}

/**
 * Sorts the metrics of a model.
 * @throws if a name is unknown, or there is no such output.
 */
export function metricsOf(given: Metrics, outputNames: readonly string[]): SortedMetrics {
  if (isMetric(given) || isList(given)) {
    const resolved = (isMetric(given) ? [given] : given).map(metricOf);
    return {
      inSteps: resolved.flatMap((metric) => (isStreaming(metric) ? [] : [metric])),
      streaming: resolved.flatMap((metric) => (isStreaming(metric) ? [{ metric }] : [])),
    };
  }
  const unknown = Object.keys(given).find((name) => !outputNames.includes(name));
  if (unknown !== undefined) {
    throw invalid("metrics", {
      expected: "names of outputs",
      received: unknown,
      available: outputNames,
    });
  }
  const resolved = Object.entries(given).map(([output, one]) => [output, metricOf(one)] as const);
  return {
    inSteps: Object.fromEntries(
      resolved.flatMap(([output, metric]) => (isStreaming(metric) ? [] : [[output, metric]])),
    ),
    streaming: resolved.flatMap(([output, metric]) =>
      isStreaming(metric) ? [{ metric, output }] : [],
    ),
  };
}

function metricOf(metric: Metric): string | LossFunction | StreamingMetric {
  if (typeof metric !== "string") return metric;
  const name = choose("metrics", metric, [...metrics, ...Object.keys(streamingByName)]);
  return Object.hasOwn(streamingByName, name) ? streamingByName[name as StreamingName]() : name;
}

function isMetric(given: Metrics): given is Metric {
  return typeof given !== "object" || isStreaming(given);
}

function isList(given: Metrics): given is readonly Metric[] {
  return Array.isArray(given);
}

function isStreaming(given: unknown): given is StreamingMetric {
  return typeof given === "object" && given !== null && "update" in given && "fresh" in given;
}
