import type { DataFrame } from "danfojs-node";
import { makeFrame } from "../../data/frame/make.js";
import { count, deviation, finite } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalRandom } from "../../util/normal-random.js";
import { random } from "../../util/random.js";

export interface TimeSeriesOptions {
  /** How many steps of time; default 500. */
  samples?: number;
  /** Rise of the level from step to step; default 0.01. */
  trend?: number;
  /** Steps of one season; default 24. */
  period?: number;
  /** Height of the season's wave; default 1. */
  amplitude?: number;
  /** Standard deviation of the noise's new part in each step; default 0.2. */
  noise?: number;
  /** How much of the noise stays to the next step, from -1 to 1, both excluded; default 0.5. */
  autocorrelation?: number;
  /** Seed; default 0. */
  seed?: number;
}

/**
 * A time series of a trend, a season and noise that remembers: columns `step` (0, 1, …) and
 * `value` = trend · step + amplitude · sin(2π step / period) + e, where e is an AR(1) process.
 *
 * @throws if `samples` is no whole number of at least 1, `period` is not positive, `noise` is negative, or
 *   `autocorrelation` is not between -1 and 1.
 */
export function makeTimeSeries(options: TimeSeriesOptions = {}): DataFrame {
  const {
    samples = 500,
    trend = 0.01,
    period = 24,
    amplitude = 1,
    noise = 0.2,
    autocorrelation = 0.5,
  } = options;
  count("samples", samples, 1);
  finite("trend", trend);
  finite("amplitude", amplitude);
  if (!(finite("period", period) > 0)) {
    throw invalid("period", { expected: "a number above 0", received: period });
  }
  deviation("noise", noise);
  if (!(Math.abs(autocorrelation) < 1)) {
    throw invalid("autocorrelation", {
      expected: "a number between -1 and 1",
      received: autocorrelation,
    });
  }
  const draws = random(options.seed ?? 0);
  // The process starts as it goes on: with the variance that it keeps.
  let rest = (noise / Math.sqrt(1 - autocorrelation ** 2)) * normalRandom(draws);
  const values = Array.from({ length: samples }, (_, step) => {
    if (step > 0) rest = autocorrelation * rest + noise * normalRandom(draws);
    return trend * step + amplitude * Math.sin((2 * Math.PI * step) / period) + rest;
  });
  return makeFrame([
    { name: "step", values: values.map((_, step) => step) },
    { name: "value", values, dtype: "float32" },
  ]);
}
