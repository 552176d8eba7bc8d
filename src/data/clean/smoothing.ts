import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import {
  columnsToLearn,
  readFinite,
  requireComplete,
  type ColumnsOption,
} from "../numeric-columns.js";
import { medianOf } from "../quantiles.js";
import { tableOf, type SameKind, type Table, type Tabular } from "../tabular.js";
import { reflect } from "./reflect.js";
import { savgolWeights } from "./savgol-weights.js";

export interface WindowOptions extends ColumnsOption {
  /** Rows of the window, an odd number; the row stands in the middle. Default 3. */
  window?: number;
}

export interface GaussianOptions extends ColumnsOption {
  /** Standard deviation of the bell, in rows; default 1. */
  sigma?: number;
}

export interface SavgolOptions extends WindowOptions {
  /** Degree of the polynomial, below the window; default 2. */
  order?: number;
}

/**
 * Smooths a series by the mean of each row and its neighbours; the ends are mirrored, as SciPy's `uniform_filter1d` does.
 * Missing values do not count, and stay missing. Rows are taken in the order in which they stand. Frames, 2-D tensors
 * and arrays of rows, which stay as they are.
 *
 * @throws if the window is no odd number, or a column is unknown, not numeric or infinite somewhere.
 */
export function movingAverage<T extends Tabular>(
  data: T,
  options: WindowOptions = {},
): SameKind<T> {
  const reach = reachOf(options.window ?? 3);
  const weights = new Float64Array(2 * reach + 1).fill(1);
  return smoothed(data, options, (values) => weighted(values, weights));
}

/**
 * Smooths a series by the median of each row and its neighbours: single outliers vanish, edges stay. As `movingAverage`
 * else; SciPy's `median_filter`.
 *
 * @throws as `movingAverage`.
 */
export function medianFilter<T extends Tabular>(data: T, options: WindowOptions = {}): SameKind<T> {
  const reach = reachOf(options.window ?? 3);
  return smoothed(data, options, (values) =>
    values.map((value, row) => {
      if (Number.isNaN(value)) return value;
      const near = new Float64Array(2 * reach + 1);
      let size = 0;
      for (let i = row - reach; i <= row + reach; i++) {
        const neighbour = values[reflect(i, values.length)]!;
        if (!Number.isNaN(neighbour)) near[size++] = neighbour;
      }
      return medianOf(near.subarray(0, size));
    }),
  );
}

/**
 * Smooths a series by a weighted mean of each row and its neighbours, the weights a bell of four `sigma` to each side. As
 * `movingAverage` else; SciPy's `gaussian_filter1d`.
 *
 * @throws if `sigma` is not positive, or as `movingAverage`.
 */
export function gaussianFilter<T extends Tabular>(
  data: T,
  options: GaussianOptions = {},
): SameKind<T> {
  const { sigma = 1 } = options;
  if (!(sigma > 0 && sigma < Infinity)) {
    throw invalid("sigma", { expected: "a number above 0", received: sigma });
  }
  const reach = Math.floor(4 * sigma + 0.5);
  const weights = new Float64Array(2 * reach + 1).map((_, i) =>
    Math.exp(-0.5 * ((i - reach) / sigma) ** 2),
  );
  return smoothed(data, options, (values) => weighted(values, weights));
}

/**
 * Smooths a series by a polynomial through each row and its neighbours, which keeps the height of peaks: A. Savitzky,
 * M. Golay (1964). At the ends, the polynomial through the first or last window. SciPy's `savgol_filter`.
 *
 * @throws if the window is no odd number, longer than the series or not longer than the order, or a column is unknown,
 *   not numeric, or infinite or missing somewhere.
 */
export function savgolFilter<T extends Tabular>(data: T, options: SavgolOptions = {}): SameKind<T> {
  const { window = 3, order = 2 } = options;
  const reach = reachOf(window);
  if (count("order", order) >= window) {
    throw invalid("order", { expected: `a degree below the window, ${window}`, received: order });
  }
  return smoothed(data, options, (values, column) => {
    requireComplete(column, values);
    if (values.length < window) {
      throw invalid("window", { expected: `at most the ${values.length} rows`, received: window });
    }
    return values.map((_, row) => {
      const start = Math.min(Math.max(0, row - reach), values.length - window);
      const weights = savgolWeights(window, order, row - start);
      return weights.reduce((sum, weight, i) => sum + weight * values[start + i]!, 0);
    });
  });
}

function reachOf(window: number): number {
  if (count("window", window, 1) % 2 === 1) return (window - 1) / 2;
  throw invalid("window", { expected: "an odd number", received: window });
}

function smoothed<T extends Tabular>(
  data: T,
  options: ColumnsOption,
  smooth: (values: Float64Array, column: string) => Float64Array,
): SameKind<T> {
  const table: Table<T> = tableOf("data", data);
  const names = columnsToLearn(table, options);
  return table.replace(new Map(names.map((name) => [name, smooth(readFinite(table, name), name)])));
}

/** Mean of each value and its neighbours by weights, over those that are there. */
function weighted(values: Float64Array, weights: Float64Array): Float64Array {
  const reach = (weights.length - 1) / 2;
  return values.map((value, row) => {
    if (Number.isNaN(value)) return value;
    let sum = 0;
    let total = 0;
    weights.forEach((weight, i) => {
      const neighbour = values[reflect(row + i - reach, values.length)]!;
      if (Number.isNaN(neighbour)) return;
      sum += weight * neighbour;
      total += weight;
    });
    return sum / total;
  });
}
