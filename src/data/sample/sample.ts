import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { random, type Random } from "../../util/random.js";
import { sample as drawWithout } from "../../util/sampling.js";
import type { LabelSource } from "../labels.js";
import type { Samples, Selected } from "../samples.js";
import { allocate } from "../split/allocate.js";
import { openSets, type Splittable } from "../split/sets.js";
import { strataOf } from "../split/strata.js";

export interface SampleOptions {
  /** How many to draw; default 1, unless `fraction` is given. */
  size?: number;
  /** How many to draw, as a part of all; above 1 with `replace` only. */
  fraction?: number;
  /** Whether one sample may be drawn several times; default `false`. */
  replace?: boolean;
  /** Chance of each sample relative to the others, one number a sample, at least 0; default: all alike. */
  weights?: readonly number[] | Float32Array | Float64Array;
  /** Draw each of these classes in its proportion: a column's name, or one label a sample. Not with `weights`. */
  stratify?: string | LabelSource;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number;
}

/**
 * Draws samples at random, each equally likely unless `weights` say otherwise, in random order. Without replacement,
 * weighted draws are one after the other among those left (P. Efraimidis, P. Spirakis, 2006), as in NumPy. Semantics of
 * pandas' `DataFrame.sample`; frames keep their row labels, unless one is drawn twice. The data is not changed.
 *
 * @param data a DataFrame, tensor, array …; or a record of several with equally many samples, which stay aligned.
 * @throws if more are asked for than there are (or than have a weight) without `replace`, both `size` and `fraction` are
 *   given, or a weight is negative or missing.
 * @example
 * const part = lab.data.sample(df, { size: 100, seed: 1 });
 */
export function sample<T extends Samples>(data: T, options?: SampleOptions): Selected<T>;
export function sample<T extends Readonly<Record<string, Samples>>>(
  data: T,
  options?: SampleOptions,
): { [Name in keyof T]: Selected<T[Name]> };
export function sample(data: Splittable, options: SampleOptions = {}): unknown {
  const { replace = false, weights, stratify, seed } = options;
  const sets = openSets(data);
  const size = sizeOf(options, sets.count);
  const draws = random(seed);
  if (stratify === undefined) {
    return sets.take(draw(chancesOf(weights, sets.count), sets.count, size, replace, draws));
  }
  if (weights) {
    throw invalid("stratify", { expected: "no classes with weights", received: "classes" });
  }
  const strata = strataOf("stratify", sets.labels("stratify", stratify));
  const shares = allocate(
    strata.map(({ positions }) => positions.length),
    size,
    draws,
  );
  const drawn = strata.flatMap(({ positions }, i) =>
    Array.from(
      draw(undefined, positions.length, shares[i]!, replace, draws),
      (at) => positions[at]!,
    ),
  );
  return sets.take(drawWithout(drawn.length, drawn.length, draws).map((at) => drawn[at]!));
}

function sizeOf({ size, fraction }: SampleOptions, total: number): number {
  if (fraction === undefined) return count("size", size ?? 1);
  if (size !== undefined) {
    throw invalid("fraction", { expected: "a size or a fraction", received: "both" });
  }
  if (fraction >= 0 && Number.isFinite(fraction)) return Math.round(fraction * total);
  throw invalid("fraction", { expected: "a part of at least 0", received: fraction });
}

function chancesOf(weights: SampleOptions["weights"], total: number): Float64Array | undefined {
  if (!weights) return undefined;
  if (weights.length !== total) {
    throw invalid("weights", {
      expected: `${total} weights`,
      received: `${weights.length} weights`,
    });
  }
  return Float64Array.from(weights, (weight, i) => {
    if (weight >= 0 && Number.isFinite(weight)) return weight;
    throw invalid(`weights[${i}]`, { expected: "a number of at least 0", received: weight });
  });
}

/** Positions of `size` of the `total` samples. */
function draw(
  chances: Float64Array | undefined,
  total: number,
  size: number,
  replace: boolean,
  draws: Random,
): Int32Array {
  const possible = chances ? chances.filter((chance) => chance > 0).length : total;
  if (size > 0 && (replace ? possible === 0 : size > possible)) {
    throw invalid("size", {
      expected: replace ? "a sample to draw from" : `at most ${possible} without replace`,
      received: size,
    });
  }
  if (!chances) {
    return replace
      ? new Int32Array(size).map(() => draws.int(total))
      : drawWithout(total, size, draws);
  }
  return replace ? weighted(chances, size, draws) : weightedWithout(chances, size, draws);
}

/** By the sums of the weights so far: the first that a number within the whole sum does not pass. */
function weighted(chances: Float64Array, size: number, draws: Random): Int32Array {
  let sum = 0;
  const sums = chances.map((chance) => (sum += chance));
  return new Int32Array(size).map(() => {
    const drawn = draws.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

/** The samples whose exponential waiting times, with their weights as rates, are the shortest. */
function weightedWithout(chances: Float64Array, size: number, draws: Random): Int32Array {
  const times = chances.map((chance) => -Math.log(1 - draws.next()) / chance);
  return new Int32Array(chances.length)
    .map((_, i) => i)
    .filter((i) => chances[i]! > 0)
    .toSorted((a, b) => times[a]! - times[b]!)
    .subarray(0, size);
}
