import type { Tensor2D, Tensor3D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { columnsToLearn, readFinite, requireComplete } from "../numeric-columns.js";
import { tableOf, type Tabular } from "../tabular.js";

export interface SlidingWindowsOptions {
  /** Rows of a window. */
  length: number;
  /** Rows after the window that are to be predicted; default 1. */
  horizon?: number;
  /** Rows from the start of a window to that of the next; default 1. */
  step?: number;
  /** Columns of `x`, by name or position; default: every column of numbers. */
  features?: readonly (string | number)[];
  /** Column of `y`, by name or position; default: the first of the features. */
  target?: string | number;
}

/** Windows of a series as tensors, ready for a recurrent model. Yours to dispose of. */
export interface SlidingWindows {
  /** float32, shape [windows, length, features]. */
  x: Tensor3D;
  /** float32, shape [windows, horizon]: what follows each window. */
  y: Tensor2D;
  /** Names of the columns of `x`. */
  features: readonly string[];
  /** Frees the tensors. */
  dispose(): void;
}

/**
 * Cuts a series into windows and what follows each, for forecasting: as Keras's `timeseries_dataset_from_array`. Rows are
 * taken in the order in which they stand. Split the series first: windows of neighbouring rows share most of them.
 *
 * @throws if a number is out of range, the series is shorter than a window and its horizon, or a column is unknown, not
 *   numeric, or infinite or missing somewhere (see `interpolate`).
 * @example
 * const { x, y } = lab.data.slidingWindows(train, { length: 24, target: "value" });
 */
export function slidingWindows(data: Tabular, options: SlidingWindowsOptions): SlidingWindows {
  const { length, horizon = 1, step = 1 } = options;
  count("length", length, 1);
  count("horizon", horizon, 1);
  count("step", step, 1);
  const table = tableOf("data", data);
  const features = columnsToLearn(table, {
    ...(options.features && { columns: options.features }),
  });
  const columns = features.map((name) => requireComplete(name, readFinite(table, name)));
  const target = String(options.target ?? features[0]);
  const following = requireComplete(target, readFinite(table, target));
  const windows = Math.floor((table.rows - length - horizon) / step) + 1;
  if (windows < 1) {
    throw invalid("data", {
      expected: `at least length + horizon = ${length + horizon} rows`,
      received: `${table.rows} rows`,
    });
  }
  const x = new Float32Array(windows * length * columns.length);
  const y = new Float32Array(windows * horizon);
  for (let window = 0; window < windows; window++) {
    const start = window * step;
    for (let i = 0; i < length; i++) {
      const at = (window * length + i) * columns.length;
      columns.forEach((column, feature) => (x[at + feature] = column[start + i]!));
    }
    for (let i = 0; i < horizon; i++) y[window * horizon + i] = following[start + length + i]!;
  }
  const tensors = {
    x: tf.tensor3d(x, [windows, length, columns.length]),
    y: tf.tensor2d(y, [windows, horizon]),
  };
  return { ...tensors, features, dispose: () => tf.dispose(tensors) };
}
