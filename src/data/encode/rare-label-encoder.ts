import { formatCount } from "../../display/numbers.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { isMissing } from "../frame/column-type.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { countCategories, type Category } from "./categories.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";

export interface RareLabelEncoderOptions extends ColumnsOption {
  /** Columns to change, by name; default: every column of text or booleans. */
  columns?: readonly (string | number)[];
  /** Part of the rows that a category must have to stay; default 0.05. */
  tolerance?: number;
  /** Categories that stay at most, the most frequent ones; default: all that may. */
  maxCategories?: number;
  /** What the others become; default `"Rare"`. */
  replaceWith?: string;
}

export interface FrequentColumn {
  column: string;
  /** Categories that stay. */
  categories: readonly Category[];
  /** How many became one. */
  grouped: number;
}

export type RareLabelEncoder = Omit<
  ColumnEncoder<"rareLabelEncoder", RareLabelEncoderOptions, FrequentColumn>,
  "inverseTransform"
>;

/**
 * Makes rare categories one, `"Rare"`; a category that was not seen is rare too. Missing values stay missing. Follows
 * feature-engine's `RareLabelEncoder`, without its least number of categories. For frames.
 *
 * @throws if `tolerance` is no part, or a column is unknown, or holds dates or mixed values.
 */
export function rareLabelEncoder(options: RareLabelEncoderOptions = {}): RareLabelEncoder {
  return columnEncoder(grouping, options);
}

export const grouping: EncoderMethod<"rareLabelEncoder", RareLabelEncoderOptions, FrequentColumn> =
  {
    name: "rareLabelEncoder",
    check({ tolerance = 0.05, maxCategories }) {
      if (maxCategories !== undefined) count("maxCategories", maxCategories, 1);
      if (tolerance >= 0 && tolerance <= 1) return;
      throw invalid("tolerance", { expected: "a part from 0 to 1", received: tolerance });
    },
    defaultColumns: (table) => table.categoricalNames,
    learn(column, table, { tolerance = 0.05, maxCategories = Infinity }) {
      const { categories, counts } = countCategories(column, table.cells(column));
      const present = categories
        .map((category, i) => ({ category, size: counts[i]! }))
        .filter(({ category }) => category !== null);
      const frequent = present
        .filter(({ size }) => size >= tolerance * table.rows)
        .toSorted((a, b) => b.size - a.size)
        .slice(0, maxCategories);
      return {
        column,
        categories: present.filter((one) => frequent.includes(one)).map(({ category }) => category),
        grouped: present.length - frequent.length,
      };
    },
    outputs: ({ column }) => [column],
    encode({ column, categories }, table, { replaceWith = "Rare" }) {
      const known = new Set<unknown>(categories);
      const values = Array.from(table.cells(column), (cell) => {
        if (isMissing(cell)) return null;
        return known.has(cell) ? cell : replaceWith;
      });
      return [{ values }];
    },
    header: ["stay", "grouped"],
    cells: ({ categories, grouped }) => [formatCount(categories.length), formatCount(grouped)],
  };
