import { quantilesOf } from "../../data/quantiles.js";

/** What a box plot draws of numbers. */
export interface BoxStatistics {
  /** The lowest number within 1.5 times the box's height below it. */
  low: number;
  lower: number;
  median: number;
  upper: number;
  /** The highest number within 1.5 times the box's height above it. */
  high: number;
  /** Numbers beyond. */
  outliers: number[];
}

/** Quartiles, whiskers by Tukey's rule and outliers, as matplotlib computes them; at least one number, none `NaN`. */
export function boxStatistics(values: Float64Array): BoxStatistics {
  const [lower, median, upper] = quantilesOf(values, [0.25, 0.5, 0.75]) as [number, number, number];
  const reach = 1.5 * (upper - lower);
  const inside = (value: number): boolean => value >= lower - reach && value <= upper + reach;
  const within = values.filter(inside);
  const [low, high] = quantilesOf(within, [0, 1]) as [number, number];
  return {
    // A quartile lies between numbers: none of them may be beyond it.
    low: Math.min(low, lower),
    lower,
    median,
    upper,
    high: Math.max(high, upper),
    outliers: Array.from(values.filter((value) => !inside(value))),
  };
}
