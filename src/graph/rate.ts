import type { Optimizer, Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import type { Constant } from "./recording.js";

/** The learning rate of an optimizer, which may change from step to step. */
export interface Rate {
  /** The optimizer's properties that hold it. */
  readonly keys: readonly string[];
  /** Whether a tensor that the optimizer's arithmetic uses holds the rate. */
  is(dataId: object, value: Constant): boolean;
  /** The rate as it is now, as it enters the arithmetic. */
  now(): Tensor;
}

type Reader = (optimizer: Optimizer) => Rate | undefined;

/** How tfjs's optimizers take their rate into a step. */
const readers: ReadonlyMap<unknown, Reader> = new Map<unknown, Reader>([
  [tf.SGDOptimizer, inTensor],
  [tf.MomentumOptimizer, inTensor],
  [tf.AdamOptimizer, (optimizer) => inNumber(optimizer, -1)],
  [tf.AdamaxOptimizer, (optimizer) => inNumber(optimizer, -1)],
  [tf.AdagradOptimizer, (optimizer) => inNumber(optimizer, -1)],
  [tf.AdadeltaOptimizer, (optimizer) => inNumber(optimizer, -1)],
  [tf.RMSPropOptimizer, (optimizer) => inNumber(optimizer, 1)],
]);

/** The rate of one of tfjs's optimizers; nothing where it cannot be told from another number of the arithmetic. */
export function rateOf(optimizer: Optimizer): Rate | undefined {
  return readers.get(optimizer.constructor)?.(optimizer);
}

/** These multiply with a tensor that `setLearningRate` makes anew. */
function inTensor(optimizer: Optimizer): Rate {
  const now = (): Tensor => (optimizer as unknown as { c: Tensor }).c;
  return { keys: ["c", "learningRate"], is: (dataId) => dataId === now().dataId, now };
}

/** These multiply with a number, which tfjs makes a tensor of in each step. */
function inNumber(optimizer: Optimizer, sign: 1 | -1): Rate | undefined {
  const owner = optimizer as unknown as Readonly<Record<string, unknown>>;
  const now = (): number => Math.fround(sign * (owner["learningRate"] as number));
  const recorded = now();
  const others = Object.entries(owner).flatMap(([key, value]) =>
    typeof value === "number" && key !== "learningRate" ? [value, 1 - value] : [],
  );
  const mistakable = [0, 1, -1, tf.backend().epsilon(), ...others].map(Math.fround);
  if (!Number.isFinite(recorded) || mistakable.includes(recorded)) return undefined;
  return {
    keys: ["learningRate"],
    is: (_, { shape, content }) =>
      shape.length === 0 &&
      content.length === 4 &&
      new Float32Array(content.buffer)[0] === recorded,
    now: () => tf.scalar(now()),
  };
}
