import { moments } from "../statistics.js";

/** Weight of the overall mean in rows, or `"auto"`. */
export type Smoothing = "auto" | number;

/** Mean of the target in each category. */
export interface SmoothedMeans {
  encodings: readonly number[];
  /** Of all rows. */
  mean: number;
}

/**
 * The mean of a target in each category, drawn towards the mean of all (D. Micci-Barreca, SIGKDD Explorations 3, 2001):
 * by a weight in rows (equation 3), or by how the variance within compares to that of all (equations 5 and 6). A category
 * without rows has the mean of all.
 */
export function smoothedMeans(
  codes: Int32Array,
  target: Float64Array,
  categories: number,
  smooth: Smoothing,
): SmoothedMeans {
  const { mean, variance } = moments(target);
  const counts = new Float64Array(categories);
  const sums = new Float64Array(categories);
  for (let row = 0; row < codes.length; row++) {
    counts[codes[row]!]!++;
    sums[codes[row]!]! += target[row]!;
  }
  if (smooth !== "auto") {
    const weighted = (sum: number, code: number): number => {
      const weight = counts[code]! + smooth;
      return weight === 0 ? mean : (sum + smooth * mean) / weight;
    };
    return { encodings: Array.from(sums, weighted), mean };
  }
  const within = sums.map((sum, code) => sum / counts[code]!);
  const squares = new Float64Array(categories);
  for (let row = 0; row < codes.length; row++) {
    squares[codes[row]!]! += (target[row]! - within[codes[row]!]!) ** 2;
  }
  const drawn = (own: number, code: number): number => {
    const between = variance * counts[code]!;
    const part = between / (between + squares[code]! / counts[code]!);
    return Number.isNaN(part) ? mean : part * own + (1 - part) * mean;
  };
  return { encodings: Array.from(within, drawn), mean };
}
