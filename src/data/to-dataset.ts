import type { Tensor } from "@tensorflow/tfjs-node";
import { tf } from "../tf.js";
import { count } from "../util/check.js";
import { invalid } from "../util/errors.js";
import { random } from "../util/random.js";
import { permutation } from "../util/sampling.js";

/** Samples and their targets; the first axis of both counts them. */
export interface LabelledBatch<X extends Tensor = Tensor, Y extends Tensor = Tensor> {
  x: X;
  y: Y;
}

export interface ToDatasetOptions<X extends Tensor, Y extends Tensor> {
  /** Samples of a batch; default 32. */
  batchSize?: number;
  /** Take the samples in a new random order in each pass; default `true`. */
  shuffle?: boolean;
  /** Seed of the orders; default: different each time. */
  seed?: number;
  /** Leave out a last batch that is smaller; default `false`. */
  dropRemainder?: boolean;
  /** Batches that are made ready ahead; default 1. 0 for none. */
  prefetch?: number;
  /** Changes each batch: what `imageAugmentation`, `mixUp` or `cutMix` gave, or a function of your own; without `y`, the targets stay. */
  augment?: (batch: LabelledBatch<X, Y>) => { x: Tensor; y?: Tensor };
}

/** Batches as `model.fitDataset` takes them. */
export type BatchDataset = ReturnType<typeof tf.data.generator<{ xs: Tensor; ys: Tensor }>>;

/**
 * A `tf.data.Dataset` of batches, for `model.fitDataset` and `model.evaluateDataset`: samples in random order, changed on
 * the fly; targets of one axis come as a column, [samples, 1]. The tensors given stay yours, and must live as long as the dataset is used; whoever takes a batch frees it, as
 * tfjs's own functions do.
 *
 * @throws if `x` and `y` differ in the number of samples, or a number is out of range.
 * @example
 * const batches = lab.data.toDataset(train, { batchSize: 64, seed: 1, augment: lab.data.imageAugmentation([lab.data.randomFlip()]) });
 * await model.fitDataset(batches, { epochs: 5 });
 */
export function toDataset<X extends Tensor, Y extends Tensor>(
  { x, y }: LabelledBatch<X, Y>,
  options: ToDatasetOptions<X, Y> = {},
): BatchDataset {
  const { batchSize = 32, shuffle = true, seed, dropRemainder = false, prefetch = 1 } = options;
  count("batchSize", batchSize, 1);
  count("prefetch", prefetch);
  const samples = x.shape[0] ?? 0;
  if (samples === 0 || y.shape[0] !== samples) {
    throw invalid("y", {
      expected: `${Math.max(1, samples)} samples, as x has`,
      received: `shapes [${x.shape.join(", ")}] and [${y.shape.join(", ")}]`,
    });
  }
  const draws = random(seed);
  const batches = tf.data.generator<{ xs: Tensor; ys: Tensor }>(function* () {
    const order = shuffle ? permutation(samples, draws) : new Int32Array(samples).map((_, i) => i);
    const end = dropRemainder ? samples - (samples % batchSize) : samples;
    for (let from = 0; from < end; from += batchSize) {
      const chosen = take({ x, y }, order.subarray(from, from + batchSize));
      yield withColumns(changed(chosen, options.augment));
    }
  });
  return prefetch > 0 ? batches.prefetch(prefetch) : batches;
}

/**
 * Targets of one axis as a column: tfjs's losses would compare each of them with each prediction.
 */
function withColumns({ xs, ys }: { xs: Tensor; ys: Tensor }): { xs: Tensor; ys: Tensor } {
  if (ys.rank !== 1) return { xs, ys };
  const column = ys.reshape([-1, 1]);
  ys.dispose();
  return { xs, ys: column };
}

function take<X extends Tensor, Y extends Tensor>(
  { x, y }: LabelledBatch<X, Y>,
  positions: Int32Array,
): LabelledBatch<X, Y> {
  return tf.tidy(() => {
    const at = tf.tensor1d(positions, "int32");
    return { x: tf.gather(x, at), y: tf.gather(y, at) };
  });
}

function changed<X extends Tensor, Y extends Tensor>(
  batch: LabelledBatch<X, Y>,
  augment: ToDatasetOptions<X, Y>["augment"],
): { xs: Tensor; ys: Tensor } {
  if (!augment) return { xs: batch.x, ys: batch.y };
  const { x, y = batch.y } = augment(batch);
  for (const tensor of [batch.x, batch.y] as Tensor[]) {
    if (tensor !== x && tensor !== y) tensor.dispose();
  }
  return { xs: x, ys: y };
}
