import type { Tensor } from "@tensorflow/tfjs-node";
import { float64 } from "../../data/float64.js";
import { valueRows } from "../../data/value-rows.js";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import type { NumberRows, NumberSource } from "../numbers.js";

/** Targets and predictions of some samples. */
export interface MetricBatch {
  truth: NumberRows;
  predicted: NumberRows;
}

/**
 * Reads a batch; of tensors the last axis is the row, and all before it count samples. What is no number becomes `NaN`:
 * a model that diverges predicts it.
 *
 * @throws if the two differ in samples.
 */
export function readBatch(
  truth: NumberSource | Tensor,
  predicted: NumberSource | Tensor,
): MetricBatch {
  const batch = { truth: rowsOf("truth", truth), predicted: rowsOf("predicted", predicted) };
  if (batch.truth.samples === batch.predicted.samples) return batch;
  throw invalid("predicted", {
    expected: `${batch.truth.samples} samples, as truth has`,
    received: `${batch.predicted.samples} samples`,
  });
}

function rowsOf(argument: string, source: NumberSource | Tensor): NumberRows {
  const { values: given, width } =
    source instanceof tf.Tensor
      ? { values: source.dataSync<"float32">(), width: source.rank > 1 ? source.shape.at(-1)! : 1 }
      : valueRows(argument, source);
  const values = float64(given.length, (at) => (typeof given[at] === "string" ? NaN : given[at]));
  return { values, width, samples: values.length / width };
}

/** The rows in the form that metrics take: numbers, or arrays of them. */
export function sourceOf({ values, width, samples }: NumberRows): Float64Array | number[][] {
  if (width === 1) return values;
  return Array.from({ length: samples }, (_, row) => [
    ...values.subarray(row * width, (row + 1) * width),
  ]);
}

/**
 * Class number of each sample: the number itself, or the place of the largest of a row.
 * @throws if a number is no class number.
 */
export function classesOf({ values, width, samples }: NumberRows): Int32Array {
  const codes = Int32Array.from({ length: samples }, (_, row) =>
    width === 1 ? values[row]! : largest(values, row * width, width),
  );
  const bad =
    width === 1 ? values.findIndex((value, row) => value !== codes[row] || value < 0) : -1;
  if (bad === -1) return codes;
  throw invalid(`truth[${bad}]`, { expected: "a class number", received: values[bad] });
}

/** Place of the largest of `width` values, counted from `start`; the first of equals. */
function largest(values: Float64Array, start: number, width: number): number {
  let best = 0;
  for (let i = 1; i < width; i++) if (values[start + i]! > values[start + best]!) best = i;
  return best;
}

/**
 * Class number that each sample was predicted as: the place of the largest of a row, or of a single number whether it
 * is above the threshold.
 */
export function predictedClasses(rows: NumberRows, threshold: number): Int32Array {
  if (rows.width > 1) return classesOf(rows);
  return Int32Array.from(rows.values, (value) => Number(value > threshold));
}
