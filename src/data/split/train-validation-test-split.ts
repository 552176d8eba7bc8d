import { invalid } from "../../util/errors.js";
import { random } from "../../util/random.js";
import type { LabelSource } from "../labels.js";
import type { Samples, Selected } from "../samples.js";
import { openSets, type Splittable } from "./sets.js";
import { trainTestSplit } from "./train-test-split.js";

export interface TrainValidationTestSplitOptions {
  /** Part or number of all samples to choose a model by; default 0.2. */
  validationSize?: number;
  /** Part or number of all samples to test the chosen model on; default 0.2. */
  testSize?: number;
  /** Keep the proportions of these classes in all three parts, as in `trainTestSplit`. Default: no classes. */
  stratify?: string | LabelSource;
  /** Draw the samples at random; `false` takes them in order: train, validation, test. Default `true`. */
  shuffle?: boolean;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number;
}

/** The parts; of tensors, `tf.dispose` frees them all: a type, not an interface, for that. */
export type TrainValidationTest<T> = {
  train: T;
  validation: T;
  test: T;
};

/**
 * Splits samples into a part to train on, one to choose a model and its settings by, and one to test the chosen model on,
 * once. Two of scikit-learn's `train_test_split`, one after the other; data and errors as for `trainTestSplit`.
 *
 * @throws as `trainTestSplit`, and if nothing is left to train on.
 * @example
 * const { train, validation, test } = lab.data.trainValidationTestSplit(df, { stratify: "label", seed: 1 });
 */
export function trainValidationTestSplit<T extends Samples>(
  data: T,
  options?: TrainValidationTestSplitOptions,
): TrainValidationTest<Selected<T>>;
export function trainValidationTestSplit<T extends Readonly<Record<string, Samples>>>(
  data: T,
  options?: TrainValidationTestSplitOptions,
): TrainValidationTest<{ [Name in keyof T]: Selected<T[Name]> }>;
export function trainValidationTestSplit(
  data: Splittable,
  options: TrainValidationTestSplitOptions = {},
): TrainValidationTest<unknown> {
  const { validationSize = 0.2, testSize = 0.2, stratify, shuffle = true } = options;
  const sets = openSets(data);
  const validation = countOf("validationSize", validationSize, sets.count);
  const test = countOf("testSize", testSize, sets.count);
  const draws = random(options.seed);
  const split = (positions: Int32Array, size: number): { train: Int32Array; test: Int32Array } => {
    const labels = stratify === undefined ? undefined : sets.labels("stratify", stratify);
    return trainTestSplit(positions, {
      testSize: size,
      shuffle,
      seed: draws.int(2 ** 32),
      ...(labels && { stratify: Array.from(positions, (at) => labels[at]!) }),
    });
  };
  const all = new Int32Array(sets.count).map((_, i) => i);
  const outer = split(all, test);
  const inner = split(outer.train, validation);
  return {
    train: sets.take(inner.train),
    validation: sets.take(inner.test),
    test: sets.take(outer.test),
  };
}

/** Rounded up, as scikit-learn rounds the size of a test set. */
function countOf(argument: string, size: number, total: number): number {
  if (size > 0 && size < 1) return Math.ceil(size * total);
  if (Number.isSafeInteger(size) && size >= 1) return size;
  throw invalid(argument, {
    expected: "a part between 0 and 1, or a whole number of at least 1",
    received: size,
  });
}
