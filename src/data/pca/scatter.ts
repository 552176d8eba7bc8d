import { moments } from "../statistics.js";
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
  const centred = matrixOf(columns.map((column, at) => column.map((value) => value - mean[at]!)));
  const { values } = multiply(centred, centred, { transposeA: true });
  return { count: centred.rows, mean, products: values };
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
