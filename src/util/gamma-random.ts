import { normalRandom } from "./normal-random.js";
import type { Random } from "./random.js";

/** A number of the gamma distribution of scale 1: G. Marsaglia, W. Tsang, "A simple method" (2000). */
export function gammaRandom(shape: number, draws: Random): number {
  // Below 1: one of the next shape, made smaller.
  if (shape < 1) return gammaRandom(shape + 1, draws) * draws.next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalRandom(draws);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - draws.next()) < 0.5 * x * x + d - d * v + d * Math.log(v))
      return d * v;
  }
}
