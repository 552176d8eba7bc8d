import { moments } from "../../data/statistics.js";
import { invalid } from "../../util/errors.js";
import { columnAt, type NumberRows } from "../numbers.js";
import { explained } from "../regression/explained.js";
import { meanAbsoluteError as absolute } from "../regression/mean-absolute-error.js";
import { meanAbsolutePercentageError as percentage } from "../regression/mean-absolute-percentage-error.js";
import { meanSquaredError as squared } from "../regression/mean-squared-error.js";
import { medianAbsoluteError as median } from "../regression/median-absolute-error.js";
import { sourceOf, type MetricBatch } from "./batch.js";
import {
  allSamples,
  meanOverSamples,
  streamingMetric,
  type Accumulator,
  type StreamingMetric,
  type StreamingOptions,
} from "./streaming-metric.js";

/**
 * R² over all batches, for `metrics` of `lab.fit` or on its own: that of `lab.metrics.r2`, which is no mean of batches.
 *
 * @throws when updated, if targets and predictions differ in columns.
 */
export function r2(options: StreamingOptions = {}): StreamingMetric {
  const value = perOutput(({ truth, squaredErrors }) =>
    truth.count < 2 ? Number.NaN : explained(squaredErrors / truth.count, truth.variance),
  );
  return streamingMetric(options.name ?? "r2", value);
}

/**
 * Explained variance over all batches, for `metrics` of `lab.fit` or on its own: that of
 * `lab.metrics.explainedVariance`.
 *
 * @throws when updated, if targets and predictions differ in columns.
 */
export function explainedVariance(options: StreamingOptions = {}): StreamingMetric {
  const value = perOutput(({ truth, errors }) => explained(errors.variance, truth.variance));
  return streamingMetric(options.name ?? "explainedVariance", value);
}

/**
 * Root mean squared error over all batches, for `metrics` of `lab.fit` or on its own: that of
 * `lab.metrics.rootMeanSquaredError`.
 *
 * @throws when updated, if targets and predictions differ in columns.
 */
export function rootMeanSquaredError(options: StreamingOptions = {}): StreamingMetric {
  const value = perOutput(({ truth, squaredErrors }) => Math.sqrt(squaredErrors / truth.count));
  return streamingMetric(options.name ?? "rootMeanSquaredError", value);
}

/**
 * Mean squared error over all batches, on its own or for `metrics` of `lab.fit`: that of `lab.metrics.meanSquaredError`.
 *
 * @throws when updated, if targets and predictions differ in columns.
 */
export function meanSquaredError(options: StreamingOptions = {}): StreamingMetric {
  return perSample("meanSquaredError", squared, options);
}

/**
 * Mean absolute error over all batches, on its own or for `metrics` of `lab.fit`: that of
 * `lab.metrics.meanAbsoluteError`.
 *
 * @throws when updated, if targets and predictions differ in columns.
 */
export function meanAbsoluteError(options: StreamingOptions = {}): StreamingMetric {
  return perSample("meanAbsoluteError", absolute, options);
}

/**
 * Mean absolute percentage error over all batches, on its own or for `metrics` of `lab.fit`: that of
 * `lab.metrics.meanAbsolutePercentageError`.
 *
 * @throws when updated, if targets and predictions differ in columns.
 */
export function meanAbsolutePercentageError(options: StreamingOptions = {}): StreamingMetric {
  return perSample("meanAbsolutePercentageError", percentage, options);
}

/**
 * Median absolute error over all batches, on its own or for `metrics` of `lab.fit`: that of
 * `lab.metrics.medianAbsoluteError`. Keeps all samples.
 *
 * @throws when asked for the result, if targets and predictions differ in columns.
 */
export function medianAbsoluteError(options: StreamingOptions = {}): StreamingMetric {
  const value = allSamples(({ truth, predicted }) => median(sourceOf(truth), sourceOf(predicted)));
  return streamingMetric(options.name ?? "medianAbsoluteError", value);
}

/**
 * The largest absolute error of all batches and outputs, on its own or for `metrics` of `lab.fit`.
 *
 * @throws when updated, if targets and predictions differ in columns.
 */
export function maxError(options: StreamingOptions = {}): StreamingMetric {
  return streamingMetric(options.name ?? "maxError", largestError);
}

function largestError(): Accumulator {
  let most = 0;
  return {
    add(batch) {
      checkWidths(batch);
      batch.truth.values.forEach((right, i) => {
        most = Math.max(most, Math.abs(right - batch.predicted.values[i]!));
      });
    },
    result: () => most,
  };
}

type SampleMetric = (
  truth: Float64Array | number[][],
  predicted: Float64Array | number[][],
) => number;

/** A metric that is a mean over samples. */
function perSample(name: string, metric: SampleMetric, options: StreamingOptions): StreamingMetric {
  const value = meanOverSamples(({ truth, predicted }) =>
    metric(sourceOf(truth), sourceOf(predicted)),
  );
  return streamingMetric(options.name ?? name, value);
}

/** What is kept of values: enough for their variance. */
interface Spread {
  count: number;
  mean: number;
  /** Population variance. */
  variance: number;
}

/** What is kept of one output. */
interface OutputSums {
  /** The first target: what is kept of the targets is counted from it, so that nothing is lost where they are large. */
  origin: number;
  truth: Spread;
  errors: Spread;
  squaredErrors: number;
}

/** Keeps sums of each output; the value is the plain mean of those of the outputs. */
function perOutput(value: (sums: OutputSums) => number): () => Accumulator {
  return () => {
    let outputs: OutputSums[] = [];
    return {
      add(batch) {
        checkWidths(batch);
        outputs = Array.from({ length: batch.truth.width }, (_, output) => {
          const before = outputs[output];
          const found = sumsOf(batch.truth, batch.predicted, output, before?.origin);
          return before ? merged(before, found) : found;
        });
      },
      result: () => outputs.reduce((sum, one) => sum + value(one), 0) / outputs.length,
    };
  };
}

function sumsOf(
  truth: NumberRows,
  predicted: NumberRows,
  output: number,
  origin = truth.values[output]!,
): OutputSums {
  const [right, guess] = [columnAt(truth, output), columnAt(predicted, output)];
  const errors = right.map((value, row) => value - guess[row]!);
  return {
    origin,
    truth: moments(right.map((value) => value - origin)),
    errors: moments(errors),
    squaredErrors: errors.reduce((sum, error) => sum + error ** 2, 0),
  };
}

function merged(one: OutputSums, other: OutputSums): OutputSums {
  return {
    origin: one.origin,
    truth: mergedSpread(one.truth, other.truth),
    errors: mergedSpread(one.errors, other.errors),
    squaredErrors: one.squaredErrors + other.squaredErrors,
  };
}

/** The spread of two parts together, without cancellation (T. F. Chan, G. H. Golub, R. J. LeVeque, 1979). */
function mergedSpread(one: Spread, other: Spread): Spread {
  const count = one.count + other.count;
  const apart = other.mean - one.mean;
  const squares =
    one.variance * one.count +
    other.variance * other.count +
    apart ** 2 * ((one.count * other.count) / count);
  return { count, mean: one.mean + (apart * other.count) / count, variance: squares / count };
}

function checkWidths({ truth, predicted }: MetricBatch): void {
  if (truth.width === predicted.width) return;
  throw invalid("predicted", {
    expected: `${truth.width} numbers a sample, as truth has`,
    received: predicted.width,
  });
}
