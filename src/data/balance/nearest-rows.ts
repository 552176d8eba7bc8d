/** Numbers by rows: row `i` is at `i * width`. */
export interface Rows {
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * The nearest of the `candidates` to a row, itself left out, nearest first; of equally near ones the first. Distances are
 * Euclidean. Time grows with the number of candidates.
 */
export function nearestRows(
  { values, width }: Rows,
  row: number,
  candidates: Int32Array,
  limit: number,
): number[] {
  const found: number[] = [];
  const distances: number[] = [];
  const from = row * width;
  for (const candidate of candidates) {
    if (candidate === row) continue;
    const other = candidate * width;
    const worst = found.length === limit ? distances[limit - 1]! : Infinity;
    let distance = 0;
    for (let column = 0; column < width && distance < worst; column++) {
      distance += (values[from + column]! - values[other + column]!) ** 2;
    }
    if (distance >= worst) continue;
    let place = found.length;
    while (place > 0 && distances[place - 1]! > distance) place--;
    found.splice(place, 0, candidate);
    distances.splice(place, 0, distance);
    if (found.length > limit) {
      found.pop();
      distances.pop();
    }
  }
  return found;
}
