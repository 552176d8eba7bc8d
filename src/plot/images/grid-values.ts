/** Numbers at the crossings of a grid: `values[row * columns + column]`, the first row at the bottom. */
export interface GridValues {
  columns: number;
  rows: number;
  values: ArrayLike<number>;
}

/** The number at a place from 0 to 1 across and up, mixed of the four around it. */
export function between({ columns, rows, values }: GridValues, x: number, y: number): number {
  const [placeX, placeY] = [x * (columns - 1), y * (rows - 1)];
  const column = Math.min(columns - 2, Math.floor(placeX));
  const row = Math.min(rows - 2, Math.floor(placeY));
  const [partX, partY] = [placeX - column, placeY - row];
  const at = (i: number, j: number): number => values[(row + j) * columns + column + i]!;
  const below = at(0, 0) * (1 - partX) + at(1, 0) * partX;
  const above = at(0, 1) * (1 - partX) + at(1, 1) * partX;
  return below * (1 - partY) + above * partY;
}
