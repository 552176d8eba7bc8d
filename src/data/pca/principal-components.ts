import { columnAt, symmetricEigen } from "./matrix.js";
import type { Scatter } from "./scatter.js";

/** A direction of the data. */
export interface PrincipalComponent {
  /** Its weight of each column: of length 1, the largest in size positive. */
  weights: readonly number[];
  /** Variance of the data along it (sample variance). */
  explainedVariance: number;
  /** That variance as a part of the whole. */
  explainedVarianceRatio: number;
}

/** All directions that the rows can have, the one of most variance first. */
export function principalComponents({ count, mean, products }: Scatter): PrincipalComponent[] {
  const size = mean.length;
  const { eigenvalues, eigenvectors } = symmetricEigen({
    values: products.map((value) => value / (count - 1)),
    rows: size,
    columns: size,
  });
  const total = eigenvalues.reduce((sum, value) => sum + Math.max(0, value), 0);
  return Array.from({ length: Math.min(size, count) }, (_, i) => {
    const at = size - 1 - i;
    const explainedVariance = Math.max(0, eigenvalues[at]!); // rounding may leave it below 0
    return {
      weights: withLargestPositive(columnAt(eigenvectors, at)),
      explainedVariance,
      explainedVarianceRatio: explainedVariance / total,
    };
  });
}

/** A direction and its opposite are the same component: scikit-learn's choice of the two. */
function withLargestPositive(weights: Float64Array): number[] {
  const largest = weights.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return Array.from(weights, (weight) => (largest < 0 ? -weight : weight));
}
