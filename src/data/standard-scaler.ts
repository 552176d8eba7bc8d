import { displaySymbol, type Displayable, type MimeBundle } from "../display/host.js";
import { formatCount, formatMetric } from "../display/numbers.js";
import { tableBundle } from "../display/simple-table.js";
import { invalid } from "../util/errors.js";
import { moments } from "./statistics.js";
import { tableOf, type SameKind, type Table, type Tabular } from "./tabular.js";
import { requireFitted, type Transformer, type TransformerJson } from "./transformer.js";

export interface StandardScalerOptions {
  /** Columns to scale, by name or position; default: every column that holds numbers. */
  columns?: readonly (string | number)[];
  /** Subtract the mean; default `true`. */
  withMean?: boolean;
  /** Divide by the standard deviation; default `true`. */
  withStd?: boolean;
}

/** What a scaler learnt of one column. */
export interface ColumnScale {
  column: string;
  /** Values that it learnt from, the missing ones not counted. */
  count: number;
  mean: number;
  /** Population variance (divided by the count). */
  variance: number;
  /** What values are divided by: the standard deviation, or 1 for a constant column. */
  scale: number;
}

export interface StandardScaler extends Transformer, Displayable {
  /** What was learnt, one record a column; `undefined` before `fit`. */
  readonly learnt: readonly ColumnScale[] | undefined;
  toJSON(): StandardScalerJson;
}

export interface StandardScalerJson extends TransformerJson {
  transformer: "standardScaler";
  options: StandardScalerOptions;
  learnt?: readonly ColumnScale[];
}

/**
 * Brings columns to mean 0 and standard deviation 1, by the statistics of the data that it was fitted on. Follows
 * scikit-learn's `StandardScaler`: population standard deviation; missing values are skipped by `fit` and stay missing
 * (as `NaN`); a constant column is only centred. Computed in float64, also for tensors (which come out as float32).
 * Columns of a frame are matched by name, those of tensors and arrays by position; columns that it was not fitted on
 * stay as they are.
 *
 * @throws if a column is unknown, is not numeric, is infinite somewhere, or has no value at all when fitted.
 * @example
 * const scaler = lab.data.standardScaler().fit(train);
 * scaler.transform(test);
 */
export function standardScaler(options: StandardScalerOptions = {}): StandardScaler {
  return new Scaler(options);
}

/** The scaler that `toJSON` described. */
export function restoreStandardScaler({ options, learnt }: StandardScalerJson): StandardScaler {
  return new Scaler(options, learnt);
}

class Scaler implements StandardScaler {
  readonly #options: StandardScalerOptions;
  #learnt: readonly ColumnScale[] | undefined;

  constructor(options: StandardScalerOptions, learnt?: readonly ColumnScale[]) {
    this.#options = options;
    this.#learnt = learnt;
  }

  get learnt(): readonly ColumnScale[] | undefined {
    return this.#learnt;
  }

  fit(data: Tabular): this {
    const table = tableOf("data", data);
    const columns = this.#options.columns?.map(String) ?? table.numericNames;
    if (table.rows === 0 || columns.length === 0) {
      throw invalid("data", {
        expected: "at least one row and one column of numbers",
        received: `${table.rows} rows, ${columns.length} columns of numbers`,
      });
    }
    this.#learnt = columns.map((column) => learn(column, readFinite(table, column)));
    return this;
  }

  transform<T extends Tabular>(data: T): SameKind<T> {
    const { withMean = true, withStd = true } = this.#options;
    return this.#change(
      data,
      (value, { mean, scale }) => (value - (withMean ? mean : 0)) / (withStd ? scale : 1),
    );
  }

  fitTransform<T extends Tabular>(data: T): SameKind<T> {
    return this.fit(data).transform(data);
  }

  inverseTransform<T extends Tabular>(data: T): SameKind<T> {
    const { withMean = true, withStd = true } = this.#options;
    return this.#change(
      data,
      (value, { mean, scale }) => value * (withStd ? scale : 1) + (withMean ? mean : 0),
    );
  }

  toJSON(): StandardScalerJson {
    return {
      transformer: "standardScaler",
      options: this.#options,
      ...(this.#learnt ? { learnt: this.#learnt } : {}),
    };
  }

  [displaySymbol](): MimeBundle {
    if (!this.#learnt) return { "text/plain": "standardScaler, not fitted" };
    return tableBundle({
      title: "standardScaler",
      header: ["", "mean", "standard deviation", "values"],
      rows: this.#learnt.map(({ column, count, mean, variance }) => [
        column,
        ...[mean, Math.sqrt(variance)].map(formatMetric),
        formatCount(count),
      ]),
    });
  }

  #change<T extends Tabular>(
    data: T,
    by: (value: number, column: ColumnScale) => number,
  ): SameKind<T> {
    const table = tableOf("data", data);
    const scales = requireFitted("standardScaler", this.#learnt);
    if (!table.named && !this.#options.columns && table.names.length !== scales.length) {
      throw invalid("data", {
        expected: `${scales.length} columns, as fitted`,
        received: `${table.names.length} columns`,
      });
    }
    const changed = scales.map((scale): [string, Float64Array] => [
      scale.column,
      readFinite(table, scale.column).map((value) => by(value, scale)),
    ]);
    return table.replace(new Map(changed));
  }
}

function learn(column: string, values: Float64Array): ColumnScale {
  const { count, mean, variance } = moments(values);
  if (count === 0) {
    throw invalid(`column "${column}"`, {
      expected: "at least one value to learn from",
      received: "none",
    });
  }
  // Constant, if the variance is no more than rounding makes of values this large: scikit-learn's criterion.
  const rounding = count * Number.EPSILON * variance + (count * mean * Number.EPSILON) ** 2;
  const scale = variance <= rounding ? 1 : Math.sqrt(variance);
  return { column, count, mean, variance, scale };
}

function readFinite(table: Table, column: string): Float64Array {
  const values = table.read(column);
  const infinite = values.findIndex((value) => value === Infinity || value === -Infinity);
  if (infinite !== -1) {
    throw invalid(`column "${column}"`, {
      expected: "finite numbers",
      received: `${values[infinite]} in row ${infinite}`,
    });
  }
  return values;
}
