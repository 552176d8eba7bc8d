const tiny = 1e-300;

/**
 * Value of b₀ + a₁/(b₁ + a₂/(b₂ + …)), by Lentz's method: W. Lentz (1976), as changed by I. Thompson and A. Barnett.
 *
 * @param terms aₙ and bₙ, from n = 1.
 */
export function continuedFraction(
  b0: number,
  terms: (n: number) => readonly [a: number, b: number],
): number {
  let value = b0 || tiny;
  let c = value;
  let d = 0;
  for (let n = 1; n < 10_000; n++) {
    const [a, b] = terms(n);
    d = 1 / (b + a * d || tiny);
    c = b + a / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}
