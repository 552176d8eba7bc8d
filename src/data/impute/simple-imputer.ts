import { formatCount } from "../../display/numbers.js";
import { invalid } from "../../util/errors.js";
import { categoryCodes, countCategories, type Category } from "../encode/categories.js";
import { columnEncoder, type ColumnEncoder, type EncoderMethod } from "../encode/column-encoder.js";
import { isMissing } from "../frame/column-type.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { medianOf } from "../quantiles.js";
import { moments } from "../statistics.js";
import type { Table } from "../tabular.js";

/** What a missing value becomes. */
export type ImputeStrategy = keyof typeof statistics | { constant: number | string | boolean };

export interface SimpleImputerOptions extends ColumnsOption {
  /** Columns to fill, by name or position; default: every column of numbers, text or booleans. */
  columns?: readonly (string | number)[];
  /** Default: `"mean"` for numbers, `"mode"` for text and booleans. */
  strategy?: ImputeStrategy;
  /** Learn for each category of this column, by name or position; groups without a value have that of all rows. */
  groupBy?: string | number;
  /** Add a column of 0 and 1, `age_missing`, for each column that missed values when fitted; default `false`. */
  addIndicator?: boolean;
}

/** What was learnt of one column. */
export interface ImputedColumn {
  column: string;
  /** Values that were missing. */
  missing: number;
  fill: number | string | boolean;
  /** By the category of `groupBy`. */
  groups?: readonly { group: Category; fill: number | string | boolean }[];
}

export type SimpleImputer = Omit<
  ColumnEncoder<"simpleImputer", SimpleImputerOptions, ImputedColumn>,
  "inverseTransform"
>;

/**
 * Fills missing values (`null`, `undefined`, `NaN`) by a statistic of the data that it was fitted on. Follows
 * scikit-learn's `SimpleImputer`; of equally frequent values the smallest is the mode. Unlike there, a column without
 * any value is an error, and text has the mode where no strategy is named.
 *
 * @throws if a column is unknown, has no value at all (unless a constant is given), or holds text or booleans where a
 *   mean or median is asked for; or holds dates or mixed values.
 * @example
 * lab.data.simpleImputer({ strategy: "median", groupBy: "city" }).fit(train).transform(test);
 */
export function simpleImputer(options: SimpleImputerOptions = {}): SimpleImputer {
  return columnEncoder(imputing, options);
}

/** Of the values that are there, at least one. */
const statistics = {
  mean: (column: string, values: ArrayLike<unknown>): number =>
    moments(numbers(column, values)).mean,
  median: (column: string, values: ArrayLike<unknown>): number => medianOf(numbers(column, values)),
  mode(column: string, values: ArrayLike<unknown>): number | string | boolean {
    const { categories, counts } = countCategories(column, values);
    return categories[counts.indexOf(Math.max(...counts))]!;
  },
};

export const imputing: EncoderMethod<"simpleImputer", SimpleImputerOptions, ImputedColumn> = {
  name: "simpleImputer",
  check({ strategy }) {
    if (strategy === undefined || typeof strategy === "object") return;
    if (Object.hasOwn(statistics, strategy)) return;
    throw invalid("strategy", {
      expected: "a statistic or { constant }",
      received: strategy,
      available: Object.keys(statistics),
    });
  },
  defaultColumns(table, { groupBy }) {
    const filled = new Set([...table.numericNames, ...table.categoricalNames]);
    return table.names.filter((name) => filled.has(name) && name !== String(groupBy));
  },
  learn(column, table, { strategy, groupBy }) {
    const cells = cellsOf(table, column);
    const present = presentOf(cells);
    const missing = cells.length - present.length;
    if (typeof strategy === "object") return { column, missing, fill: strategy.constant };
    if (present.length === 0) {
      throw invalid(`column "${column}"`, {
        expected: "at least one value to learn from",
        received: "none",
      });
    }
    const statistic = statistics[strategy ?? (cells instanceof Float64Array ? "mean" : "mode")];
    const fill = statistic(column, present);
    if (groupBy === undefined) return { column, missing, fill };
    const groups = grouped(cells, table.cells(String(groupBy)), String(groupBy));
    return {
      column,
      missing,
      fill,
      groups: groups.flatMap(({ group, values }) =>
        values.length > 0 ? [{ group, fill: statistic(column, values) }] : [],
      ),
    };
  },
  outputs: ({ column, missing }, { addIndicator = false }) =>
    addIndicator && missing > 0 ? [column, `${column}_missing`] : [column],
  encode({ column, fill, groups = [] }, table, { groupBy }) {
    const cells = table.cells(column);
    const fills = groups.map((one) => one.fill);
    const codes =
      groupBy === undefined
        ? undefined
        : categoryCodes(
            table.cells(String(groupBy)),
            groups.map(({ group }) => group),
          );
    const filled = Array<unknown>(cells.length);
    const indicator = new Uint8Array(cells.length);
    for (let row = 0; row < cells.length; row++) {
      const missing = isMissing(cells[row]);
      indicator[row] = Number(missing);
      filled[row] = missing ? (fills[codes?.[row] ?? -1] ?? fill) : cells[row];
    }
    return [{ values: filled }, { values: indicator, dtype: "int32" }];
  },
  header: ["missing", "filled with"],
  cells: ({ missing, fill, groups }) => [
    formatCount(missing),
    groups ? `${String(fill)}, by ${groups.length} groups` : String(fill),
  ],
};

/** The cells of a column, as numbers where it holds nothing else. */
function cellsOf(table: Table, column: string): ArrayLike<unknown> {
  return table.numericNames.includes(column) ? table.read(column) : table.cells(column);
}

function presentOf(cells: ArrayLike<unknown>): ArrayLike<unknown> {
  if (cells instanceof Float64Array) return cells.filter((value) => !Number.isNaN(value));
  return Array.from(cells).filter((cell) => !isMissing(cell));
}

function grouped(
  cells: ArrayLike<unknown>,
  by: ArrayLike<unknown>,
  column: string,
): { group: Category; values: ArrayLike<unknown> }[] {
  const { categories } = countCategories(column, by);
  const codes = categoryCodes(by, categories);
  const values: unknown[][] = categories.map(() => []);
  for (let row = 0; row < codes.length; row++) {
    if (!isMissing(cells[row])) values[codes[row]!]!.push(cells[row]);
  }
  return categories.map((group, code) => ({ group, values: values[code]! }));
}

function numbers(column: string, values: ArrayLike<unknown>): Float64Array {
  const wrong = Array.from(values).findIndex((value) => !Number.isFinite(value));
  if (wrong === -1) return Float64Array.from(values as ArrayLike<number>);
  throw invalid(`column "${column}"`, {
    expected: "finite numbers, or the strategy mode or a constant",
    received: String(values[wrong]),
  });
}
