import type { Samples, Selected } from "../samples.js";
import type { SplitPositions } from "./positions.js";
import { openSets, type Sets, type Splittable } from "./sets.js";
import type { TrainTest } from "./train-test-split.js";

/**
 * A way to split samples several times into a part to train on and a part to test on. With a seed, every call splits
 * alike.
 */
export interface Splitter {
  /** Positions of the samples of each fold, rising; made one fold at a time. */
  positions(data: Splittable): Iterable<SplitPositions>;
  /**
   * The folds as data of the same kind, made one at a time. The data is not changed; tensors that come out are new, and
   * the caller's to dispose of.
   */
  split<T extends Samples>(data: T): Iterable<TrainTest<Selected<T>>>;
  split<T extends Readonly<Record<string, Samples>>>(
    data: T,
  ): Iterable<TrainTest<{ [Name in keyof T]: Selected<T[Name]> }>>;
}

/** The splitter that chooses positions so. */
export function splitter(choose: (sets: Sets) => Iterable<SplitPositions>): Splitter {
  const positions = (data: Splittable): Iterable<SplitPositions> => choose(openSets(data));
  return {
    positions,
    *split(data: Splittable): Generator<TrainTest<never>> {
      const sets = openSets(data);
      for (const { train, test } of choose(sets)) {
        yield { train: sets.take(train) as never, test: sets.take(test) as never };
      }
    },
  };
}
