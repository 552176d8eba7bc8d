const cache = new Map<string, Float64Array>();

/**
 * What each of `window` equally spaced values weighs in the value at `at` of the polynomial of degree `order` that fits
 * them best. By polynomials that are orthogonal over the points (P. Gram), which no rounding makes singular.
 */
export function savgolWeights(window: number, order: number, at: number): Float64Array {
  const key = `${window},${order},${at}`;
  const known = cache.get(key);
  if (known) return known;
  const weights = new Float64Array(window);
  for (const polynomial of orthogonal(window, order)) {
    const norm = polynomial.reduce((sum, value) => sum + value * value, 0);
    polynomial.forEach((value, i) => (weights[i]! += (value * polynomial[at]!) / norm));
  }
  cache.set(key, weights);
  return weights;
}

/** Values of the polynomials of degree 0 to `order` at the points, orthogonal to each other. */
function orthogonal(window: number, order: number): Float64Array[] {
  const middle = (window - 1) / 2;
  const found: Float64Array[] = [];
  for (let degree = 0; degree <= order; degree++) {
    const last = found.at(-1);
    const next = new Float64Array(window).map((_, i) =>
      last ? last[i]! * ((i - middle) / (middle || 1)) : 1,
    );
    for (const other of found) {
      const norm = other.reduce((sum, value) => sum + value * value, 0);
      const share = other.reduce((sum, value, i) => sum + value * next[i]!, 0) / norm;
      other.forEach((value, i) => (next[i]! -= share * value));
    }
    found.push(next);
  }
  return found;
}
