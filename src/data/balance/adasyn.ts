import { invalid } from "../../util/errors.js";
import type { Augmentable, Augmented, LabelledRows } from "./labelled-rows.js";
import { nearestRows } from "./nearest-rows.js";
import type { Resampling } from "./sampling-strategy.js";
import { synthesize, type SmoteOptions, type Start } from "./synthesize.js";

/**
 * ADASYN: as `smote`, but a sample is the start of more new ones the more of its neighbours are of other classes. The
 * classes come out about equal: each sample's number is rounded. Semantics of imbalanced-learn's `ADASYN`; H. He et al.,
 * "ADASYN: adaptive synthetic sampling approach for imbalanced learning" (2008). Data as for `smote`.
 *
 * @throws as `smote`, and if no sample of a class to add to has a neighbour of another class.
 */
export function adasyn<T extends Augmentable>(data: T, options?: SmoteOptions): Augmented<T>;
export function adasyn(data: Augmentable, options: SmoteOptions = {}): unknown {
  const { neighbours = 5 } = options;
  return synthesize(data, options, (opened, one, samples) =>
    byDifficulty(opened, one, samples, neighbours),
  );
}

/** How many new samples start from each of a class. */
export function byDifficulty(
  { rows, labels }: LabelledRows,
  { label, positions }: Resampling,
  samples: number,
  neighbours: number,
): Start[] {
  const everyone = Int32Array.from(labels.keys());
  const others = Array.from(positions, (position) => {
    const near = nearestRows(rows, position, everyone, neighbours);
    return near.filter((at) => labels[at] !== label).length / neighbours;
  });
  const total = others.reduce((sum, part) => sum + part, 0);
  if (total === 0) {
    throw invalid("neighbours", {
      expected: `some sample of class ${JSON.stringify(label)} with a neighbour of another class`,
      received: `none with ${neighbours} neighbours`,
    });
  }
  return Array.from(positions, (from, i) => ({
    from,
    samples: roundHalfToEven((others[i]! / total) * samples),
  }));
}

/** As NumPy's `rint`. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
