import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { SplitPositions } from "./positions.js";

/** @throws if there are not at least 2 folds, or more than samples. */
export function checkFolds(folds: number, samples: number): void {
  count("folds", folds, 2);
  if (folds <= samples) return;
  throw invalid("folds", { expected: `at most ${samples}, one a sample`, received: folds });
}

/** Each fold tests the samples that are assigned to it and trains on the others. */
export function* foldsOf(assigned: Int32Array, folds: number): Generator<SplitPositions> {
  const all = assigned.map((_, sample) => sample);
  for (let fold = 0; fold < folds; fold++) {
    yield {
      train: all.filter((sample) => assigned[sample] !== fold),
      test: all.filter((sample) => assigned[sample] === fold),
    };
  }
}

/** Fold of each of `samples` in a row: equal parts, the first ones larger by one where there is a rest. */
export function blocks(samples: number, folds: number): Int32Array {
  const size = Math.floor(samples / folds);
  const larger = samples % folds;
  return new Int32Array(samples).map((_, sample) =>
    sample < larger * (size + 1)
      ? Math.floor(sample / (size + 1))
      : larger + Math.floor((sample - larger * (size + 1)) / size),
  );
}
