import type { Tensor, Variable } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";

/** From the gradients of a function's outputs to those of its inputs, each made when it is asked for. */
export type Backward = (
  outputs: Tensor | Tensor[],
  saved: Tensor[],
) => Readonly<Record<string, () => Tensor>>;

/** The part of tfjs's engine that writes down what runs, and derives it; its types hide most of it. */
export interface Engine {
  readonly registeredVariables: Readonly<Record<string, Variable>>;
  isTapeOn(): boolean;
  /** As `tf.tidy`, for results of any type. */
  tidy<T>(work: () => T): T;
  readonly state: {
    readonly profiling: boolean;
    /** How many gradients are being taken, each inside the one before. */
    gradientDepth: number;
    /** What has run since the first of them began. */
    activeTape: readonly { readonly saved: readonly Tensor[] }[] | null;
  };
  addTapeNode(
    name: string,
    inputs: Readonly<Record<string, Tensor>>,
    outputs: readonly Tensor[],
    backward: Backward,
    saved: readonly Tensor[],
    attributes: object,
  ): void;
  /** Without `allowNone`, throws if the result depends on none of the tensors. */
  gradients(
    work: () => Tensor,
    of: readonly Tensor[],
    seed: Tensor | undefined,
    allowNone: boolean,
  ): { readonly value: Tensor; readonly grads: readonly (Tensor | undefined)[] };
}

export function engine(): Engine {
  return tf.engine() as unknown as Engine;
}

/** Runs work as if no gradient were being taken outside of it. */
export function withoutTape<T>(work: () => T): T {
  const { state } = engine();
  const { gradientDepth, activeTape } = state;
  state.gradientDepth = 0;
  state.activeTape = null;
  try {
    return work();
  } finally {
    // Left only by work that failed: tfjs forgets to free what was saved for the gradients.
    for (const { saved } of state.activeTape ?? []) tf.dispose([...saved]);
    state.gradientDepth = gradientDepth;
    state.activeTape = activeTape;
  }
}
