import { moments } from "../statistics.js";

/** Rounds at most, and the movement of the centres, as a part of the variance, that counts as rest: scikit-learn's. */
const maxRounds = 300;
const rest = 1e-4;

/**
 * Centres of clusters on a line, rising: Lloyd's algorithm as scikit-learn's `KMeans` runs it, which gives a centre
 * without values the value that lies farthest from its own. Clusters on a line are stretches of the sorted values, so
 * that a round takes time in the number of clusters only.
 *
 * @param sorted values, rising, not all equal.
 * @param start centres to start from, rising.
 */
export function kMeans1d(sorted: Float64Array, start: readonly number[]): readonly number[] {
  const { mean, variance } = moments(sorted);
  const sums = runningSums(sorted, mean);
  let centres = start;
  let before: readonly number[] = [];
  for (let round = 0; round < maxRounds; round++) {
    const bounds = boundaries(sorted, centres);
    const next = centresOf(sorted, sums, mean, bounds, centres);
    const moved = next.reduce((sum, centre, i) => sum + (centre - centres[i]!) ** 2, 0);
    centres = next.toSorted((a, b) => a - b);
    if (bounds.every((bound, i) => bound === before[i]) || moved <= rest * variance) break;
    before = bounds;
  }
  return centres;
}

/** Sums of the first 0, 1, 2, … values, each less the mean: small numbers, which keep their digits. */
function runningSums(values: Float64Array, mean: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + (values[i]! - mean);
  return sums;
}

/**
 * Where the stretch of each centre begins, and the end of the last. Values half way belong to the lower centre; of equal
 * centres the first has all.
 */
function boundaries(sorted: Float64Array, centres: readonly number[]): readonly number[] {
  const bounds = [sorted.length];
  for (let i = centres.length - 2; i >= 0; i--) {
    const [centre, next] = [centres[i]!, centres[i + 1]!];
    bounds.unshift(centre === next ? bounds[0]! : firstAbove(sorted, (centre + next) / 2));
  }
  return [0, ...bounds];
}

/** The values of one centre. */
interface Stretch {
  centre: number;
  low: number;
  high: number;
  /** Of the values, each less the mean of all. */
  sum: number;
  count: number;
}

function centresOf(
  sorted: Float64Array,
  sums: Float64Array,
  mean: number,
  bounds: readonly number[],
  centres: readonly number[],
): number[] {
  const clusters = centres.map((centre, i): Stretch => {
    const [low, high] = [bounds[i]!, bounds[i + 1]!];
    return { centre, low, high, sum: sums[high]! - sums[low]!, count: high - low };
  });
  const given = new Map<Stretch, number>();
  for (const empty of clusters.filter(({ count }) => count === 0)) {
    // The farthest value of a stretch is at one of its ends; those given away already are left out.
    const ends = clusters.flatMap((cluster) => {
      const { low, high, centre } = cluster;
      if (low >= high) return [];
      const [first, last] = [sorted[low]!, sorted[high - 1]!];
      return [
        { cluster, value: first, distance: Math.abs(first - centre), up: 1, down: 0 },
        { cluster, value: last, distance: Math.abs(last - centre), up: 0, down: 1 },
      ];
    });
    const farthest = ends.reduce((best, end) => (end.distance > best.distance ? end : best));
    if (farthest.distance === 0) break; // fewer different values than clusters
    const { cluster, value, up, down } = farthest;
    cluster.low += up;
    cluster.high -= down;
    cluster.sum -= value - mean;
    cluster.count--;
    given.set(empty, value);
  }
  const centreOf = ({ low, high, sum, count }: Stretch): number =>
    // Of one value exactly that: a centre beside it by rounding would make a bin of its own.
    sorted[low] === sorted[high - 1] ? sorted[low]! : mean + sum / count;
  const largest = clusters.reduce((best, one) => (one.count > best.count ? one : best));
  return clusters.map((one) => given.get(one) ?? centreOf(one.count > 0 ? one : largest));
}

/** Position of the first value above a limit, by halving. */
function firstAbove(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
