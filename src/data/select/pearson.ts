import { isConstant, moments } from "../statistics.js";

/** Pearson's correlation of two columns without `NaN`; `NaN` where one is constant. */
export function pearson(a: Float64Array, b: Float64Array): number {
  const [x, y] = [fromFirst(a), fromFirst(b)];
  const [of, and] = [moments(x), moments(y)];
  if (a.length === 0 || isConstant(of) || isConstant(and)) return Number.NaN;
  let products = 0;
  for (let i = 0; i < x.length; i++) products += (x[i]! - of.mean) * (y[i]! - and.mean);
  const correlation = products / x.length / Math.sqrt(of.variance * and.variance);
  return Math.max(-1, Math.min(1, correlation));
}

/** Small numbers: nothing is lost where the values are large and close together. */
function fromFirst(values: Float64Array): Float64Array {
  const origin = values[0]!;
  return values.map((value) => value - origin);
}
