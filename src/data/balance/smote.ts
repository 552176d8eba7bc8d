import type { Augmentable, Augmented } from "./labelled-rows.js";
import { drawStarts, synthesize, type SmoteOptions } from "./synthesize.js";

/**
 * SMOTE: new samples of the smaller classes, each at random on the line from a sample of the class to one of its nearest
 * neighbours in it. They follow the data's own rows; columns of whole numbers get fractions. Scale the columns first:
 * nearness is Euclidean. Of training data only, after the split. Semantics and defaults of imbalanced-learn's `SMOTE`;
 * N. Chawla et al., "SMOTE: synthetic minority over-sampling technique" (2002).
 *
 * @param data a frame of numbers with a column of labels, or `{ x, y }` with `x` of rows and columns.
 * @throws if a feature is text, missing or infinite somewhere (impute and encode first), there is one class only, or a
 *   class to add to has no more than `neighbours` samples.
 * @example
 * const balanced = lab.data.smote(train, { target: "label", seed: 1 });
 */
export function smote<T extends Augmentable>(data: T, options?: SmoteOptions): Augmented<T>;
export function smote(data: Augmentable, options: SmoteOptions = {}): unknown {
  return synthesize(data, options, (_, { positions }, samples, draws) =>
    drawStarts(positions, samples, draws),
  );
}
