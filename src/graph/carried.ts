import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";

/** A stateful recurrent layer: its states at the end of a step are those at the start of the next. */
interface Stateful {
  readonly stateful: boolean;
  states_: Tensor[];
}

/** Where such a layer has its states, and those of before that it frees when it is reset. */
export const carriedKeys: readonly PropertyKey[] = ["states_", "keptStates"];

/** Whether it is one, and has states: a layer that only serves as the pattern of others has none. */
export function isStateful(part: object): boolean {
  const { stateful, states_: states } = part as Partial<Stateful>;
  return part instanceof tf.layers.RNN && stateful === true && Array.isArray(states);
}

/** The states of stateful layers, one after the other. */
export function carriedBy(layers: readonly object[]): Tensor[] {
  return layers.flatMap((layer) => (layer as Stateful).states_);
}

/** Puts new states in place of the old ones, which are freed. */
export function carry(layers: readonly object[], next: readonly Tensor[]): void {
  let used = 0;
  for (const layer of layers as readonly Stateful[]) {
    const { length } = layer.states_;
    tf.dispose(layer.states_);
    layer.states_ = next.slice(used, used + length).map((state) => tf.keep(state));
    used += length;
  }
}
