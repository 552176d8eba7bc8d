/**
 * Numbers as float64, what is missing as `NaN`; booleans are 0 and 1. A loop, because `Float64Array.from` with a
 * function takes ten times as long.
 */
export function float64(length: number, at: (row: number) => unknown): Float64Array {
  const values = new Float64Array(length);
  for (let row = 0; row < length; row++) values[row] = Number(at(row) ?? Number.NaN);
  return values;
}
