import type { DataFrame } from "danfojs-node";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { makeFrame } from "../frame/make.js";
import { columnsToLearn, readFinite, type ColumnsOption } from "../numeric-columns.js";
import { tableOf, type Tabular } from "../tabular.js";
import { kendall } from "./kendall.js";
import { pearson } from "./pearson.js";
import { ranks } from "./ranks.js";

/** Ways to measure how two columns go together. */
const methods = {
  pearson,
  spearman: (a: Float64Array, b: Float64Array): number => pearson(ranks(a), ranks(b)),
  kendall,
};

/** Linear (`"pearson"`), by ranks (`"spearman"`), or by pairs in order (`"kendall"`, τ-b). */
export type CorrelationMethod = keyof typeof methods;

export interface CorrelationOptions extends ColumnsOption {
  /** Default `"pearson"`. */
  method?: CorrelationMethod;
  /** Rows that two columns must have in common, else their correlation is `NaN`; default 1. */
  minPeriods?: number;
}

/**
 * Correlation of every two columns of numbers, from -1 to 1: a frame with a row and a column for each. Of two columns,
 * the rows where both have a value count; a constant column correlates with nothing: `NaN`. Semantics of pandas'
 * `DataFrame.corr`.
 *
 * @param data a DataFrame (other columns than numbers are left out), a 2-D tensor or an array of rows.
 * @throws if the method or a column is unknown, a column is not numeric or infinite somewhere, or there is none.
 * @example
 * lab.data.correlation(df, { method: "spearman" })
 */
export function correlation(data: Tabular, options: CorrelationOptions = {}): DataFrame {
  const table = tableOf("data", data);
  const names = columnsToLearn(table, options);
  const matrix = correlationMatrix(
    names.map((name) => readFinite(table, name)),
    options,
  );
  return makeFrame(
    names.map((name, at) => ({ name, values: matrix[at]!, dtype: "float32" })),
    names,
  );
}

/** Correlations of columns that may have gaps. */
export function correlationMatrix(
  columns: readonly Float64Array[],
  { method = "pearson", minPeriods = 1 }: CorrelationOptions,
): number[][] {
  if (!Object.hasOwn(methods, method)) {
    const available = Object.keys(methods);
    throw invalid("method", { expected: "a correlation", received: method, available });
  }
  count("minPeriods", minPeriods);
  const matrix = columns.map(() => columns.map(() => Number.NaN));
  columns.forEach((a, row) => {
    for (let column = row; column < columns.length; column++) {
      const [x, y] = inCommon(a, columns[column]!);
      if (x.length < minPeriods) continue;
      const value = methods[method](x, y);
      matrix[row]![column] = value;
      matrix[column]![row] = value;
    }
  });
  return matrix;
}

/** The rows where both columns have a value; copies, which a method may sort. */
function inCommon(a: Float64Array, b: Float64Array): [Float64Array, Float64Array] {
  const both = (_: number, row: number): boolean =>
    !Number.isNaN(a[row]!) && !Number.isNaN(b[row]!);
  return [a.filter(both), b.filter(both)];
}
