import { count } from "../../util/check.js";
import { random } from "../../util/random.js";
import type { Label, LabelSource } from "../labels.js";
import { atRandom, stratified, type SplitPositions } from "./positions.js";
import { splitSizes, type SplitSizeOptions, type SplitSizes } from "./sizes.js";
import { splitter, type Splitter } from "./splitter.js";

export interface ShuffleSplitOptions extends SplitSizeOptions {
  /** How often the samples are split; default 10. */
  splits?: number;
  /** Keep the proportions of these classes in both parts; default: no classes. */
  stratify?: string | LabelSource;
  /** Seed of the draws; default: others at each call. */
  seed?: number;
}

/**
 * Splits at random several times, each independent of the others: a sample may be tested never or often. As
 * scikit-learn's `ShuffleSplit`, and with `stratify` as its `StratifiedShuffleSplit`, with their sizes (a test of 0.1
 * unless you say otherwise); the draws are our own. Positions are in random order.
 *
 * @throws when splitting, as `trainTestSplit`, or if there is no split.
 * @example
 * const folds = lab.data.shuffleSplit({ splits: 20, testSize: 0.2, seed: 1 });
 */
export function shuffleSplit(options: ShuffleSplitOptions = {}): Splitter {
  const { splits = 10, stratify, seed, testSize, trainSize } = options;
  count("splits", splits, 1);
  const wanted = testSize === undefined && trainSize === undefined ? { testSize: 0.1 } : options;
  return splitter((sets) => {
    const labels = stratify === undefined ? undefined : sets.labels("stratify", stratify);
    return draws(splits, sets.count, splitSizes(sets.count, wanted), labels, seed);
  });
}

function* draws(
  splits: number,
  samples: number,
  sizes: SplitSizes,
  labels: readonly Label[] | undefined,
  seed: number | undefined,
): Generator<SplitPositions> {
  const order = random(seed);
  for (let i = 0; i < splits; i++) {
    yield labels ? stratified(labels, sizes, order) : atRandom(samples, sizes, order);
  }
}
