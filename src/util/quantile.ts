/** Quantile (0 to 1) of sorted numbers, linear between neighbours, as numpy's default; `NaN` of none. */
export function sortedQuantile(sorted: ArrayLike<number>, quantile: number): number {
  const at = quantile * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}
