import type { Tensor } from "@tensorflow/tfjs-node";
import type { Tfjs } from "../ops/tfjs.js";
import type { Draws } from "./draws.js";
import { nativeDraws } from "./native-draws.js";
import { seedWord } from "./seed-word.js";

/** The functions of tfjs that make random tensors, by which its layers make theirs. */
export const randomFunctions = [
  "dropout",
  "multinomial",
  "randomGamma",
  "randomNormal",
  "randomStandardNormal",
  "randomUniform",
  "randomUniformInt",
  "truncatedNormal",
] as const;

export type Random = Pick<Tfjs, (typeof randomFunctions)[number]>;

/** What makes the same tensor with native operations; nothing where it has to be left to tfjs. */
export type Counterparts = {
  readonly [Name in keyof Random]: (
    draws: Draws,
    ...args: Parameters<Random[Name]>
  ) => Tensor | undefined;
};

type Kind = "float32" | "int32";

/** The native counterparts of tfjs's random functions, with the same arguments, defaults and roundings. */
export function counterparts(tf: Tfjs): Counterparts {
  const native = nativeDraws(tf);
  const unseeded = (draws: Draws): Tensor =>
    tf.add(draws.key("unseeded"), tf.tensor1d([0, draws.next()], "int32"));
  const seeded = (draws: Draws, seed: number | string): Tensor =>
    tf.add(draws.key("seeded"), tf.tensor1d([seedWord(`${seed}:${draws.next()}`), 0], "int32"));
  const scaled = (tensor: Tensor, factor: number, offset: number): Tensor => {
    const wide = factor === 1 ? tensor : tf.mul(tensor, factor);
    return offset === 0 ? wide : tf.add(wide, offset);
  };
  /** tfjs cuts the fraction of uniform numbers off, and rounds the others. */
  const cut = (tensor: Tensor, kind: Kind): Tensor => tf.cast(tensor, kind);
  const rounded = (tensor: Tensor, kind: Kind): Tensor =>
    kind === "int32" ? tf.cast(tf.round(tensor), kind) : tensor;

  return {
    randomUniform: (draws, shape, low = 0, high = 1, kind = "float32", seed) =>
      possible(kind, seed)
        ? cut(scaled(native.uniform(unseeded(draws), shape), high - low, low), kind)
        : undefined,

    randomUniformInt: (draws, shape, low, high, seed) =>
      possible("int32", seed) && [low, high].every(Number.isInteger) && low < high
        ? native.integers(unseeded(draws), shape, low, high)
        : undefined,

    randomNormal: (draws, shape, mean = 0, deviation = 1, kind = "float32", seed) =>
      possible(kind, seed)
        ? rounded(scaled(native.normal(unseeded(draws), shape), deviation, mean), kind)
        : undefined,

    randomStandardNormal: (draws, shape, kind = "float32", seed) =>
      possible(kind, seed) ? rounded(native.normal(unseeded(draws), shape), kind) : undefined,

    truncatedNormal: (draws, shape, mean = 0, deviation = 1, kind = "float32", seed) =>
      possible(kind, seed)
        ? rounded(scaled(native.truncatedNormal(unseeded(draws), shape), deviation, mean), kind)
        : undefined,

    randomGamma: (draws, shape, alpha, beta = 1, kind = "float32", seed) =>
      possible(kind, seed)
        ? rounded(tf.div(native.gamma(unseeded(draws), shape, alpha), beta), kind)
        : undefined,

    multinomial(draws, logits, samples, seed, normalized = false) {
      if (seed || normalized || !(logits instanceof tf.Tensor)) return undefined;
      if (logits.size < 2 || logits.rank > 2 || logits.dtype !== "float32") return undefined;
      const rows = logits.rank === 1 ? tf.reshape(logits, [1, -1]) : logits;
      const drawn = native.multinomial(unseeded(draws), rows, samples);
      return logits.rank === 1 ? tf.reshape(drawn, [drawn.size]) : drawn;
    },

    dropout(draws, x, rate, noiseShape, seed) {
      if (!(x instanceof tf.Tensor) || x.dtype !== "float32" || !(rate > 0 && rate < 1))
        return undefined;
      const shape = noiseShapeOf(x.shape, noiseShape);
      const key = seed === undefined || seed === null ? unseeded(draws) : seeded(draws, seed);
      const kept = tf.cast(tf.greaterEqual(native.uniform(key, shape), rate), "float32");
      return tf.mul(x, tf.div(kept, 1 - rate));
    },
  };
}

function possible(kind: string, seed: unknown): kind is Kind {
  return (kind === "float32" || kind === "int32") && (seed === undefined || seed === null);
}

/** Sizes that are left open are those of the tensor. */
function noiseShapeOf(shape: readonly number[], given?: readonly number[] | null): number[] {
  if (!given) return [...shape];
  if (given.length !== shape.length) return [...given];
  return given.map((size, axis) => size ?? shape[axis]!);
}
