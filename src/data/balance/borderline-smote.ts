import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { Augmentable, Augmented, LabelledRows } from "./labelled-rows.js";
import { nearestRows } from "./nearest-rows.js";
import type { Resampling } from "./sampling-strategy.js";
import { drawStarts, synthesize, type SmoteOptions } from "./synthesize.js";

export interface BorderlineSmoteOptions extends SmoteOptions {
  /** Neighbours of any class by which a sample is found to be in danger; default 10. */
  dangerNeighbours?: number;
}

/**
 * SMOTE that starts from samples in danger only: those of whose nearest neighbours at least half, but not all, are of
 * other classes. Semantics of imbalanced-learn's `BorderlineSMOTE` with `kind="borderline-1"`; H. Han, W. Wang, B. Mao,
 * "Borderline-SMOTE" (2005). Data as for `smote`.
 *
 * @throws as `smote`, and if a class to add to has no sample in danger.
 */
export function borderlineSmote<T extends Augmentable>(
  data: T,
  options?: BorderlineSmoteOptions,
): Augmented<T>;
export function borderlineSmote(data: Augmentable, options: BorderlineSmoteOptions = {}): unknown {
  const { dangerNeighbours = 10 } = options;
  count("dangerNeighbours", dangerNeighbours, 1);
  return synthesize(data, options, (opened, one, samples, draws) => {
    const endangered = inDanger(opened, one, dangerNeighbours);
    if (endangered.length === 0) {
      throw invalid("dangerNeighbours", {
        expected: `some sample of class ${JSON.stringify(one.label)} in danger`,
        received: `none with ${dangerNeighbours} neighbours`,
      });
    }
    return drawStarts(endangered, samples, draws);
  });
}

/** The samples of a class of whose neighbours at least half, but not all, are of other classes. */
export function inDanger(
  { rows, labels }: LabelledRows,
  { label, positions }: Resampling,
  neighbours: number,
): Int32Array {
  const everyone = Int32Array.from(labels.keys());
  return positions.filter((position) => {
    const near = nearestRows(rows, position, everyone, neighbours);
    const others = near.filter((at) => labels[at] !== label).length;
    return others >= near.length / 2 && others < near.length;
  });
}
