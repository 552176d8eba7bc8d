import { isMissing, isNumeric, type ColumnType } from "../frame/column-type.js";
import type { Column } from "../frame/read.js";
import { quantilesOf } from "../quantiles.js";
import { extremes, moments } from "../statistics.js";

/** Bars of a histogram. */
const bins = 16;

/** Values that are listed as the most frequent. */
const mostListed = 5;

/** A column of numbers, infinite ones left out. */
export interface NumberSummary {
  mean: number;
  /** Of a sample; `NaN` for one value. */
  std: number;
  min: number;
  q25: number;
  median: number;
  q75: number;
  max: number;
  /** Values beyond the quartiles by more than 1.5 of their distance. */
  outliers: number;
  zeros: number;
  /** Infinite values. */
  infinite: number;
  /** Values in each of 16 equally wide parts from `min` to `max`. */
  histogram: readonly number[];
}

/** What a column is like. */
export interface ColumnProfile {
  column: string;
  type: ColumnType;
  missing: number;
  /** Different values that are there. */
  unique: number;
  /** Of a column of numbers with at least one finite value. */
  numbers?: NumberSummary;
  /** The most frequent values, with how often they occur. */
  top: readonly { value: unknown; count: number }[];
}

export function profileColumn({ name, values, type }: Column): ColumnProfile {
  const counts = new Map<unknown, number>();
  let missing = 0;
  for (const value of values) {
    if (isMissing(value)) {
      missing++;
      continue;
    }
    const key = value instanceof Date ? value.toISOString() : value;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const top = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, mostListed);
  const finite = isNumeric(type)
    ? Float64Array.from(values.filter((value): value is number => Number.isFinite(value)))
    : new Float64Array();
  const infinite = isNumeric(type) ? values.length - missing - finite.length : 0;
  return {
    column: name,
    type,
    missing,
    unique: counts.size,
    ...(finite.length > 0 && { numbers: summarize(finite, infinite) }),
    top: top.map(([value, count]) => ({ value, count })),
  };
}

function summarize(values: Float64Array, infinite: number): NumberSummary {
  const { count, mean, variance } = moments(values);
  const { min, max } = extremes(values);
  const [q25, median, q75] = quantilesOf(values, [0.25, 0.5, 0.75]) as [number, number, number];
  const reach = 1.5 * (q75 - q25);
  const histogram = Array<number>(bins).fill(0);
  let outliers = 0;
  let zeros = 0;
  for (const value of values) {
    if (value < q25 - reach || value > q75 + reach) outliers++;
    if (value === 0) zeros++;
    const place = max > min ? Math.floor((bins * (value - min)) / (max - min)) : 0;
    histogram[Math.min(bins - 1, place)]!++;
  }
  const std = count > 1 ? Math.sqrt((variance * count) / (count - 1)) : Number.NaN;
  return { mean, std, min, q25, median, q75, max, outliers, zeros, infinite, histogram };
}
