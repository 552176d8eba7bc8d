import { random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";
import { blocks, checkFolds, foldsOf } from "./folds.js";
import { splitter, type Splitter } from "./splitter.js";

export interface KFoldOptions {
  /** Number of folds; each tests one part and trains on the others. Default 5. */
  folds?: number;
  /** Put the samples into the folds at random, not in their order; default `false`, as in scikit-learn. */
  shuffle?: boolean;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number | undefined;
}

/**
 * K-fold cross-validation: the samples in `folds` equal parts, each of which tests once what trained on the others.
 * Equal to scikit-learn's `KFold`; shuffled, the draw is our own. Do not leave `shuffle` out where the samples are
 * sorted, by class for example.
 *
 * @throws when splitting, if there are fewer than 2 folds, or more than samples.
 * @example
 * for (const { train, test } of lab.data.kFold({ folds: 10, shuffle: true, seed: 1 }).split(df)) { … }
 */
export function kFold({ folds = 5, shuffle = false, seed }: KFoldOptions = {}): Splitter {
  return splitter(({ count }) => {
    checkFolds(folds, count);
    return foldsOf(shuffle ? shuffledBlocks(count, folds, seed) : blocks(count, folds), folds);
  });
}

function shuffledBlocks(samples: number, folds: number, seed: number | undefined): Int32Array {
  const fold = blocks(samples, folds);
  const assigned = new Int32Array(samples);
  permutation(samples, random(seed)).forEach((sample, place) => {
    assigned[sample] = fold[place]!;
  });
  return assigned;
}
