import { sample } from "../../util/sampling.js";
import type { Splittable } from "../split/sets.js";
import { resample, type Resampled, type ResampleOptions } from "./resample.js";

/**
 * Leaves out samples of the larger classes, drawn at random, until the classes are of one size. What stays keeps its
 * order. Semantics of imbalanced-learn's `RandomUnderSampler`. Of training data only, after the split.
 *
 * @param data a DataFrame, tensor, array …; or a record of several with equally many samples, such as `{ x, y }`.
 * @throws if there is one class only, a label is missing, or the strategy cannot be followed.
 */
export function randomUnderSample<T extends Splittable>(
  data: T,
  options: ResampleOptions,
): Resampled<T>;
export function randomUnderSample(data: Splittable, options: ResampleOptions): unknown {
  return resample(data, options, "under", (classes, _, draws) =>
    Int32Array.from(
      classes.flatMap(({ positions, size }) =>
        Array.from(sample(positions.length, size, draws), (at) => positions[at]!),
      ),
    ).toSorted(),
  );
}
