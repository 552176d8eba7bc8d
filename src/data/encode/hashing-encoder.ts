import { count } from "../../util/check.js";
import { isMissing } from "../frame/column-type.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "./column-encoder.js";
import { murmurHash3 } from "./murmur-hash.js";

export interface HashingEncoderOptions extends ColumnsOption {
  /** Columns to encode, by name or position; default: every column of text or booleans (of a tensor or array: all). */
  columns?: readonly (string | number)[];
  /** Columns that take the place of each; default 8. */
  features?: number;
}

export interface HashedColumn {
  column: string;
}

export type HashingEncoder = Omit<
  ColumnEncoder<"hashingEncoder", HashingEncoderOptions, HashedColumn>,
  "inverseTransform"
>;

/**
 * Puts each category into one of a few columns by its hash, as 1 or -1: `city_0` to `city_7`. Nothing is learnt, however
 * many categories there are; different ones may share a column. A missing value is 0 everywhere. Columns and signs are
 * those of scikit-learn's `FeatureHasher` for the category's text; K. Weinberger et al., "Feature hashing for large scale
 * multitask learning" (2009).
 *
 * @throws if `features` is no whole number of at least 1, or a column is unknown.
 */
export function hashingEncoder(options: HashingEncoderOptions = {}): HashingEncoder {
  return columnEncoder(hashing, options);
}

export const hashing: EncoderMethod<"hashingEncoder", HashingEncoderOptions, HashedColumn> = {
  name: "hashingEncoder",
  check({ features = 8 }) {
    count("features", features, 1);
  },
  defaultColumns: (table) => table.categoricalNames,
  learn(column, table) {
    table.cells(column); // complains where the data lacks it
    return { column };
  },
  outputs: ({ column }, { features = 8 }) =>
    Array.from({ length: features }, (_, i) => `${column}_${i}`),
  encode({ column }, table, { features = 8 }) {
    const encoded = Array.from({ length: features }, () => new Float64Array(table.rows));
    const cells = table.cells(column);
    for (let row = 0; row < table.rows; row++) {
      if (isMissing(cells[row])) continue;
      const hash = murmurHash3(String(cells[row]));
      encoded[Math.abs(hash) % features]![row] = hash >= 0 ? 1 : -1;
    }
    return encoded.map((values) => ({ values, dtype: "int32" }));
  },
  header: [],
  cells: () => [],
};
