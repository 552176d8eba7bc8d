import { setImmediate } from "node:timers";
import type { Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../ops/tfjs.js";

/**
 * The keys of a step, int32 [2] each. `unseeded`: two whole numbers that are drawn anew for each step; every draw without
 * a seed adds its place in the step. `seeded`: zero and the number of the step; every draw with a seed adds that.
 */
export type KeyName = "unseeded" | "seeded";

/** What the random numbers of one step are made of: native operations turn it into tensors, the same in every run. */
export interface Draws {
  key(name: KeyName): Tensor;
  /** Which key has its values there, if one has. */
  nameOf(dataId: object): KeyName | undefined;
  /** The place of the next draw in the step. */
  next(): number;
}

/** How many steps a sequence of steps has run. */
export interface StepCount {
  steps: number;
}

type Keeping = Pick<Tfjs, "dispose" | "keep" | "tensor1d">;

let current: Draws | undefined;

/** The draws of the step that runs now. */
export function drawsNow(): Draws | undefined {
  return current;
}

/**
 * Runs a step in which the random tensors of tfjs (`tf.dropout`, `tf.randomNormal` and their kind, and so the layers that
 * use them) are native operations on two keys: what `Math.random` gives at its first draw, and the number of the step.
 * A step inside a step is a part of it.
 */
export function withDraws<T>(tf: Keeping, count: StepCount, work: () => T): T {
  if (current) return work();
  const keys = new Map<KeyName, Tensor>();
  const draws = drawsOf(tf, count.steps++, keys);
  const end = (): void => {
    if (current === draws) current = undefined;
  };
  current = draws;
  // A kernel that stops a cell by force skips `finally`; then this ends it when the event loop goes on.
  const guard = setImmediate(end);
  try {
    return work();
  } finally {
    clearImmediate(guard);
    end();
    tf.dispose([...keys.values()]);
  }
}

function drawsOf(tf: Keeping, step: number, keys: Map<KeyName, Tensor>): Draws {
  // A recording counts what is drawn from `Math.random` in the step; this is none of it.
  const { random } = Math;
  const word = (): number => Math.floor(random() * 2 ** 32) | 0;
  const make: Readonly<Record<KeyName, () => number[]>> = {
    unseeded: () => [word(), word()],
    seeded: () => [0, step | 0],
  };
  let draw = 0;
  return {
    key(name) {
      const known = keys.get(name) ?? tf.keep(tf.tensor1d(make[name](), "int32"));
      keys.set(name, known);
      return known;
    },
    nameOf: (dataId) => [...keys].find(([, key]) => key.dataId === dataId)?.[0],
    next: () => draw++,
  };
}
