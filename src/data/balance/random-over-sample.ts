import type { Splittable } from "../split/sets.js";
import { resample, type Resampled, type ResampleOptions } from "./resample.js";

/**
 * Repeats samples of the smaller classes, drawn with replacement, until the classes are of one size: the samples as
 * they are, then the repeated ones, class by class. Semantics of imbalanced-learn's `RandomOverSampler`. Of training
 * data only, after the split: a sample that is in training and test is known by heart. Frames get new row labels.
 *
 * @param data a DataFrame, tensor, array …; or a record of several with equally many samples, such as `{ x, y }`.
 * @throws if there is one class only, a label is missing, or the strategy cannot be followed.
 * @example
 * const balanced = lab.data.randomOverSample(train, { target: "label", seed: 1 });
 */
export function randomOverSample<T extends Splittable>(
  data: T,
  options: ResampleOptions,
): Resampled<T>;
export function randomOverSample(data: Splittable, options: ResampleOptions): unknown {
  return resample(data, options, "over", (classes, count, draws) => {
    const added = classes.flatMap(({ positions, size }) =>
      Array.from(
        { length: size - positions.length },
        () => positions[draws.int(positions.length)]!,
      ),
    );
    return Int32Array.from({ length: count + added.length }, (_, i) => added[i - count] ?? i);
  });
}
