import type { Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs-node";
import { tf } from "../../tf.js";
import { invalid } from "../../util/errors.js";
import { gammaRandom } from "../../util/gamma-random.js";
import { random, type Random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";

export interface MixOptions {
  /** Both shapes of the beta distribution of the shares; larger mixes more evenly; default 0.2 (1 for `cutMix`). */
  alpha?: number;
  /** Makes it repeatable; default: different each time. */
  seed?: number;
}

/** Samples with labels that can be mixed. */
export interface MixableBatch<X extends Tensor = Tensor> {
  /** Samples, the first axis counts them. */
  x: X;
  /** One-hot rows or probabilities, shape [samples, classes]. */
  y: Tensor2D;
}

/** Mixes batches by chance, each call in a new way. The tensors that come out are yours to dispose of. */
export type Mixing<X extends Tensor> = (batch: MixableBatch<X>) => MixableBatch<X>;

/**
 * Mixes each sample with another one of its batch, and their labels alike: x = λ x₁ + (1 - λ) x₂. H. Zhang et al.,
 * "mixup: Beyond empirical risk minimization" (2018).
 *
 * @throws if `alpha` is not positive; and in use, if `y` has not a row for each sample.
 * @example
 * const mix = lab.data.mixUp({ seed: 1 });
 * const { x, y } = mix({ x: images, y: oneHot });
 */
export function mixUp({ alpha = 0.2, seed }: MixOptions = {}): Mixing<Tensor> {
  const shares = shareDraws(alpha, seed);
  return (batch) => {
    const samples = samplesOf(batch);
    const { partners, draws } = shares(samples);
    const parts = Array.from({ length: samples }, draws);
    return tf.tidy(() => ({
      x: blend(batch.x, partners, parts),
      y: blend(batch.y, partners, parts),
    }));
  };
}

/**
 * Puts a rectangle of another picture of the batch into each picture, and mixes the labels by their areas: S. Yun et al.,
 * "CutMix: Regularization strategy to train strong classifiers with localizable features" (2019).
 *
 * @throws as `mixUp`, and if `x` has not four axes.
 */
export function cutMix({ alpha = 1, seed }: MixOptions = {}): Mixing<Tensor4D> {
  const shares = shareDraws(alpha, seed);
  return (batch) => {
    const samples = samplesOf(batch);
    const [, height, width] = batch.x.shape;
    if (batch.x.rank !== 4) {
      throw invalid("x", {
        expected: "a tensor of shape [images, height, width, channels]",
        received: batch.x.shape,
      });
    }
    const { partners, draws, place } = shares(samples);
    const mask = new Uint8Array(samples * height * width);
    const parts = Array.from({ length: samples }, (_, image) => {
      const side = Math.sqrt(1 - draws());
      const rows = window(place, height, side);
      const columns = window(place, width, side);
      for (let y = rows.from; y < rows.to; y++) {
        mask.fill(1, (image * height + y) * width + columns.from, (image * height + y) * width + columns.to); // prettier-ignore
      }
      return 1 - ((rows.to - rows.from) * (columns.to - columns.from)) / (height * width);
    });
    return tf.tidy(() => {
      const other = tf.gather(batch.x, tf.tensor1d(partners, "int32"));
      const inside = tf.tensor4d(mask, [samples, height, width, 1], "bool");
      const spread = tf.tile(inside, [1, 1, 1, batch.x.shape[3]]);
      return { x: tf.where(spread, other, batch.x), y: blend(batch.y, partners, parts) };
    });
  };
}

function shareDraws(alpha: number, seed: number | undefined) {
  if (!(alpha > 0 && alpha < Infinity)) {
    throw invalid("alpha", { expected: "a number above 0", received: alpha });
  }
  const place = random(seed);
  return (samples: number): { partners: Int32Array; draws: () => number; place: Random } => ({
    partners: permutation(samples, place),
    draws: () => betaRandom(alpha, place),
    place,
  });
}

/** A number of the symmetric beta distribution. */
function betaRandom(alpha: number, draws: Random): number {
  const [a, b] = [gammaRandom(alpha, draws), gammaRandom(alpha, draws)];
  return a + b === 0 ? draws.int(2) : a / (a + b);
}

/** A stretch of about this part of a length, around a place of chance. */
function window(draws: Random, length: number, part: number): { from: number; to: number } {
  const middle = draws.int(length);
  const half = (part * length) / 2;
  return {
    from: Math.max(0, Math.round(middle - half)),
    to: Math.min(length, Math.round(middle + half)),
  };
}

function blend<T extends Tensor>(tensor: T, partners: Int32Array, parts: readonly number[]): T {
  const other = tf.gather(tensor, tf.tensor1d(partners, "int32"));
  const own = tf.reshape(tf.tensor1d([...parts]), [
    parts.length,
    ...tensor.shape.slice(1).map(() => 1),
  ]);
  return tf.add(tf.mul(tensor, own), tf.mul(other, tf.sub(1, own))) as T;
}

function samplesOf({ x, y }: MixableBatch): number {
  if (y.rank === 2 && y.shape[0] === x.shape[0]) return y.shape[0];
  throw invalid("y", {
    expected: `one-hot rows, shape [${x.shape[0]}, classes]`,
    received: `shape [${y.shape.join(", ")}]`,
  });
}
