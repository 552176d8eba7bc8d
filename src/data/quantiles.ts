import { select } from "../util/select.js";

/** Levels up to which finding each place is quicker than sorting. */
const few = 8;

/**
 * Quantiles of values without `NaN`, in float64, by linear interpolation between the two nearest: numpy's and pandas'
 * default. The values are not changed.
 *
 * @param levels from 0 to 1.
 */
export function quantilesOf(values: Float64Array, levels: readonly number[]): number[] {
  if (levels.length > few) {
    const sorted = values.toSorted();
    return levels.map((level) => quantileAt(values.length, level, (place) => sorted[place]!));
  }
  const work = values.slice();
  return levels.map((level) => quantileAt(values.length, level, (place) => select(work, place)));
}

/** The value in the middle, or half way between the two there: `NaN` of none. */
export function medianOf(values: Float64Array): number {
  return values.length === 0 ? Number.NaN : quantilesOf(values, [0.5])[0]!;
}

function quantileAt(count: number, level: number, sorted: (place: number) => number): number {
  const position = level * (count - 1);
  const below = Math.floor(position);
  const part = position - below;
  const a = sorted(below);
  if (part === 0) return a;
  const b = sorted(below + 1);
  // From the nearer end, as numpy does: the ends themselves come out exactly.
  return part < 0.5 ? a + (b - a) * part : b - (b - a) * (1 - part);
}
