import type { Tensor3D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalRandom } from "../../util/normal-random.js";
import { random, type Random } from "../../util/random.js";

/** A series on the way: values of one sample, time after time. */
interface Sample {
  readonly values: Float32Array;
  readonly steps: number;
  readonly features: number;
}

/** A change of series by chance. */
export interface SeriesStep {
  readonly name: string;
  /** Steps of the series that come out. */
  steps?(steps: number): number;
  apply(sample: Sample, draws: Random): Float32Array;
}

/** Changes batches of series by chance, each call in a new way: a new tensor, yours to dispose of. */
export type SeriesAugmentation = (x: Tensor3D) => Tensor3D;

/**
 * Changes series by chance: `jitter`, `scaling`, `timeWarp` and `windowCrop`, in this order, each series in its own way.
 * T. Um et al., "Data augmentation of wearable sensor data" (2017). What goes in is not changed; `NaN` stays.
 *
 * @throws if there is no step; and in use, if the tensor has not shape [samples, steps, features].
 * @example
 * const augment = lab.data.seriesAugmentation([lab.data.jitter(), lab.data.scaling()], { seed: 1 });
 */
export function seriesAugmentation(
  steps: readonly SeriesStep[],
  { seed }: { seed?: number } = {},
): SeriesAugmentation {
  if (steps.length === 0) {
    throw invalid("steps", { expected: "at least one step", received: "none" });
  }
  const draws = random(seed);
  return (x) => {
    if (x.rank !== 3) {
      throw invalid("x", {
        expected: "a tensor of shape [samples, steps, features]",
        received: x.shape,
      });
    }
    const [samples, length, features] = x.shape;
    const values = x.dataSync();
    const size = length * features;
    const changed = Array.from({ length: samples }, (_, i) => {
      const sample = Float32Array.from(values.subarray(i * size, (i + 1) * size));
      return steps.reduce<Float32Array>(
        (now, step) => step.apply({ values: now, steps: now.length / features, features }, draws),
        sample,
      );
    });
    const after = steps.reduce((now, step) => step.steps?.(now) ?? now, length);
    const all = new Float32Array(samples * after * features);
    changed.forEach((sample, i) => all.set(sample, i * after * features));
    return tf.tensor3d(all, [samples, after, features]);
  };
}

/** Adds normal noise of standard deviation `stddev`, default 0.03. @throws if it is negative. */
export function jitter({ stddev = 0.03 }: { stddev?: number } = {}): SeriesStep {
  notNegative("stddev", stddev);
  return {
    name: "jitter",
    apply: ({ values }, draws) => values.map((value) => value + stddev * normalRandom(draws)),
  };
}

/**
 * Multiplies each feature of a series by a number around 1, of standard deviation `stddev`, default 0.1.
 * @throws if it is negative.
 */
export function scaling({ stddev = 0.1 }: { stddev?: number } = {}): SeriesStep {
  notNegative("stddev", stddev);
  return {
    name: "scaling",
    apply({ values, features }, draws) {
      const scales = Array.from({ length: features }, () => 1 + stddev * normalRandom(draws));
      return values.map((value, i) => value * scales[i % features]!);
    },
  };
}

/**
 * Makes time go faster here and slower there, by a smooth curve through `knots` speeds of standard deviation `stddev`
 * around 1; the ends stay. Default 0.2 and 4. @throws if they are out of range.
 */
export function timeWarp({
  stddev = 0.2,
  knots = 4,
}: { stddev?: number; knots?: number } = {}): SeriesStep {
  notNegative("stddev", stddev);
  count("knots", knots, 2);
  return {
    name: "timeWarp",
    apply(sample, draws) {
      const speeds = Array.from({ length: knots }, () =>
        Math.max(0.1, 1 + stddev * normalRandom(draws)),
      );
      const times = [0];
      for (let step = 1; step < sample.steps; step++) {
        const at = ((step - 0.5) / (sample.steps - 1)) * (knots - 1);
        const before = Math.floor(at);
        const speed = speeds[before]! + (at - before) * (speeds[before + 1]! - speeds[before]!);
        times.push(times[step - 1]! + speed);
      }
      const scale = (sample.steps - 1) / (times.at(-1) || 1);
      return readAt(
        sample,
        times.map((time) => time * scale),
      );
    },
  };
}

/**
 * Cuts a stretch of `length` steps out, at a place of chance.
 * @throws if it is no whole number of at least 1; and in use, if it is longer than the series.
 */
export function windowCrop({ length }: { length: number }): SeriesStep {
  count("length", length, 1);
  return {
    name: "windowCrop",
    steps: () => length,
    apply({ values, steps, features }, draws) {
      if (length > steps) {
        throw invalid("length", { expected: `at most ${steps} steps`, received: length });
      }
      const from = draws.int(steps - length + 1);
      return values.slice(from * features, (from + length) * features);
    },
  };
}

/** The series at places between its steps, on straight lines. */
function readAt({ values, steps, features }: Sample, places: readonly number[]): Float32Array {
  const read = new Float32Array(places.length * features);
  places.forEach((place, i) => {
    const before = Math.min(steps - 1, Math.floor(place));
    const after = Math.min(steps - 1, before + 1);
    const part = place - before;
    for (let feature = 0; feature < features; feature++) {
      const [a, b] = [values[before * features + feature]!, values[after * features + feature]!];
      read[i * features + feature] = part === 0 ? a : a + part * (b - a);
    }
  });
  return read;
}

function notNegative(argument: string, value: number): void {
  if (value >= 0 && value < Infinity) return;
  throw invalid(argument, { expected: "a number of at least 0", received: value });
}
