import type { DataFrame } from "danfojs-node";
import { invalid } from "../../util/errors.js";
import { arrangeColumns, takeRows, type NewColumn } from "../frame/make.js";
import { columnNames, indexOf } from "../frame/read.js";
import { columnsToLearn, readFinite, withoutMissing } from "../numeric-columns.js";
import { medianOf, quantilesOf } from "../quantiles.js";
import { moments } from "../statistics.js";
import { tableOf } from "../tabular.js";
import { cleaned, ofRows, type Cleaned } from "./cleaned.js";

/** Limits of the values that are no outliers, and the factor that is used by default. */
const methods = {
  iqr: {
    threshold: 1.5,
    limits(values: Float64Array, factor: number): Limits {
      const [low, high] = quantilesOf(values, [0.25, 0.75]) as [number, number];
      return [low - factor * (high - low), high + factor * (high - low)];
    },
  },
  zScore: {
    threshold: 3,
    limits(values: Float64Array, factor: number): Limits {
      const { mean, variance } = moments(values);
      const reach = factor * Math.sqrt(variance);
      return [mean - reach, mean + reach];
    },
  },
  mad: {
    threshold: 3.5,
    limits(values: Float64Array, factor: number): Limits {
      const median = medianOf(values);
      const deviation = medianOf(values.map((value) => Math.abs(value - median)));
      // Iglewicz and Hoaglin: 0.6745 makes it a standard deviation, for normal values.
      const reach = (factor * deviation) / 0.6745;
      return [median - reach, median + reach];
    },
  },
};

type Limits = readonly [lower: number, upper: number];

export interface OutliersOptions {
  /**
   * What an outlier is: farther than so many quartile distances beyond the quartiles (`"iqr"`, default; J. Tukey), so
   * many standard deviations from the mean (`"zScore"`), or so large a modified z-score, by the median absolute deviation
   * (`"mad"`; B. Iglewicz, D. Hoaglin, 1993).
   */
  method?: keyof typeof methods;
  /** So many; default 1.5, 3 and 3.5. */
  threshold?: number;
  /**
   * What becomes of them: a column of booleans each, `price_outlier` (`"flag"`, default); their rows go (`"drop"`); they
   * become the limit (`"clip"`), or the farthest value that is no outlier (`"winsorize"`).
   */
  action?: "flag" | "drop" | "clip" | "winsorize";
  /** Columns to look at, by name; default: every column of numbers. */
  columns?: readonly string[];
}

/** The outliers of a column. */
export interface ColumnOutliers {
  column: string;
  /** Limits, which are no outliers themselves. */
  lower: number;
  upper: number;
  /** How many values lie below and above. */
  below: number;
  above: number;
}

export interface FoundOutliers {
  columns: ColumnOutliers[];
  /** Labels of the rows with an outlier. */
  rows: (string | number)[];
}

/**
 * Finds outliers column by column, and flags, drops or moves them. Missing values are none, and stay. The frame is not
 * changed. With `"zScore"`, few values cannot be outliers: of n values, none is farther than (n - 1)/√n deviations.
 *
 * @throws if the method, action or a column is unknown, the threshold is not positive, or a column is not numeric,
 *   infinite somewhere or without a value.
 * @example
 * const { data, changes } = lab.data.outliers(df, { columns: ["price"], action: "clip" });
 */
export function outliers(df: DataFrame, options: OutliersOptions = {}): Cleaned<FoundOutliers> {
  const { method = "iqr", action = "flag" } = options;
  known("method", method, methods);
  known("action", action, actions);
  const threshold = options.threshold ?? methods[method].threshold;
  if (!(threshold > 0 && threshold < Infinity)) {
    throw invalid("threshold", { expected: "a number above 0", received: threshold });
  }
  const table = tableOf("df", df);
  const judged = columnsToLearn(table, options).map((column): Judged => {
    const values = readFinite(table, column);
    const present = withoutMissing(values);
    if (present.length === 0) {
      throw invalid(`column "${column}"`, { expected: "at least one value", received: "none" });
    }
    const [lower, upper] = methods[method].limits(present, threshold);
    return {
      values,
      found: {
        column,
        lower,
        upper,
        below: present.filter((value) => value < lower).length,
        above: present.filter((value) => value > upper).length,
      },
    };
  });
  const isOut = (row: number): boolean => judged.some((one) => isOutlier(one, row));
  const rows = indexOf(df).filter((_, row) => isOut(row));
  const changes = { columns: judged.map(({ found }) => found), rows };
  return cleaned(actions[action](df, judged, isOut), changes, [
    `${ofRows(rows.length, table.rows)} have an outlier.`,
    ...changes.columns
      .filter(({ below, above }) => below + above > 0)
      .map(
        ({ column, lower, upper, below, above }) =>
          `${column}: ${below} below ${short(lower)}, ${above} above ${short(upper)}.`,
      ),
  ]);
}

interface Judged {
  readonly values: Float64Array;
  readonly found: ColumnOutliers;
}

type Action = (
  df: DataFrame,
  judged: readonly Judged[],
  isOut: (row: number) => boolean,
) => DataFrame;

const actions: Readonly<Record<NonNullable<OutliersOptions["action"]>, Action>> = {
  flag: (df, judged) =>
    arrangeColumns(df, [
      ...columnNames(df),
      ...judged.map((one) => ({
        name: `${one.found.column}_outlier`,
        values: Array.from(one.values, (_, row) => isOutlier(one, row)),
      })),
    ]),
  drop(df, [first], isOut) {
    const rows = new Int32Array(first!.values.length).map((_, row) => row);
    return takeRows(
      df,
      rows.filter((row) => !isOut(row)),
    );
  },
  clip: (df, judged) => moved(df, judged, ({ found: { lower, upper } }) => [lower, upper]),
  winsorize: (df, judged) =>
    moved(df, judged, (one) => {
      const inside = one.values.filter(
        (value, row) => !Number.isNaN(value) && !isOutlier(one, row),
      );
      return [Math.min(...bounds(inside)), Math.max(...bounds(inside))];
    }),
};

function isOutlier({ values, found: { lower, upper } }: Judged, row: number): boolean {
  return values[row]! < lower || values[row]! > upper;
}

/** The frame with outliers brought to the nearer of two ends. */
function moved(
  df: DataFrame,
  judged: readonly Judged[],
  endsOf: (one: Judged) => Limits,
): DataFrame {
  const replaced = new Map(
    judged.map((one): [string, NewColumn] => {
      const [low, high] = endsOf(one);
      const { column } = one.found;
      const values = one.values.map((value) => Math.min(high, Math.max(low, value)));
      return [column, { name: column, values, dtype: "float32" }];
    }),
  );
  return arrangeColumns(
    df,
    columnNames(df).map((name) => replaced.get(name) ?? name),
  );
}

/** The ends of values of which there is at least one: a quartile, the mean or the median is never an outlier. */
function bounds(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function known(argument: string, value: string, table: object): void {
  if (Object.hasOwn(table, value)) return;
  throw invalid(argument, {
    expected: `one of the ${argument}s`,
    received: value,
    available: Object.keys(table),
  });
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
