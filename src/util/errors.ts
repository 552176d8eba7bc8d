/** What an argument should have been, what it was, and what there is to choose from. */
export interface Mismatch {
  /** What is accepted, in words: `"a fraction between 0 and 1"`. */
  expected: string;
  /** What was passed; drawn as JSON unless it is a string. */
  received: unknown;
  /** The choices that exist: column names, strategies, metrics. */
  available?: Iterable<string>;
}

/** The one form of every complaint about an argument: `name: expected …; received …; available: …`. */
export function invalid(argument: string, mismatch: Mismatch): Error {
  const parts = [`expected ${mismatch.expected}`, `received ${describe(mismatch.received)}`];
  if (mismatch.available) parts.push(`available: ${[...mismatch.available].join(", ")}`);
  return new Error(`${argument}: ${parts.join("; ")}`);
}

function describe(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value); // JSON has no NaN and no Infinity
  if (typeof value === "function") return `a function`;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return `an object with ${Object.keys(value).join(", ") || "no keys"}`;
  }
  return JSON.stringify(value) ?? String(value);
}
