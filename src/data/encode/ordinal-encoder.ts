import { formatCount } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { categoryCodes, countCategories, requireKnown, type Category } from "./categories.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";

export interface OrdinalEncoderOptions extends ColumnsOption {
  /** Columns to encode, by name or position; default: every column of text or booleans (of a tensor or array: all). */
  columns?: readonly (string | number)[];
  /** The categories of a column in the order of their numbers, by its name or position; default: those found, sorted. */
  categories?: Readonly<Record<string, readonly Category[]>>;
  /** A category that is not among them: `"error"` (default), `"missing"` for `NaN`, or the number to give. */
  unknown?: "error" | "missing" | number;
}

/** What was learnt of one column. */
export interface OrdinalColumn {
  column: string;
  /** Categories in the order of their numbers. */
  categories: readonly Category[];
}

export type OrdinalEncoder = ColumnEncoder<"ordinalEncoder", OrdinalEncoderOptions, OrdinalColumn>;

/**
 * Replaces categories by their numbers 0, 1, 2, … in sorted order, or in the order given. Follows scikit-learn's
 * `OrdinalEncoder`: missing values stay missing (as `NaN`). The inverse gives `null` (`NaN` in tensors and arrays) for
 * what is no number of a category.
 *
 * @throws if a column is unknown, holds dates or mixed values, or a category is unknown while that is an error.
 * @example
 * lab.data.ordinalEncoder({ categories: { size: ["S", "M", "L"] } }).fitTransform(df);
 */
export function ordinalEncoder(options: OrdinalEncoderOptions = {}): OrdinalEncoder {
  return columnEncoder(ordinalEncoding, options);
}

export const ordinalEncoding: EncoderMethod<
  "ordinalEncoder",
  OrdinalEncoderOptions,
  OrdinalColumn
> = {
  name: "ordinalEncoder",
  check({ unknown = "error" }) {
    if (unknown === "error" || unknown === "missing" || Number.isFinite(unknown)) return;
    throw invalid("unknown", { expected: '"error", "missing" or a number', received: unknown });
  },
  defaultColumns: (table) => table.categoricalNames,
  learn(column, table, { categories, unknown = "error" }) {
    const cells = table.cells(column);
    const given = categories && Object.hasOwn(categories, column) ? categories[column] : undefined;
    if (!given) {
      const found = countCategories(column, cells).categories;
      return { column, categories: found.filter((category) => category !== null) };
    }
    if (unknown === "error") encodeCells(column, cells, given, unknown);
    return { column, categories: given };
  },
  outputs: ({ column }) => [column],
  encode({ column, categories }, table, { unknown = "error" }) {
    const values = encodeCells(column, table.cells(column), categories, unknown);
    return [{ values, dtype: values.some(Number.isNaN) ? "float32" : "int32" }];
  },
  decode: ({ categories }, [numbers]) =>
    Array.from(numbers!, (number) => categories[number] ?? null),
  header: ["categories"],
  cells: ({ categories }) => [formatCount(categories.length)],
};

function encodeCells(
  column: string,
  cells: ArrayLike<unknown>,
  categories: readonly Category[],
  unknown: "error" | "missing" | number,
): Float64Array {
  // A last category for what is missing, so that it is not unknown.
  const known = categories.includes(null) ? categories : [...categories, null];
  const codes = categoryCodes(cells, known);
  if (unknown === "error") requireKnown(column, cells, codes, known);
  const other = typeof unknown === "number" ? unknown : Number.NaN;
  const numbers = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    numbers[row] = code === -1 ? other : code < categories.length ? code : Number.NaN;
  }
  return numbers;
}
