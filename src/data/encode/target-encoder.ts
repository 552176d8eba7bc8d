import { formatCount, formatMetric } from "../../display/numbers.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { Label } from "../labels.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { kFold } from "../split/k-fold.js";
import type { SplitPositions } from "../split/positions.js";
import { stratifiedKFold } from "../split/stratified-k-fold.js";
import { categoryCodes, countCategories, type Category } from "./categories.js";
import {
  columnEncoder,
  type ColumnEncoder,
  type EncodedColumn,
  type EncoderMethod,
} from "./column-encoder.js";
import { smoothedMeans, type Smoothing } from "./smoothed-means.js";
import { targetsOf, type Targets } from "./targets.js";

export interface TargetEncoderOptions extends ColumnsOption {
  /** Column to predict, by name or position; it stays as it is, and `transform` does without it. */
  target: string | number;
  /** Columns to encode, by name or position; default: every column of text or booleans (of a tensor or array: all). */
  columns?: readonly (string | number)[];
  /** What the target is; default: classification where it holds text or booleans, regression for numbers. */
  task?: "classification" | "regression";
  /** Weight of the overall mean, in rows; default `"auto"`: by the variance within the category (empirical Bayes). */
  smooth?: Smoothing;
  /** Parts of the cross-fitting of `fitTransform`, from 2; default 5. */
  folds?: number;
  /** Put the rows into the parts at random; default `true`. */
  shuffle?: boolean;
  /** Seed of the parts; default: other parts at each call. */
  seed?: number;
}

/** What was learnt of one column. */
export interface TargetColumn {
  column: string;
  categories: readonly Category[];
  /** What is encoded: one number, or one for each of three or more classes. */
  outputs: readonly TargetOutput[];
}

export interface TargetOutput {
  /** Class whose share is encoded; absent for the mean of numbers, and for the share of the second of two classes. */
  class?: Label;
  /** Of each category, in order. */
  encodings: readonly number[];
  /** For a category that was not seen. */
  mean: number;
}

export type TargetEncoder = Omit<
  ColumnEncoder<"targetEncoder", TargetEncoderOptions, TargetColumn>,
  "inverseTransform"
>;

/**
 * Replaces categories by the mean of the target among their rows, drawn towards the overall mean where rows are few.
 * Follows scikit-learn's `TargetEncoder`: of two classes, the share of the second; of more, a column a class, named
 * `city_setosa`; missing values are a category; a category that was not seen becomes the overall mean.
 *
 * `fitTransform` is not `fit`, then `transform`: each row is encoded by what the other parts of the data say
 * (cross-fitting), so that a model cannot read a row's own target from it. Use it for the data to train on.
 *
 * @throws if a column is unknown, holds dates or mixed values, the target is among the columns, misses values or is
 *   infinite somewhere, or there are fewer rows (of the largest class) than folds.
 * @example
 * const encoder = lab.data.targetEncoder({ target: "price", columns: ["city"], seed: 1 });
 * const training = encoder.fitTransform(train);
 * const testing = encoder.transform(test);
 */
export function targetEncoder(options: TargetEncoderOptions): TargetEncoder {
  return columnEncoder(targetEncoding, options);
}

export const targetEncoding: EncoderMethod<"targetEncoder", TargetEncoderOptions, TargetColumn> = {
  name: "targetEncoder",
  check({ target, columns = [], smooth = "auto", folds = 5 }) {
    count("folds", folds, 2);
    if (columns.map(String).includes(String(target))) {
      throw invalid("columns", { expected: "columns beside the target", received: target });
    }
    if (smooth === "auto" || (smooth >= 0 && smooth < Infinity)) return;
    throw invalid("smooth", { expected: '"auto" or a number of at least 0', received: smooth });
  },
  defaultColumns: (table, { target }) =>
    table.categoricalNames.filter((name) => name !== String(target)),
  learn(column, table, options) {
    const cells = table.cells(column);
    const { categories } = countCategories(column, cells);
    const codes = categoryCodes(cells, categories);
    const { values, classes } = targetsOf(table, options);
    const outputs = values.map((target, i) => ({
      ...(classes ? { class: classes[i]! } : {}),
      ...smoothedMeans(codes, target, categories.length, options.smooth ?? "auto"),
    }));
    return { column, categories, outputs };
  },
  outputs: ({ column, outputs }) =>
    outputs.map((output) => (output.class === undefined ? column : `${column}_${output.class}`)),
  encode({ column, categories, outputs }, table) {
    const codes = categoryCodes(table.cells(column), categories);
    return outputs.map(({ encodings, mean }) =>
      encoded(Float64Array.from(codes, (code) => encodings[code] ?? mean)),
    );
  },
  encodeTraining({ column, categories }, table, options) {
    const codes = categoryCodes(table.cells(column), categories);
    const targets = targetsOf(table, options);
    const folds = [...foldsOf(targets, options)];
    return targets.values.map((target) => {
      const values = new Float64Array(codes.length);
      for (const { train, test } of folds) {
        const { encodings } = smoothedMeans(
          train.map((row) => codes[row]!),
          Float64Array.from(train, (row) => target[row]!),
          categories.length,
          options.smooth ?? "auto",
        );
        for (const row of test) values[row] = encodings[codes[row]!]!;
      }
      return encoded(values);
    });
  },
  header: ["categories", "mean of the target"],
  cells: ({ categories, outputs }) => [
    formatCount(categories.length),
    outputs.map(({ mean }) => formatMetric(mean)).join(", "),
  ],
};

function encoded(values: Float64Array): EncodedColumn {
  return { values, dtype: "float32" };
}

function foldsOf(
  { labels, values }: Targets,
  { folds = 5, shuffle = true, seed }: TargetEncoderOptions,
): Iterable<SplitPositions> {
  if (!labels) return kFold({ folds, shuffle, seed }).positions(values[0]!);
  return stratifiedKFold({ folds, shuffle, seed, stratify: labels }).positions(labels);
}
