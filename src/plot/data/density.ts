import { extremes, moments } from "../../data/statistics.js";
import { binCounts, binEdges } from "./bin-edges.js";

/** A density, at places that rise. */
export interface Density {
  at: number[];
  density: number[];
}

/** Numbers above which they are counted into bins first: nobody sees the difference. */
const mostKernels = 2000;
const bins = 1000;

/**
 * The density of numbers as `densityAt` estimates it, from two band widths below the lowest to two above the highest.
 *
 * @param points how many places.
 */
export function density(values: Float64Array, points = 80): Density {
  const { min, max } = extremes(values);
  const [low, high] = [min - 2 * bandWidth(values), max + 2 * bandWidth(values)];
  const at = Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
  return { at, density: densityAt(values, at) };
}

/**
 * Estimates the density of numbers at some places by a Gaussian at each number, as scipy's `gaussian_kde` does with
 * Scott's rule. Equal numbers get a band a hundredth of their size wide.
 *
 * @param values at least one, none of them `NaN` or infinite.
 */
export function densityAt(values: Float64Array, places: readonly number[]): number[] {
  const width = bandWidth(values);
  const { centers, weights } = kernels(values);
  const scale = 1 / (values.length * width * Math.sqrt(2 * Math.PI));
  const height = (distance: number): number => Math.exp(-0.5 * (distance / width) ** 2);
  return places.map(
    (place) =>
      scale * centers.reduce((sum, center, i) => sum + weights[i]! * height(place - center), 0),
  );
}

function bandWidth(values: Float64Array): number {
  const { mean, variance } = moments(values);
  const deviation = Math.sqrt((variance * values.length) / Math.max(1, values.length - 1));
  return (deviation > 0 ? deviation : Math.abs(mean) / 100 || 1) * values.length ** -0.2;
}

/** Where Gaussians stand, and how many numbers each is for. */
function kernels(values: Float64Array): { centers: Float64Array; weights: ArrayLike<number> } {
  if (values.length <= mostKernels) {
    return { centers: values, weights: new Float64Array(values.length).fill(1) };
  }
  const edges = binEdges(values, bins);
  return {
    centers: Float64Array.from({ length: bins }, (_, i) => (edges[i]! + edges[i + 1]!) / 2),
    weights: binCounts(values, edges),
  };
}
