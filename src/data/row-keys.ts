import { isMissing } from "./frame/column-type.js";
import type { Column } from "./frame/read.js";

/** A text for each row, the same for rows that are equal in these columns; two missing values are equal. */
export function rowKeys(columns: readonly Column[]): string[] {
  const rows = columns[0]?.values.length ?? 0;
  return Array.from({ length: rows }, (_, row) =>
    JSON.stringify(columns.map(({ values }) => keyOf(values[row]))),
  );
}

/** A cell as JSON can tell it apart: a number from its text, infinities from each other. */
function keyOf(value: unknown): unknown {
  if (isMissing(value)) return null;
  if (typeof value === "number" && !Number.isFinite(value)) return [String(value)];
  return value instanceof Date ? [value.getTime()] : value;
}
