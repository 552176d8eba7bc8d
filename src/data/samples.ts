import type { DataFrame, Series } from "danfojs-node";
import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { takeRows, takeValues } from "./frame/make.js";
import { isDataFrame, isSeries, rowCount, seriesValues } from "./frame/read.js";
import type { NumberArray } from "./labels.js";

/** Data with one sample a row: a frame, a series, a tensor (first axis), an array or a typed array. */
export type Samples = DataFrame | Series | Tensor | readonly unknown[] | NumberArray;

/** The kind of data that a selection of samples has. */
export type Selected<T> = T extends DataFrame | Series | Tensor | NumberArray
  ? T
  : T extends readonly (infer Item)[]
    ? Item[]
    : never;

/** Samples with their kind taken away. */
export interface SampleAccess {
  count: number;
  /** The samples at the given positions, in that order, as new data of the same kind; tensors are the caller's. */
  take(positions: Int32Array): Samples;
}

/** Opens data with one sample a row; `undefined` for anything else. */
export function samplesOf(data: unknown): SampleAccess | undefined {
  if (isDataFrame(data)) return { count: rowCount(data), take: (at) => takeRows(data, at) };
  if (isSeries(data)) {
    return { count: seriesValues(data).length, take: (at) => takeValues(data, at) };
  }
  if (data instanceof tf.Tensor) return tensorSamples(data);
  if (Array.isArray(data)) {
    return {
      count: data.length,
      take: (at) => Array.from(at, (position): unknown => data[position]),
    };
  }
  return isNumberArray(data) ? typedSamples(data) : undefined;
}

function tensorSamples(tensor: Tensor): SampleAccess | undefined {
  const count = tensor.shape[0];
  if (count === undefined) return undefined;
  return { count, take: (at) => tf.tidy(() => tf.gather(tensor, tf.tensor1d(at, "int32"))) };
}

function typedSamples(values: NumberArray): SampleAccess {
  return {
    count: values.length,
    take(at) {
      const taken = values.slice(0, at.length);
      at.forEach((position, i) => {
        taken[i] = values[position]!;
      });
      return taken;
    },
  };
}

/** Node's Buffer is left out: its `slice` gives the same memory, which selecting would overwrite. */
function isNumberArray(data: unknown): data is NumberArray {
  return ArrayBuffer.isView(data) && "subarray" in data && !Buffer.isBuffer(data);
}
