import { moments } from "../../data/statistics.js";

/**
 * The part that is explained of what varies. What does not vary is explained wholly by no error (1), and not at all by
 * any (0): scikit-learn's `force_finite`.
 */
export function explained(error: number, total: number): number {
  if (total === 0) return error === 0 ? 1 : 0;
  return 1 - error / total;
}

/** Population variance. */
export function variance(values: Float64Array): number {
  return moments(values).variance;
}
