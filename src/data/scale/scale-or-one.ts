/** What to divide by: the size of a column's spread, or 1 where that is nothing but rounding, as scikit-learn has it. */
export function scaleOrOne(size: number): number {
  return size < 10 * Number.EPSILON ? 1 : size;
}
