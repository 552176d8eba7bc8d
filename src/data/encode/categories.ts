import { invalid } from "../../util/errors.js";
import { isMissing } from "../frame/column-type.js";

/** A value of a column of categories; `null` stands for a missing one, which is a category of its own. */
export type Category = string | number | boolean | null;

/** Categories in order, and how often each occurs. */
export interface CountedCategories {
  categories: readonly Category[];
  counts: readonly number[];
}

/**
 * The categories of a column: numbers by size, text by code unit, `false` before `true`, what is missing last.
 * @throws if it holds dates, infinite numbers, objects, or values of more than one kind.
 */
export function countCategories(column: string, cells: ArrayLike<unknown>): CountedCategories {
  const counts = new Map<unknown, number>();
  let missing = 0;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (isMissing(cell)) missing++;
    else counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const present = sorted(column, [...counts.keys()]);
  return {
    categories: missing > 0 ? [...present, null] : present,
    counts: [
      ...present.map((category) => counts.get(category)!),
      ...(missing > 0 ? [missing] : []),
    ],
  };
}

/** Position of each cell's category; −1 for what is not among them. */
export function categoryCodes(
  cells: ArrayLike<unknown>,
  categories: readonly Category[],
): Int32Array {
  const codes = new Map<unknown, number>(categories.map((category, code) => [category, code]));
  const missing = codes.get(null) ?? -1;
  const found = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    found[row] = codes.get(cell) ?? (isMissing(cell) ? missing : -1);
  }
  return found;
}

/**
 * Complains about the first cell that is no category.
 * @throws if there is one.
 */
export function requireKnown(
  column: string,
  cells: ArrayLike<unknown>,
  codes: Int32Array,
  categories: readonly Category[],
): void {
  const unknown = codes.indexOf(-1);
  if (unknown === -1) return;
  throw invalid(`column "${column}"`, {
    expected: "one of the categories",
    received: `${String(cells[unknown] ?? "a missing value")} in row ${unknown}`,
    available: firstFew(categories),
  });
}

/** Enough of a list to see what is in it. */
function firstFew(categories: readonly Category[]): string[] {
  const shown = categories.slice(0, 20).map((category) => String(category ?? "missing"));
  return categories.length > shown.length ? [...shown, "…"] : shown;
}

function sorted(column: string, values: unknown[]): (string | number | boolean)[] {
  if (values.every((value) => typeof value === "string")) return values.toSorted();
  if (values.every((value) => typeof value === "boolean")) return values.toSorted();
  if (values.every(Number.isFinite)) return (values as number[]).toSorted((a, b) => a - b);
  const kinds = new Set(values.map((value) => (value instanceof Date ? "date" : typeof value)));
  throw invalid(`column "${column}"`, {
    expected: "text, finite numbers or booleans, not mixed",
    received: [...kinds].join(" and ") + " values",
  });
}
