import type { DataFrame } from "danfojs-node";
import { makeFrame } from "../../data/frame/make.js";
import { count, deviation } from "../../util/check.js";
import { normalRandom } from "../../util/normal-random.js";
import { random, type Random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";

/** What every generator of labelled points takes. */
export interface PointsOptions {
  /** How many points; default 100. */
  samples?: number;
  /** Whether the points come in random order (else class by class); default `true`. */
  shuffle?: boolean;
  /** Standard deviation of the normal noise on each coordinate; default 0. */
  noise?: number;
  /** Seed of noise and order; default 0. */
  seed?: number;
}

/** A point with its class. */
export interface LabelledPoint {
  readonly x: readonly number[];
  readonly label: number;
}

/** Options with their defaults, and the stream that the seed starts. */
export interface PointsPlan {
  readonly samples: number;
  readonly shuffle: boolean;
  readonly noise: number;
  readonly draws: Random;
}

export function planPoints({
  samples = 100,
  shuffle = true,
  noise = 0,
  seed = 0,
}: PointsOptions): PointsPlan {
  count("samples", samples, 1);
  deviation("noise", noise);
  return { samples, shuffle, noise, draws: random(seed) };
}

/** A frame of the points: a column for each coordinate, then `label`. */
export function framePoints(
  points: readonly LabelledPoint[],
  { shuffle, noise, draws }: PointsPlan,
): DataFrame {
  const noisy =
    noise === 0
      ? points
      : points.map(({ x, label }) => ({
          x: x.map((value) => value + noise * normalRandom(draws)),
          label,
        }));
  const order = shuffle ? permutation(noisy.length, draws) : noisy.keys();
  const ordered = Array.from(order, (at) => noisy[at]!);
  const coordinates = points[0]!.x.map((_, axis) => ({
    name: `x${axis + 1}`,
    values: ordered.map(({ x }) => x[axis]!),
    dtype: "float32",
  }));
  return makeFrame([...coordinates, { name: "label", values: ordered.map(({ label }) => label) }]);
}

/** `size` numbers from `from` to `to`, both included, at equal distances. */
export function linspace(from: number, to: number, size: number): number[] {
  const step = size > 1 ? (to - from) / (size - 1) : 0;
  return Array.from({ length: size }, (_, i) => from + i * step);
}

/** Sizes of `parts` parts of a whole that differ by at most one, the larger ones first. */
export function shares(whole: number, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, i) => Math.floor(whole / parts) + (i < whole % parts ? 1 : 0),
  );
}
