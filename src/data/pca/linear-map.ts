import { columnAt, matrixOf, multiply, type Matrix } from "./matrix.js";

/**
 * Columns up to which sums are made column by column: TensorFlow wants rows first, which then costs more than it saves.
 */
export const fewColumns = 32;

/** Sums of columns, each by weights of its own: a row of weights for each column that comes out. */
export function linearMap(
  columns: readonly Float64Array[],
  weights: readonly (readonly number[])[],
): Float64Array[] {
  if (columns.length > fewColumns) {
    const product = multiply(matrixOf(columns), matrixOfRows(weights), { transposeB: true });
    return weights.map((_, at) => columnAt(product, at));
  }
  return weights.map((row) => {
    const sums = new Float64Array(columns[0]!.length);
    columns.forEach((column, at) => {
      const weight = row[at]!;
      for (let i = 0; i < sums.length; i++) sums[i]! += weight * column[i]!;
    });
    return sums;
  });
}

/** A copy with a number added to each value. A loop, because `map` of a typed array takes several times as long. */
export function shifted(values: Float64Array, by: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = values[i]! + by;
  return result;
}

function matrixOfRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]!.length;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => values.set(row, at * columns));
  return { values, rows: rows.length, columns };
}
