/**
 * Kendall's τ-b of two columns without `NaN`; `NaN` where one is constant. In n log n steps: W. Knight, "A computer
 * method for calculating Kendall's tau with ungrouped data" (1966).
 */
export function kendall(a: Float64Array, b: Float64Array): number {
  const count = a.length;
  const order = new Int32Array(count)
    .map((_, i) => i)
    .toSorted((i, j) => a[i]! - a[j]! || b[i]! - b[j]!);
  const x = Float64Array.from(order, (i) => a[i]!);
  const y = Float64Array.from(order, (i) => b[i]!);
  const pairs = (count * (count - 1)) / 2;
  const tiedX = tiedPairs(x.length, (i, j) => x[i] === x[j]);
  const tiedBoth = tiedPairs(x.length, (i, j) => x[i] === x[j] && y[i] === y[j]);
  const discordant = inversions(y);
  const tiedY = tiedPairs(y.length, (i, j) => y[i] === y[j]); // sorted by counting the inversions
  if (tiedX === pairs || tiedY === pairs) return Number.NaN;
  const score = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
  return score / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY);
}

/** Pairs within runs of equal neighbours. */
function tiedPairs(count: number, equal: (i: number, j: number) => boolean): number {
  let pairs = 0;
  let run = 1;
  for (let i = 1; i <= count; i++) {
    if (i < count && equal(i, i - 1)) run++;
    else {
      pairs += (run * (run - 1)) / 2;
      run = 1;
    }
  }
  return pairs;
}

/** Sorts the values by merging and counts the pairs that stood in the wrong order. */
function inversions(values: Float64Array): number {
  const count = values.length;
  const merged = new Float64Array(count);
  let swaps = 0;
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        if (left < middle && (right >= end || values[left]! <= values[right]!)) {
          merged[at] = values[left++]!;
        } else {
          if (left < middle) swaps += middle - left;
          merged[at] = values[right++]!;
        }
      }
    }
    values.set(merged);
  }
  return swaps;
}
