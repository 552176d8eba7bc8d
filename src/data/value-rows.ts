import type { Series } from "danfojs-node";
import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { invalid } from "../util/errors.js";
import { isSeries, seriesValues } from "./frame/read.js";

export type NumberArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array;

/** One value a sample, or one row of numbers a sample. */
export type ValueSource =
  | readonly (string | number | boolean)[]
  | readonly (readonly number[])[]
  | NumberArray
  | Tensor
  | Series;

/** Values in rows of `width`, one row a sample. */
export interface ValueRows {
  values: ArrayLike<unknown>;
  width: number;
}

/**
 * Opens one value, or one row of values, a sample: the source's own values, not to be changed.
 * @throws if the source is of no such form, or its rows differ in length.
 */
export function valueRows(argument: string, source: ValueSource): ValueRows {
  if (isSeries(source)) return { values: seriesValues(source), width: 1 };
  if (ArrayBuffer.isView(source)) return { values: source, width: 1 };
  if (source instanceof tf.Tensor) {
    const [, width = 1] = source.shape;
    if (source.rank === 1 || source.rank === 2)
      return { values: source.dataSync<"float32">(), width };
    throw invalid(argument, { expected: "a tensor of rank 1 or 2", received: source.shape });
  }
  if (!Array.isArray(source)) {
    throw invalid(argument, { expected: "an array, a tensor or a Series", received: source });
  }
  if (!Array.isArray(source[0])) return { values: source, width: 1 };
  const width = source[0].length;
  const ragged = source.findIndex((row) => !Array.isArray(row) || row.length !== width);
  if (ragged === -1) return { values: source.flat(), width };
  throw invalid(`row ${ragged} of ${argument}`, {
    expected: `${width} numbers`,
    received: source[ragged],
  });
}
