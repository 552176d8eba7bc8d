/** Rank of each value from 1, the mean of their ranks for equal ones: SciPy's `rankdata`. No value may be `NaN`. */
export function ranks(values: Float64Array): Float64Array {
  const order = new Int32Array(values.length)
    .map((_, i) => i)
    .toSorted((a, b) => values[a]! - values[b]!);
  const ranked = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranked[order[i]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranked;
}
