import { random } from "../../util/random.js";
import { invalid } from "../../util/errors.js";
import type { LabelSource } from "../labels.js";
import type { Samples, Selected } from "../samples.js";
import { atRandom, inOrder, stratified, type SplitPositions } from "./positions.js";
import { openSets, type Sets, type Splittable } from "./sets.js";
import { splitSizes, type SplitSizeOptions } from "./sizes.js";

export interface TrainTestSplitOptions extends SplitSizeOptions {
  /**
   * Keep the proportions of these classes in both parts: the name of a column of the frame (or of one of the data
   * sets that are split together), or one label a sample. Default: no classes.
   */
  stratify?: string | LabelSource;
  /** Draw the samples at random; `false` trains on the first and tests on the last. Default `true`. */
  shuffle?: boolean;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number;
}

/** The parts; of tensors, `tf.dispose` frees them all: a type, not an interface, for that. */
export type TrainTest<T> = {
  train: T;
  test: T;
};

/**
 * Splits samples into a part to train on and a part to test on. Sizes, rounding, stratification and errors are those
 * of scikit-learn's `train_test_split`; the draw itself is our own. Frames keep their row labels. The data is not
 * changed; tensors that come out are new, and the caller's to dispose of.
 *
 * @param data a DataFrame, Series, tensor (split along its first axis), array or typed array; or a record of several
 *   with equally many samples, which stay aligned: `{ x, y }` → `{ train: { x, y }, test: { x, y } }`.
 * @throws if a size is no fraction or count, a part would be empty, the data sets differ in length, a class to
 *   stratify by has one member, or a part is smaller than the number of classes.
 * @example
 * const { train, test } = lab.data.trainTestSplit(iris, { testSize: 0.2, stratify: "species", seed: 1 });
 */
export function trainTestSplit<T extends Samples>(
  data: T,
  options?: TrainTestSplitOptions,
): TrainTest<Selected<T>>;
export function trainTestSplit<T extends Readonly<Record<string, Samples>>>(
  data: T,
  options?: TrainTestSplitOptions,
): TrainTest<{ [Name in keyof T]: Selected<T[Name]> }>;
export function trainTestSplit(
  data: Splittable,
  options: TrainTestSplitOptions = {},
): TrainTest<unknown> {
  const sets = openSets(data);
  const { train, test } = split(sets, options);
  return { train: sets.take(train), test: sets.take(test) };
}

function split(
  { count, labels }: Sets,
  { shuffle = true, stratify, seed, ...sizeOptions }: TrainTestSplitOptions,
): SplitPositions {
  const sizes = splitSizes(count, sizeOptions);
  if (stratify === undefined) {
    return shuffle ? atRandom(count, sizes, random(seed)) : inOrder(sizes);
  }
  if (!shuffle) {
    throw invalid("stratify", { expected: "no classes with shuffle: false", received: "classes" });
  }
  return stratified(labels("stratify", stratify), sizes, random(seed));
}
