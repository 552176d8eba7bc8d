import { invalid } from "../../util/errors.js";
import { random, type Random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";
import { labelCodes, type Label, type LabelSource } from "../labels.js";
import { checkFolds, foldsOf } from "./folds.js";
import type { KFoldOptions } from "./k-fold.js";
import { splitter, type Splitter } from "./splitter.js";

export interface StratifiedKFoldOptions extends KFoldOptions {
  /** The classes: name of a column of the frame (or of a data set of the record), or one label a sample. */
  stratify: string | LabelSource;
}

/**
 * K-fold cross-validation in which each fold has the classes in the proportions of the whole. Equal to scikit-learn's
 * `StratifiedKFold`; shuffled, the draw is our own. A class with fewer samples than folds is absent from some tests.
 *
 * @throws when splitting, if there are fewer than 2 folds, or more than the largest class has samples; or if a label is
 *   missing.
 * @example
 * const folds = lab.data.stratifiedKFold({ stratify: "species", folds: 5, shuffle: true, seed: 1 });
 */
export function stratifiedKFold({
  folds = 5,
  shuffle = false,
  seed,
  stratify,
}: StratifiedKFoldOptions): Splitter {
  return splitter(({ count, labels }) => {
    checkFolds(folds, count);
    const given = labels("stratify", stratify);
    return foldsOf(stratifiedFolds(given, folds, shuffle ? random(seed) : undefined), folds);
  });
}

/** Fold of each sample. Classes are taken one after the other, in the order in which they first occur. */
export function stratifiedFolds(
  labels: readonly Label[],
  folds: number,
  order: Random | undefined,
): Int32Array {
  const classes = [...new Set(labels)];
  const codes = labelCodes(labels, classes);
  const all = codes.map((_, sample) => sample);
  const members = classes.map((_, code) => all.filter((sample) => codes[sample] === code));
  const largest = members.reduce((most, { length }) => Math.max(most, length), 0);
  if (folds > largest) {
    throw invalid("folds", {
      expected: `at most ${largest}, the samples of the largest class`,
      received: folds,
    });
  }
  const assigned = new Int32Array(labels.length);
  let dealt = 0;
  for (const samples of members) {
    // Dealt like cards, going on where the class before ended, so that folds differ by one sample at most.
    const fold = samples.map((_, i) => (dealt + i) % folds).toSorted();
    dealt += samples.length;
    const places = order ? permutation(samples.length, order) : samples.map((_, i) => i);
    places.forEach((place, i) => {
      assigned[samples[place]!] = fold[i]!;
    });
  }
  return assigned;
}
