import { count } from "../../util/check.js";
import { random } from "../../util/random.js";
import type { LabelSource } from "../labels.js";
import { kFold } from "./k-fold.js";
import type { SplitPositions } from "./positions.js";
import type { Splittable } from "./sets.js";
import { splitter, type Splitter } from "./splitter.js";
import { stratifiedKFold } from "./stratified-k-fold.js";

export interface RepeatedKFoldOptions {
  /** Number of folds; default 5. */
  folds?: number;
  /** How often the samples are put into folds anew; default 10. */
  repeats?: number;
  /** Keep the proportions of these classes in each fold; default: no classes. */
  stratify?: string | LabelSource;
  /** Seed of the draws; default: others at each call. */
  seed?: number;
}

/**
 * K-fold cross-validation several times, each with another draw: `folds` × `repeats` folds. As scikit-learn's
 * `RepeatedKFold`, and with `stratify` as its `RepeatedStratifiedKFold`; the draws are our own.
 *
 * @throws when splitting, as `kFold` and `stratifiedKFold`, or if there is no repeat.
 * @example
 * const folds = lab.data.repeatedKFold({ folds: 5, repeats: 3, stratify: "species", seed: 1 });
 */
export function repeatedKFold(options: RepeatedKFoldOptions = {}): Splitter {
  const { folds = 5, repeats = 10, stratify, seed } = options;
  count("repeats", repeats, 1);
  return splitter((sets) => {
    const labels = stratify === undefined ? undefined : sets.labels("stratify", stratify);
    const samples = Array.from({ length: sets.count }, (_, sample) => sample);
    return repeat(samples, repeats, seed, (once) => {
      const settings = { folds, shuffle: true, seed: once };
      return labels ? stratifiedKFold({ ...settings, stratify: labels }) : kFold(settings);
    });
  });
}

function* repeat(
  samples: Splittable,
  repeats: number,
  seed: number | undefined,
  draw: (seed: number) => Splitter,
): Generator<SplitPositions> {
  const { int } = random(seed);
  for (let i = 0; i < repeats; i++) yield* draw(int(2 ** 32)).positions(samples);
}
