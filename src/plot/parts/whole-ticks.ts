/**
 * Whole numbers from `low` to `high` for the ticks of an axis: multiples of 1, 2 or 5 times a power of ten, about
 * `most` of them. Vega-Lite 5 drops `tickMinStep` from the shared axis of a facet, and would draw epoch 1.2.
 */
export function wholeTicks(low: number, high: number, most: number): number[] {
  const rough = Math.max(1, (high - low) / most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}
