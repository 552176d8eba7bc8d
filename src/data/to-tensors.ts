import type { DataFrame } from "danfojs-node";
import type { Tensor, Tensor2D } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import { float64 } from "./float64.js";
import { isNumeric } from "./frame/column-type.js";
import { columnNames, columnOf, isDataFrame, rowCount, type Column } from "./frame/read.js";
import { labelCodes, readLabels, sortedLabels, type Label } from "./labels.js";

export interface ToTensorsOptions {
  /** Columns that become `x`, in this order; default: every column but the target. */
  features?: readonly string[] | undefined;
}

export interface ToLabelledTensorsOptions extends ToTensorsOptions {
  /** Column that becomes `y`. */
  target: string;
  /**
   * What `y` is for; default: classification where the target holds text or booleans, or with `classes` or `oneHot`;
   * regression for other numbers.
   */
  task?: "classification" | "regression";
  /**
   * The classes in the order of their numbers: pass those of the training data when making the test data, which may
   * lack one. Default: the target's own, sorted.
   */
  classes?: readonly Label[] | undefined;
  /** `y` as one-hot rows in place of class numbers; default `false`. */
  oneHot?: boolean;
}

/** Features as a tensor, ready for a model. Yours to dispose of. */
export interface FeatureTensors {
  /** float32, shape [rows, features]. */
  x: Tensor2D;
  /** Names of the columns of `x`. */
  features: readonly string[];
  /** Frees the tensors. */
  dispose(): void;
}

/** Features and targets as tensors, ready for `lab.fit`, `model.fit` and `lab.evaluate`. Yours to dispose of. */
export interface LabelledTensors extends FeatureTensors {
  /**
   * float32. Classification: class numbers, shape [rows] (not int32, which tfjs's sparseCategoricalCrossentropy
   * refuses), or one-hot rows, shape [rows, classes]. Regression: shape [rows, 1].
   */
  y: Tensor;
  /** Names of the classes in the order of their numbers; absent for regression. */
  classes?: readonly string[];
}

/**
 * Turns a DataFrame of numbers into the tensors that a model takes: `x` from the feature columns, `y` from the target.
 * Booleans become 0 and 1. The frame is not changed.
 *
 * @throws if a column is unknown, a feature holds text or dates, a value is missing or infinite, the frame has no row,
 *   or a label is not among the `classes`.
 * @example
 * const training = lab.data.toTensors(scaler.transform(train), { target: "species" });
 * const testing = lab.data.toTensors(scaler.transform(test), { target: "species", classes: training.classes });
 */
export function toTensors(df: DataFrame, options: ToLabelledTensorsOptions): LabelledTensors;
export function toTensors(df: DataFrame, options?: ToTensorsOptions): FeatureTensors;
export function toTensors(
  df: DataFrame,
  options: ToTensorsOptions | ToLabelledTensorsOptions = {},
): FeatureTensors | LabelledTensors {
  if (!isDataFrame(df)) throw invalid("data", { expected: "a DataFrame", received: df });
  const target = "target" in options ? columnOf(df, options.target) : undefined;
  const features = options.features ?? columnNames(df).filter((name) => name !== target?.name);
  const columns = features.map((name) => numbersOf(columnOf(df, name)));
  const rows = rowCount(df);
  if (rows === 0 || columns.length === 0) {
    throw invalid("data", {
      expected: "at least one row and one feature",
      received: `${rows} rows, ${columns.length} features`,
    });
  }
  const labelled = target && targetOf(target, options);
  const x = tf.tensor2d(interleaved(columns, rows), [rows, columns.length], "float32");
  if (!labelled) return { x, features, dispose: () => x.dispose() };
  const { y, classes } = labelled;
  const dispose = (): void => tf.dispose([x, y]);
  return { x, y, features, ...(classes ? { classes } : {}), dispose };
}

function targetOf(
  column: Column,
  options: Omit<ToLabelledTensorsOptions, "target">,
): { y: Tensor; classes?: readonly string[] } {
  const { classes: known, oneHot = false } = options;
  const isRegression = isNumeric(column.type) && !known && !oneHot;
  const { task = isRegression ? "regression" : "classification" } = options;
  if (task === "regression") {
    const values = numbersOf(column);
    return { y: tf.tensor2d(Float32Array.from(values), [values.length, 1]) };
  }
  const argument = `column "${column.name}"`;
  const labels = readLabels(argument, column.values as readonly Label[]);
  const classes = (known ?? sortedLabels(argument, labels)).map(String);
  const codes = labelCodes(labels.map(String), classes);
  const unknown = codes.indexOf(-1);
  if (unknown !== -1) {
    throw invalid(argument, {
      expected: "one of the classes",
      received: labels[unknown],
      available: classes,
    });
  }
  return {
    y: oneHot ? oneHotRows(codes, classes.length) : tf.tensor1d(Float32Array.from(codes)),
    classes,
  };
}

/** float32 rows with a 1 in the column of each code. */
export function oneHotRows(codes: Int32Array, width: number): Tensor2D {
  const rows = new Float32Array(codes.length * width);
  codes.forEach((code, row) => {
    rows[row * width + code] = 1;
  });
  return tf.tensor2d(rows, [codes.length, width]);
}

function numbersOf({ name, values, type }: Column): Float64Array {
  if (!isNumeric(type) && type !== "boolean" && type !== "empty") {
    throw invalid(`column "${name}"`, {
      expected: "numbers or booleans",
      received: `${type} values`,
    });
  }
  const numbers = float64(values.length, (row) => values[row]);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad === -1) return numbers;
  throw invalid(`column "${name}"`, {
    expected: "a finite number in every row",
    received: `${values[bad]} in row ${bad}`,
  });
}

function interleaved(columns: readonly Float64Array[], rows: number): Float32Array {
  const width = columns.length;
  const values = new Float32Array(rows * width);
  columns.forEach((column, at) => {
    for (let row = 0; row < rows; row++) values[row * width + at] = column[row]!;
  });
  return values;
}
