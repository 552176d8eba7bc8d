import { formatCount } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { categoryCodes, countCategories, requireKnown, type Category } from "./categories.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";
import { infrequentOf, type InfrequentOptions } from "./infrequent.js";

export interface OneHotEncoderOptions extends ColumnsOption, InfrequentOptions {
  /** Columns to encode, by name or position; default: every column of text or booleans (of a tensor or array: all). */
  columns?: readonly (string | number)[];
  /**
   * A category that `fit` did not see: `"error"` (default), `"ignore"` for zeros in all of the column's outputs, or
   * `"infrequent"` for the output of the rare ones (zeros where there is none).
   */
  unknown?: "error" | "ignore" | "infrequent";
}

/** What was learnt of one column. */
export interface OneHotColumn {
  column: string;
  /** Categories with an output of their own, in order; `null` for missing values. */
  categories: readonly Category[];
  /** Rare categories, which share the last output. */
  infrequent: readonly Category[];
}

export type OneHotEncoder = ColumnEncoder<"oneHotEncoder", OneHotEncoderOptions, OneHotColumn>;

/**
 * Replaces columns of categories by a column of 0 and 1 for each category, named `color_red`. Follows scikit-learn's
 * `OneHotEncoder`: categories are sorted, missing values are a category of their own (`color_missing`, last), and rare
 * ones can share a column (`color_infrequent`). The new columns stand where the old one stood. The inverse gives `null`
 * (`NaN` in tensors and arrays) for a row of zeros and for a rare category.
 *
 * @throws if a column is unknown, holds dates or mixed values, a category is unknown to `transform` while that is an
 *   error, or the frame has a column with the name of a new one.
 * @example
 * lab.data.oneHotEncoder({ columns: ["color"], unknown: "ignore" }).fit(train).transform(test);
 */
export function oneHotEncoder(options: OneHotEncoderOptions = {}): OneHotEncoder {
  return columnEncoder(oneHotEncoding, options);
}

const unknowns: ReadonlySet<string> = new Set(["error", "ignore", "infrequent"]);

export const oneHotEncoding: EncoderMethod<"oneHotEncoder", OneHotEncoderOptions, OneHotColumn> = {
  name: "oneHotEncoder",
  check({ unknown = "error", minFrequency, maxCategories }) {
    if (!unknowns.has(unknown)) {
      throw invalid("unknown", { expected: "a way", received: unknown, available: unknowns });
    }
    if (minFrequency !== undefined && !(minFrequency > 0)) {
      throw invalid("minFrequency", {
        expected: "a fraction between 0 and 1, or a count from 1",
        received: minFrequency,
      });
    }
    if (maxCategories !== undefined && !(Number.isInteger(maxCategories) && maxCategories > 0)) {
      throw invalid("maxCategories", { expected: "a count from 1", received: maxCategories });
    }
  },
  defaultColumns: (table) => table.categoricalNames,
  learn(column, table, options) {
    const { categories, counts } = countCategories(column, table.cells(column));
    const rare = infrequentOf(counts, table.rows, options);
    return {
      column,
      categories: categories.filter((_, code) => !rare.has(code)),
      infrequent: categories.filter((_, code) => rare.has(code)),
    };
  },
  outputs: ({ column, categories, infrequent }) => [
    ...categories.map((category) => `${column}_${String(category ?? "missing")}`),
    ...(infrequent.length > 0 ? [`${column}_infrequent`] : []),
  ],
  encode({ column, categories, infrequent }, table, { unknown = "error" }) {
    const cells = table.cells(column);
    const known = [...categories, ...infrequent];
    const codes = categoryCodes(cells, known);
    if (unknown === "error") requireKnown(column, cells, codes, known);
    const last = infrequent.length > 0 ? categories.length : -1;
    const outputs = Array.from({ length: Math.max(categories.length, last + 1) }, () => ({
      values: new Uint8Array(cells.length),
      dtype: "int32",
    }));
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] === -1 && unknown === "infrequent" ? last : codes[row]!;
      if (code !== -1) outputs[Math.min(code, outputs.length - 1)]!.values[row] = 1;
    }
    return outputs;
  },
  decode({ categories }, encoded) {
    const rows = encoded[0]?.length ?? 0;
    return Array.from({ length: rows }, (_, row) => categories[largest(encoded, row)] ?? null);
  },
  header: ["outputs", "rare categories"],
  cells: ({ categories, infrequent }) => [
    formatCount(categories.length + Math.sign(infrequent.length)),
    formatCount(infrequent.length),
  ],
};

/** Output with the largest value above 0 in a row, the first of equals; −1 if there is none. */
function largest(encoded: readonly Float64Array[], row: number): number {
  let best = -1;
  for (let at = 0; at < encoded.length; at++) {
    if (encoded[at]![row]! > (best === -1 ? 0 : encoded[best]![row]!)) best = at;
  }
  return best;
}
