/** Digits that carry meaning in a table; more would only fill it. */
const significant = 6;
const longestText = 50;

/** The cells of one column as text; its numbers get as many decimals as the one that needs most. */
export function formatCells(values: readonly unknown[]): string[] {
  const numbers = values.filter(isFinite);
  const sizes = numbers.map(Math.abs).filter((size) => size > 0);
  const wide =
    sizes.some((size) => size >= 1e12) || (sizes.length > 0 && Math.max(...sizes) < 1e-4);
  const decimals = Math.max(0, ...numbers.map(decimalsOf));
  return values.map((value) => {
    if (!isFinite(value)) return formatOther(value);
    return wide && !Number.isInteger(value)
      ? value.toExponential(significant - 1)
      : value.toFixed(decimals);
  });
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

function decimalsOf(value: number): number {
  const [digits = "", exponent] = value.toPrecision(significant).split("e");
  if (exponent !== undefined) return value < 1 && value > -1 ? significant : 0;
  return Math.min(significant, (digits.split(".")[1] ?? "").replace(/0+$/, "").length);
}

function formatOther(value: unknown): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
