import { moments } from "../statistics.js";
import { fewColumns, shifted } from "./linear-map.js";
import { matrixOf, multiply } from "./matrix.js";

/** What is to be known of rows for their principal components, whatever batches they came in. */
export interface Scatter {
  readonly count: number;
  readonly mean: Float64Array;
  /** Σ (x - mean)(x - mean)ᵀ over the rows, row by row. */
  readonly products: Float64Array;
}

export function scatterOf(columns: readonly Float64Array[]): Scatter {
  const mean = Float64Array.from(columns, (column) => moments(column).mean);
  const centred = columns.map((column, at) => shifted(column, -mean[at]!));
  return { count: columns[0]!.length, mean, products: productsOf(centred) };
}

function productsOf(columns: readonly Float64Array[]): Float64Array {
  const size = columns.length;
  if (size > fewColumns) {
    const matrix = matrixOf(columns);
    return multiply(matrix, matrix, { transposeA: true }).values;
  }
  const products = new Float64Array(size * size);
  columns.forEach((a, row) => {
    for (let column = row; column < size; column++) {
      const b = columns[column]!;
      let sum = 0;
      for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
      products[row * size + column] = sum;
      products[column * size + row] = sum;
    }
  });
  return products;
}

/** The scatter of all rows from those of two parts: T. Chan, G. Golub, R. LeVeque (1979). */
export function mergeScatters(a: Scatter, b: Scatter): Scatter {
  const count = a.count + b.count;
  const gap = a.mean.map((value, i) => b.mean[i]! - value);
  const weight = (a.count * b.count) / count;
  const size = gap.length;
  return {
    count,
    mean: a.mean.map((value, i) => value + (gap[i]! * b.count) / count),
    products: a.products.map(
      (value, i) => value + b.products[i]! + weight * gap[Math.floor(i / size)]! * gap[i % size]!,
    ),
  };
}
