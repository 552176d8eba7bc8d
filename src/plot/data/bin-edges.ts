import { quantilesOf } from "../../data/quantiles.js";

/**
 * Edges of the bins of a histogram: `bins` of equal width, or as many as suit the numbers (numpy's `"auto"`: the finer
 * of Sturges' and Freedman and Diaconis' rules). Numbers that all are the same get a bin of width 1 around them.
 *
 * @param values at least one, none of them `NaN` or infinite.
 */
export function binEdges(values: Float64Array, bins?: number): number[] {
  let [low, high] = quantilesOf(values, [0, 1]) as [number, number];
  const number = bins ?? binCount(values, high - low);
  if (low === high) {
    low -= 0.5;
    high += 0.5;
  }
  return Array.from({ length: number + 1 }, (_, i) =>
    i === number ? high : low + i * ((high - low) / number),
  );
}

/** More bins than can be told apart are none. */
const mostBins = 200;

function binCount(values: Float64Array, range: number): number {
  if (range === 0) return 1;
  const sturges = range / (Math.log2(values.length) + 1);
  const [lower, upper] = quantilesOf(values, [0.25, 0.75]) as [number, number];
  const freedman = (2 * (upper - lower)) / Math.cbrt(values.length);
  // Numbers that mostly are close together, with some far away, would get very many.
  const least = range / Math.sqrt(values.length) / 2;
  return Math.min(mostBins, Math.ceil(range / Math.min(sturges, Math.max(freedman, least))));
}

/** How many values lie in each bin; the last bin has both of its edges, the others only the lower one. */
export function binCounts(values: Float64Array, edges: readonly number[]): number[] {
  const counts = Array.from({ length: edges.length - 1 }, () => 0);
  const [low, high] = [edges[0]!, edges.at(-1)!];
  for (const value of values) {
    if (!(value >= low && value <= high)) continue;
    const guess = Math.floor(((value - low) / (high - low)) * counts.length);
    let bin = Math.min(counts.length - 1, guess);
    // Rounding may have put the value beside an edge.
    if (value < edges[bin]!) bin--;
    else if (bin + 1 < counts.length && value >= edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return counts;
}
