import { digamma } from "../../util/distributions/digamma.js";
import { normalRandom } from "../../util/normal-random.js";
import { random } from "../../util/random.js";
import { moments } from "../statistics.js";
import type { FeatureTest, ScoredTarget } from "./feature-test.js";

/**
 * Mutual information of a number and a class, in nats, by nearest neighbours: B. Ross, "Mutual information between
 * discrete and continuous data sets" (2014).
 */
export function mutualInfoClassif(values: Float64Array, target: ScoredTarget): FeatureTest {
  const x = jittered(values, target.seed);
  const kept: number[] = [];
  const used: number[] = []; // neighbours
  const sizes: number[] = [];
  const radii: number[] = [];
  for (let code = 0; code < target.classes; code++) {
    const members = x.filter((_, i) => target.codes[i] === code);
    if (members.length < 2) continue;
    const neighbours = Math.min(target.neighbours, members.length - 1);
    const sorted = members.toSorted();
    for (const value of members) {
      kept.push(value);
      used.push(neighbours);
      sizes.push(members.length);
      radii.push(justBelow(distanceToNeighbour(sorted, value, neighbours)));
    }
  }
  const sorted = Float64Array.from(kept).toSorted();
  const within = kept.map((value, i) => countWithin(sorted, value, radii[i]!));
  const information =
    digamma(kept.length) + meanDigamma(used) - meanDigamma(sizes) - meanDigamma(within);
  return { score: Math.max(0, information), pValue: Number.NaN };
}

/**
 * Mutual information of two numbers, in nats, by nearest neighbours: A. Kraskov, H. Stögbauer, P. Grassberger,
 * "Estimating mutual information" (2004).
 */
export function mutualInfoRegression(values: Float64Array, target: ScoredTarget): FeatureTest {
  const x = jittered(values, target.seed);
  const y = jittered(target.numbers, target.seed + 1);
  const neighbours = Math.min(target.neighbours, x.length - 1);
  const radii = distancesInPlane(x, y, neighbours).map(justBelow);
  const [sortedX, sortedY] = [x.toSorted(), y.toSorted()];
  const nearX = Array.from(x, (value, i) => countWithin(sortedX, value, radii[i]!));
  const nearY = Array.from(y, (value, i) => countWithin(sortedY, value, radii[i]!));
  const information =
    digamma(x.length) + digamma(neighbours) - meanDigamma(nearX) - meanDigamma(nearY);
  return { score: Math.max(0, information), pValue: Number.NaN };
}

/** Centred, scaled to unit variance, with so little noise that equal values come apart and nothing else changes. */
function jittered(values: Float64Array, seed: number): Float64Array {
  const draws = random(seed);
  const { mean, variance } = moments(values);
  const deviation = Math.sqrt(variance) || 1;
  const scaled = values.map((value) => (value - mean) / deviation);
  const size = Math.max(1, scaled.reduce((sum, value) => sum + Math.abs(value), 0) / scaled.length);
  return scaled.map((value) => value + 1e-10 * size * normalRandom(draws));
}

/** Distance to the n-th nearest other member; the value is one of the sorted ones. */
function distanceToNeighbour(sorted: Float64Array, value: number, n: number): number {
  const at = firstNotBelow(sorted, value);
  let left = at - 1;
  let right = at + 1;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const toLeft = left >= 0 ? value - sorted[left]! : Infinity;
    const toRight = right < sorted.length ? sorted[right]! - value : Infinity;
    if (toLeft <= toRight) left--;
    else right++;
    distance = Math.min(toLeft, toRight);
  }
  return distance;
}

/** Chebyshev distance of each point to its n-th nearest other: outwards along x, while a nearer one may come. */
function distancesInPlane(x: Float64Array, y: Float64Array, n: number): Float64Array {
  const order = new Int32Array(x.length).map((_, i) => i).toSorted((a, b) => x[a]! - x[b]!);
  const distances = new Float64Array(x.length);
  order.forEach((point, at) => {
    const nearest: number[] = [];
    const offer = (other: number): boolean => {
      const gap = Math.abs(x[other]! - x[point]!);
      if (nearest.length === n && gap >= nearest[n - 1]!) return false;
      const distance = Math.max(gap, Math.abs(y[other]! - y[point]!));
      let place = nearest.length;
      while (place > 0 && nearest[place - 1]! > distance) place--;
      nearest.splice(place, 0, distance);
      if (nearest.length > n) nearest.pop();
      return true;
    };
    for (let i = at - 1; i >= 0 && offer(order[i]!); i--);
    for (let i = at + 1; i < order.length && offer(order[i]!); i++);
    distances[point] = nearest.at(-1) ?? 0;
  });
  return distances;
}

/** How many of the sorted values are within the radius, the value itself among them. */
function countWithin(sorted: Float64Array, value: number, radius: number): number {
  let from = firstNotBelow(sorted, value - radius);
  let to = firstNotBelow(sorted, value + radius);
  // The sums are rounded: what is at the very edge is decided by its distance.
  while (from > 0 && value - sorted[from - 1]! <= radius) from--;
  while (from < sorted.length && value - sorted[from]! > radius) from++;
  while (to < sorted.length && sorted[to]! - value <= radius) to++;
  while (to > 0 && sorted[to - 1]! - value > radius) to--;
  return to - from;
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next number towards 0: a neighbour at this very distance does not count as within it. */
function justBelow(value: number): number {
  if (value === 0) return 0;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0]!--;
  return new Float64Array(bits.buffer)[0]!;
}

function meanDigamma(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + digamma(count), 0) / counts.length;
}
