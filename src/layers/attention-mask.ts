import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";

/** Masks of positions, `[batch, positions]` each. */
export interface Masks {
  readonly query: Tensor | undefined;
  readonly value: Tensor | undefined;
  readonly key: Tensor | undefined;
}

/** All that may hide positions of the value from those of the query. */
export interface Hiding extends Masks {
  /** `[batch, T, S]`. */
  readonly pairs: Tensor | undefined;
  /** T and S, where no position sees a later one. */
  readonly causal: [number, number] | undefined;
}

/** 1 where a pair of positions may attend, in a shape that fits `[batch, heads, T, S]`; nothing where all may. */
export function attentionMask({ query, value, key, pairs, causal }: Hiding): Tensor | undefined {
  const parts: Tensor[] = [];
  if (query) parts.push(tf.expandDims(query, 2));
  if (value) parts.push(tf.expandDims(value, 1));
  if (key) parts.push(tf.expandDims(key, 1));
  if (causal) parts.push(tf.linalg.bandPart(tf.ones([1, ...causal]), -1, 0));
  if (pairs) parts.push(pairs);
  if (parts.length === 0) return undefined;
  const seen = parts.map((part) => tf.cast(part, "float32")).reduce((a, b) => tf.mul(a, b));
  return tf.expandDims(seen, 1);
}
