import type { Optimizer, Tensor, Variable } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { count } from "../util/check.js";
import { clipOf, type ClipOptions } from "./clip.js";

export interface UpdateOptions extends ClipOptions {
  /**
   * Batches whose gradients are averaged before the weights change, as if they were one: default 1. The count goes on from
   * epoch to epoch; what is left at the end of the training is dropped. Gradients are clipped after that.
   */
  accumulationSteps?: number;
}

/** What a step of training does with gradients: weights and their gradients, in the same order. */
export type Change = (
  optimizer: Optimizer,
  weights: readonly Variable[],
  gradients: readonly Tensor[],
) => void;

/** The changes of a training, step by step. */
export interface Update {
  /** What the next step does, and whether that reaches the optimizer. */
  next(): { readonly change: Change; readonly applies: boolean };
  /** What the changes depend on. */
  readonly parts: readonly object[];
  /** Updates with the same key are the same. */
  readonly key: readonly unknown[];
  dispose(): void;
}

/** @throws if an option is wrong. */
export function updateOf(options: UpdateOptions): Update {
  const clip = clipOf(options) ?? ((gradients) => [...gradients]);
  const every = count("accumulationSteps", options.accumulationSteps ?? 1, 1);
  const { clipNorm, clipValue, globalClipNorm } = options;
  const key = [clipNorm, clipValue, globalClipNorm, every];
  const apply: Change = (optimizer, weights, gradients) => {
    const clipped = clip(gradients);
    optimizer.applyGradients(weights.map(({ name }, i) => ({ name, tensor: clipped[i]! })));
  };
  if (every === 1) {
    return { next: () => ({ change: apply, applies: true }), parts: [], key, dispose: () => {} };
  }
  return accumulated(apply, every, key);
}

/** Adds gradients up in variables, and applies their mean in each last step of so many. */
function accumulated(apply: Change, every: number, key: readonly unknown[]): Update {
  /** By the name of the weight. */
  const sums: Record<string, Variable> = {};
  let step = 0;

  const sumOf = ({ name, shape }: Variable): Variable =>
    (sums[name] ??= tf.tidy(() => tf.variable(tf.zeros(shape), false)));
  const hold: Change = (_, weights, gradients) =>
    weights.forEach((weight, i) => sumOf(weight).assign(tf.add(sumOf(weight), gradients[i]!)));
  const release: Change = (optimizer, weights, gradients) => {
    const means = weights.map((weight, i) => tf.div(tf.add(sumOf(weight), gradients[i]!), every));
    apply(optimizer, weights, means);
    for (const weight of weights) sumOf(weight).assign(tf.zerosLike(weight));
  };

  return {
    next() {
      const applies = ++step % every === 0;
      return { change: applies ? release : hold, applies };
    },
    parts: [sums],
    // Its variables are its own: graphs of other trainings have others.
    key: [...key, sums],
    dispose: () => tf.dispose(Object.values(sums)),
  };
}
