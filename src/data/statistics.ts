/** Count, mean and variance of the values that are there. */
export interface Moments {
  /** Values that are not missing. */
  count: number;
  mean: number;
  /** Population variance: divided by the count. */
  variance: number;
}

/** Moments in float64, missing values (`NaN`) left out; `NaN` where there is no value. */
export function moments(values: Float64Array): Moments {
  const origin = values.find((value) => !Number.isNaN(value)) ?? Number.NaN;
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value - origin; // small numbers: nothing is lost where the values are large and close together
  }
  const mean = origin + sum / count;
  let squares = 0;
  let residue = 0; // what rounding the mean left over
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    squares += (value - mean) ** 2;
    residue += value - mean;
  }
  return { count, mean, variance: (squares - residue ** 2 / count) / count };
}

/** Whether the variance is no more than rounding makes of values this large: scikit-learn's criterion. */
export function isConstant({ count, mean, variance }: Moments): boolean {
  return variance <= count * Number.EPSILON * variance + (count * mean * Number.EPSILON) ** 2;
}

/** The smallest and the largest value; there must be one, and no `NaN`. A loop: millions of arguments overflow. */
export function extremes(values: Float64Array): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
