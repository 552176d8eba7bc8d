export interface InfrequentOptions {
  /** Categories that occur less often are rare: a count from 1, or a fraction of the rows. Default: none is rare. */
  minFrequency?: number;
  /** Outputs of a column at most, that of the rare categories included; the least frequent become rare. Default: no limit. */
  maxCategories?: number;
}

/** Codes of the categories that are rare; of equally frequent ones the later stay, as in scikit-learn. */
export function infrequentOf(
  counts: readonly number[],
  rows: number,
  { minFrequency, maxCategories }: InfrequentOptions,
): ReadonlySet<number> {
  const least =
    minFrequency === undefined ? 0 : minFrequency < 1 ? minFrequency * rows : minFrequency;
  const rare = new Set(counts.flatMap((count, code) => (count < least ? [code] : [])));
  if (maxCategories === undefined || counts.length - rare.size + 1 <= maxCategories) return rare;
  const rising = counts.map((_, code) => code).toSorted((a, b) => counts[a]! - counts[b]!);
  for (const code of rising.slice(0, counts.length - maxCategories + 1)) rare.add(code);
  return rare;
}
