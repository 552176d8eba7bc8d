/** A row that has the value that another one lacks. */
export interface Neighbour {
  value: number;
  distance: number;
}

/**
 * Euclidean distance of a row to each row of the columns, over what both have and scaled to all columns; `NaN` where they
 * have nothing in common.
 */
export function distancesTo(
  row: readonly number[],
  columns: readonly Float64Array[],
): Float64Array {
  const rows = columns[0]!.length;
  const squares = new Float64Array(rows);
  const common = new Int32Array(rows);
  columns.forEach((column, at) => {
    const own = row[at]!;
    if (Number.isNaN(own)) return;
    for (let i = 0; i < rows; i++) {
      const value = column[i]!;
      if (Number.isNaN(value)) continue;
      squares[i]! += (value - own) ** 2;
      common[i]!++;
    }
  });
  // 0 / 0 where nothing is in common
  return squares.map((square, i) => Math.sqrt((square * columns.length) / common[i]!));
}

/** The nearest rows that have a value and a distance, at most `limit`, nearest first; of equally near ones the first. */
export function nearest(values: Float64Array, distances: Float64Array, limit: number): Neighbour[] {
  const found: Neighbour[] = [];
  for (let row = 0; row < values.length; row++) {
    const distance = distances[row]!;
    if (Number.isNaN(distance) || Number.isNaN(values[row]!)) continue;
    if (found.length === limit && distance >= found[limit - 1]!.distance) continue;
    let place = found.length;
    while (place > 0 && found[place - 1]!.distance > distance) place--;
    found.splice(place, 0, { value: values[row]!, distance });
    if (found.length > limit) found.pop();
  }
  return found;
}

/** Weight of each neighbour by its distance; those at no distance, if there are any, have all of it. */
export const weightings = {
  uniform: (distances: readonly number[]): number[] => distances.map(() => 1),
  distance(distances: readonly number[]): number[] {
    if (distances.includes(0)) return distances.map((distance) => Number(distance === 0));
    return distances.map((distance) => 1 / distance);
  },
};
