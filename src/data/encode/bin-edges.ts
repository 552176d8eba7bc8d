import { kMeans1d } from "./k-means-1d.js";

export type BinStrategy = keyof typeof strategies;

/** Bins narrower than this are left out. */
const narrow = 1e-8;

/** Edges of bins of sorted values, by strategy. */
export const strategies = {
  width: equalWidth,
  quantile: (sorted: Float64Array, bins: number): number[] =>
    wide(steps(bins).map((level) => averagedQuantile(sorted, level))),
  kMeans(sorted: Float64Array, bins: number): number[] {
    const edges = equalWidth(sorted, bins);
    const start = edges.slice(1).map((edge, i) => (edge + edges[i]!) / 2);
    const centres = kMeans1d(sorted, start);
    const inner = centres.slice(1).map((centre, i) => (centre + centres[i]!) / 2);
    return wide([sorted[0]!, ...inner, sorted.at(-1)!]);
  },
};

/** Edges of the bins of values, at least one and none of them `NaN`; equal ends where all are equal. */
export function binEdges(
  values: Float64Array,
  bins: number,
  strategy: BinStrategy,
): readonly number[] {
  const sorted = values.toSorted();
  const first = sorted[0]!;
  return first === sorted.at(-1) ? [first, first] : strategies[strategy](sorted, bins);
}

/** Rounded as numpy's `linspace` rounds: k-means started elsewhere by a bit may end elsewhere. */
function equalWidth(sorted: Float64Array, bins: number): number[] {
  const low = sorted[0]!;
  const high = sorted.at(-1)!;
  const width = (high - low) / bins;
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + i * width));
}

function steps(bins: number): number[] {
  return Array.from({ length: bins + 1 }, (_, step) => step / bins);
}

/**
 * The quantile that scikit-learn's bins use: no interpolation; the mean of two neighbours where the level falls between
 * them exactly (numpy's `averaged_inverted_cdf`).
 */
function averagedQuantile(sorted: Float64Array, level: number): number {
  const place = level * sorted.length;
  const above = Math.floor(place);
  const last = sorted.length - 1;
  if (place !== above) return sorted[Math.min(above, last)]!;
  return (sorted[Math.max(above - 1, 0)]! + sorted[Math.min(above, last)]!) / 2;
}

function wide(edges: readonly number[]): number[] {
  return edges.filter((edge, i) => i === 0 || edge - edges[i - 1]! > narrow);
}
