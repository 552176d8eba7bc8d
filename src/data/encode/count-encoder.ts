import { formatCount } from "../../display/numbers.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { categoryCodes, countCategories, type Category } from "./categories.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";

export interface CountEncoderOptions extends ColumnsOption {
  /** Columns to encode, by name or position; default: every column of text or booleans (of a tensor or array: all). */
  columns?: readonly (string | number)[];
  /** The part of the rows in place of their number; default `false`. */
  normalize?: boolean;
}

/** What was learnt of one column. */
export interface CountColumn {
  column: string;
  categories: readonly Category[];
  /** Rows of each category, or their part of all. */
  counts: readonly number[];
}

export type CountEncoder = Omit<
  ColumnEncoder<"countEncoder", CountEncoderOptions, CountColumn>,
  "inverseTransform"
>;

/**
 * Replaces categories by how many rows of the data that was learnt from have them; 0 for one that was not seen. Missing
 * values are a category. Follows category_encoders' `CountEncoder`. Equally frequent categories become the same number.
 *
 * @throws if a column is unknown, or holds dates or mixed values.
 */
export function countEncoder(options: CountEncoderOptions = {}): CountEncoder {
  return columnEncoder(countEncoding, options);
}

export const countEncoding: EncoderMethod<"countEncoder", CountEncoderOptions, CountColumn> = {
  name: "countEncoder",
  defaultColumns: (table) => table.categoricalNames,
  learn(column, table, { normalize = false }) {
    const { categories, counts } = countCategories(column, table.cells(column));
    const divisor = normalize ? table.rows : 1;
    return { column, categories, counts: Array.from(counts, (size) => size / divisor) };
  },
  outputs: ({ column }) => [column],
  encode({ column, categories, counts }, table) {
    const codes = categoryCodes(table.cells(column), categories);
    return [{ values: Float64Array.from(codes, (code) => counts[code] ?? 0), dtype: "float32" }];
  },
  header: ["categories"],
  cells: ({ categories }) => [formatCount(categories.length)],
};
