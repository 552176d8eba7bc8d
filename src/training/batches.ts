import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import type { Batch } from "./step.js";

/** Where a batch lies among the samples: from `start` to before `end`. */
export interface Range {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Parts samples into batches of `size`; the last one has what is left. */
export function ranges(samples: number, size: number): Range[] {
  return Array.from({ length: Math.ceil(samples / size) }, (_, index) => ({
    index,
    start: index * size,
    end: Math.min(samples, (index + 1) * size),
  }));
}

/** The samples from `start` to before `end`, in new tensors. */
export function slice(data: Batch, start: number, end: number): Batch {
  return mapped(data, (tensor) => tf.slice(tensor, start, end - start));
}

/** The samples with these numbers, in new tensors. */
export function gather(data: Batch, samples: Int32Array): Batch {
  const indices = tf.tensor1d(samples, "int32");
  const batch = mapped(data, (tensor) => tf.gather(tensor, indices));
  indices.dispose();
  return batch;
}

export function disposeBatch({ x, y, weights }: Batch): void {
  tf.dispose([...x, ...y]);
  weights?.dispose();
}

function mapped({ x, y, weights }: Batch, take: (tensor: Tensor) => Tensor): Batch {
  return { x: x.map(take), y: y.map(take), ...(weights ? { weights: take(weights) } : {}) };
}
