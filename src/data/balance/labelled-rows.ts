import type { DataFrame } from "danfojs-node";
import type { Tensor2D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import { makeFrame } from "../frame/make.js";
import { columnNames, columnOf, dtypeOf, isDataFrame } from "../frame/read.js";
import { readLabels, type Label, type LabelSource } from "../labels.js";
import { readFinite, requireComplete } from "../numeric-columns.js";
import { samplesOf, type Samples, type Selected } from "../samples.js";
import { tableOf, type SameKind, type Tabular } from "../tabular.js";
import type { Rows } from "./nearest-rows.js";

/** Features and labels of a kind that new samples can be made of. */
export interface FeaturesAndLabels {
  readonly x: Tabular;
  readonly y: Samples;
}

/** Data to make samples of: a frame with a column of labels, or features and labels. */
export type Augmentable = DataFrame | FeaturesAndLabels;

/** What comes out when data goes in: the same kind. */
export type Augmented<T extends Augmentable> = T extends FeaturesAndLabels
  ? { x: SameKind<T["x"]>; y: Selected<T["y"]> }
  : DataFrame;

/** A new sample on the way from one to another. */
export interface NewSample {
  /** The sample that it starts from, and whose label it has. */
  readonly from: number;
  readonly to: number;
  /** How far it goes, from 0 to 1. */
  readonly step: number;
}

export interface LabelledRows {
  readonly rows: Rows;
  readonly labels: readonly Label[];
  /** The data with new samples after its own. */
  append(samples: readonly NewSample[]): unknown;
}

/**
 * Opens data for making new samples.
 * @throws if a feature is not a finite number somewhere, a label is missing, or there is no column of the `target`'s name.
 */
export function openLabelledRows(data: Augmentable, target: string | undefined): LabelledRows {
  return isDataFrame(data) ? openFrame(data, target) : openPair(data);
}

function openFrame(df: DataFrame, target: string | undefined): LabelledRows {
  const names = columnNames(df);
  if (target === undefined || !names.includes(target)) {
    throw invalid("target", {
      expected: "the name of the column of labels",
      received: target,
      available: names,
    });
  }
  const features = names.filter((name) => name !== target);
  const rows = rowsOf(df, features);
  const column = columnOf(df, target);
  return {
    rows,
    labels: readLabels("target", column.values as LabelSource),
    append(samples) {
      const columns = names.map((name) => {
        const own = columnOf(df, name);
        if (name === target) {
          const added = samples.map(({ from }) => column.values[from]);
          return { name, values: [...own.values, ...added], dtype: dtypeOf(df, own) };
        }
        const at = features.indexOf(name);
        return { name, values: [...own.values, ...samples.map((one) => valueOf(rows, one, at))] };
      });
      return makeFrame(columns);
    },
  };
}

function openPair({ x, y }: FeaturesAndLabels): LabelledRows {
  const labels = readLabels("y", y as LabelSource);
  const rows = rowsOf(x);
  const access = samplesOf(y);
  const count = rows.values.length / rows.width;
  if (!access || labels.length !== count) {
    throw invalid("y", { expected: `${count} labels`, received: `${labels.length} labels` });
  }
  return {
    rows,
    labels,
    append: (samples) => ({
      x: appendRows(x, rows, samples),
      y: access.take(
        Int32Array.from(
          { length: count + samples.length },
          (_, i) => samples[i - count]?.from ?? i,
        ),
      ),
    }),
  };
}

function rowsOf(data: Tabular, features?: readonly string[]): Rows {
  const table = tableOf("data", data);
  const names = features ?? table.names;
  if (names.length === 0 || table.rows === 0) {
    throw invalid("data", {
      expected: "at least one row and one feature",
      received: `${table.rows} rows, ${names.length} features`,
    });
  }
  const values = new Float64Array(table.rows * names.length);
  names.forEach((name, column) => {
    const own = requireComplete(name, readFinite(table, name));
    own.forEach((value, row) => {
      values[row * names.length + column] = value;
    });
  });
  return { values, width: names.length };
}

function appendRows(x: Tabular, rows: Rows, samples: readonly NewSample[]): Tabular {
  const made = samples.map((one) =>
    Array.from({ length: rows.width }, (_, column) => valueOf(rows, one, column)),
  );
  if (x instanceof tf.Tensor) return appendTensor(x, made);
  if (isDataFrame(x)) {
    return makeFrame(
      columnNames(x).map((name, column) => ({
        name,
        values: [...columnOf(x, name).values, ...made.map((row) => row[column])],
      })),
    );
  }
  return [...x.map((row) => [...row]), ...made];
}

function appendTensor(x: Tensor2D, made: number[][]): Tensor2D {
  const float = x.dtype === "float32" ? x : x.toFloat();
  if (made.length === 0) return float === x ? x.clone() : float;
  return tf.tidy(() => tf.concat2d([float, tf.tensor2d(made)], 0));
}

function valueOf({ values, width }: Rows, { from, to, step }: NewSample, column: number): number {
  const start = values[from * width + column]!;
  return start + step * (values[to * width + column]! - start);
}
