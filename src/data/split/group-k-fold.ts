import { invalid } from "../../util/errors.js";
import type { LabelSource } from "../labels.js";
import { checkFolds, foldsOf } from "./folds.js";
import { splitter, type Splitter } from "./splitter.js";
import { strataOf } from "./strata.js";

export interface GroupKFoldOptions {
  /** What must stay together (patients, speakers): name of a column or data set, or one label a sample. */
  groups: string | LabelSource;
  /** Number of folds; default 5. */
  folds?: number;
}

/**
 * K-fold cross-validation in which the samples of a group are never in both parts. Equal to scikit-learn's
 * `GroupKFold`: the largest groups first, each into the fold that has the fewest samples.
 *
 * @throws when splitting, if there are fewer than 2 folds, or more than groups; or if a group is missing.
 * @example
 * const folds = lab.data.groupKFold({ groups: "patient", folds: 4 });
 */
export function groupKFold({ groups, folds = 5 }: GroupKFoldOptions): Splitter {
  return splitter(({ count, labels }) => {
    const strata = strataOf("groups", labels("groups", groups));
    checkFolds(folds, count);
    if (folds > strata.length) {
      throw invalid("folds", {
        expected: `at most ${strata.length}, the number of groups`,
        received: folds,
      });
    }
    const assigned = new Int32Array(count);
    const sizes = new Int32Array(folds);
    const bySize = strata
      .map(({ positions }) => positions)
      .toReversed()
      .toSorted((a, b) => b.length - a.length);
    for (const positions of bySize) {
      const lightest = sizes.indexOf(Math.min(...sizes));
      sizes[lightest]! += positions.length;
      for (const position of positions) assigned[position] = lightest;
    }
    return foldsOf(assigned, folds);
  });
}
