import { continuedFraction } from "./continued-fraction.js";
import { logGamma } from "./log-gamma.js";

/** Upper regularized incomplete gamma function Q(a, x) for x from 0: NIST Handbook of Mathematical Functions, 8.9.2. */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(x > 0)) return x === 0 ? 1 : Number.NaN;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) return 1 - front * lowerSeries(a, x);
  return front / continuedFraction(x + 1 - a, (n) => [-n * (n - a), x + 2 * n + 1 - a]);
}

/** 1/a + x/(a (a + 1)) + x²/(a (a + 1) (a + 2)) + … */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}
