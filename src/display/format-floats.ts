/**
 * Numbers of one tensor as text, all in the same form: whole numbers without decimals, others with up to four, in
 * powers of ten where four decimals would not show them.
 */
export function formatFloats(values: readonly number[]): string[] {
  const finite = values.filter(Number.isFinite);
  const sizes = finite.map(Math.abs).filter((size) => size > 0);
  const largest = Math.max(...sizes, 0);
  const smallest = Math.min(...sizes, Infinity);
  const whole = finite.every(Number.isInteger);
  const scientific = whole ? largest >= 1e9 : largest >= 1e6 || smallest < 5e-5;
  const decimals = whole ? 0 : Math.max(...finite.map(decimalsOf));
  return values.map((value) => {
    if (!Number.isFinite(value)) return String(value);
    return scientific ? value.toExponential(3) : value.toFixed(decimals);
  });
}

/** Decimals, of four, that are not zeros at the end. */
function decimalsOf(value: number): number {
  return (
    value
      .toFixed(4)
      .replace(/\.?0+$/, "")
      .split(".")[1]?.length ?? 0
  );
}
