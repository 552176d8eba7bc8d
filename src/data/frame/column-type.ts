/** What a column holds, judged by every value of it; `"empty"` has no value at all. */
export type ColumnType = "integer" | "number" | "text" | "boolean" | "date" | "mixed" | "empty";

/** danfojs's name for each type; it has none for mixed columns, and "undefined" is what it calls an empty one. */
export const dtypes: Readonly<Record<ColumnType, string>> = {
  integer: "int32",
  number: "float32",
  text: "string",
  boolean: "boolean",
  date: "datetime",
  mixed: "string",
  empty: "undefined",
};

/** Missing in a frame: `null`, `undefined` and `NaN`, as in pandas. */
export function isMissing(value: unknown): boolean {
  return (
    value === null || value === undefined || (typeof value === "number" && Number.isNaN(value))
  );
}

/**
 * Type of a column by all of its values. danfojs looks at the first 20 only, and calls text of digits an integer.
 * Missing values have no say, except that a column of integers with one missing is a `"number"`.
 */
export function columnType(values: readonly unknown[]): ColumnType {
  let found: ColumnType = "empty";
  let missing = false;
  for (const value of values) {
    if (isMissing(value)) missing = true;
    else found = both(found, typeOf(value));
    if (found === "mixed") return found;
  }
  return found === "integer" && missing ? "number" : found;
}

/** Whether the values are numbers (or there are none). */
export function isNumeric(type: ColumnType): boolean {
  return type === "integer" || type === "number";
}

function both(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b || a === "empty") return b;
  return isNumeric(a) && isNumeric(b) ? "number" : "mixed";
}

function typeOf(value: unknown): ColumnType {
  if (typeof value === "number") return (value | 0) === value ? "integer" : "number";
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "boolean";
  return value instanceof Date ? "date" : "mixed";
}
