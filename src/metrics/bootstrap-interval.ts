import { quantilesOf } from "../data/quantiles.js";
import { samplesOf, type SampleAccess, type Samples, type Selected } from "../data/samples.js";
import { tf } from "../tf.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { random } from "../util/random.js";

export interface BootstrapOptions {
  /** Probability that such an interval holds the true value, between 0 and 1; default 0.95. */
  confidence?: number;
  /** How often samples are drawn anew; default 1000. */
  resamples?: number;
  /** Seed of the draws; default: others at each call. */
  seed?: number;
}

/** A metric with how far chance in the choice of samples may have moved it. */
export interface BootstrapInterval {
  /** The metric of all samples. */
  value: number;
  low: number;
  high: number;
  /** Draws in which the metric was defined, and that the interval is made of. */
  resamples: number;
}

/**
 * Confidence interval of a metric by bootstrap: the metric of samples that were drawn anew, with replacement, many
 * times; low and high cut off equal parts of these (the percentile method). Draws in which the metric is `NaN`, such as
 * an AUC without a sample of one class, are left out.
 *
 * @param metric what to compute of truth and predictions, without keeping tensors.
 * @param truth data with one sample a row: array, typed array, tensor or Series.
 * @param predicted data with as many samples.
 * @throws if the two differ in length or are empty, an option is wrong, or the metric is `NaN` in every draw.
 * @example
 * lab.metrics.bootstrapInterval(lab.metrics.accuracy, truth, predicted, { seed: 1 }); // { value, low, high, … }
 */
export function bootstrapInterval<T extends Samples, P extends Samples>(
  metric: (truth: Selected<T>, predicted: Selected<P>) => number,
  truth: T,
  predicted: P,
  options: BootstrapOptions = {},
): BootstrapInterval {
  const { confidence = 0.95, resamples = 1000, seed } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw invalid("confidence", { expected: "a number between 0 and 1", received: confidence });
  }
  count("resamples", resamples, 1);
  const [right, guess] = [open("truth", truth), open("predicted", predicted)];
  if (right.count !== guess.count || right.count === 0) {
    throw invalid("predicted", {
      expected: `${Math.max(1, right.count)} samples, as truth has`,
      received: `${guess.count} samples`,
    });
  }
  const measure = (at: Int32Array): number =>
    tf.tidy(() => metric(right.take(at) as Selected<T>, guess.take(at) as Selected<P>));
  const all = new Int32Array(right.count).map((_, sample) => sample);
  const value = measure(all);
  const { int } = random(seed);
  const drawn = Float64Array.from({ length: resamples }, () =>
    measure(all.map(() => int(right.count))),
  );
  const defined = drawn.filter((result) => !Number.isNaN(result));
  if (defined.length === 0) {
    throw invalid("metric", { expected: "a number in some of the draws", received: "NaN in all" });
  }
  const tail = (1 - confidence) / 2;
  const [low, high] = quantilesOf(defined, [tail, 1 - tail]);
  return { value, low: low!, high: high!, resamples: defined.length };
}

function open(argument: string, data: Samples): SampleAccess {
  const opened = samplesOf(data);
  if (opened) return opened;
  throw invalid(argument, {
    expected: "an array, a typed array, a tensor or a Series",
    received: data,
  });
}
