/**
 * Probabilities of several comparisons, made larger so that all of them together go wrong no more often than one would
 * (S. Holm, Scandinavian Journal of Statistics 6, 1979). In the order given.
 */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = pValues.map(() => 0);
  let least = 0;
  pValues
    .map((pValue, place) => ({ pValue, place }))
    .toSorted((one, other) => one.pValue - other.pValue)
    .forEach(({ pValue, place }, rank) => {
      least = Math.max(least, Math.min(1, pValue * (pValues.length - rank)));
      adjusted[place] = least;
    });
  return adjusted;
}
