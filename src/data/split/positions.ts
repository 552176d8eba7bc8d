import { invalid } from "../../util/errors.js";
import type { Random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";
import type { Label } from "../labels.js";
import { allocate } from "./allocate.js";
import type { SplitSizes } from "./sizes.js";
import { strataOf } from "./strata.js";

/** Positions of the samples of each part. */
export interface SplitPositions {
  train: Int32Array;
  test: Int32Array;
}

/** The first samples train, the next ones test. */
export function inOrder({ train, test }: SplitSizes): SplitPositions {
  const all = new Int32Array(train + test).map((_, i) => i);
  return { train: all.subarray(0, train), test: all.subarray(train) };
}

/** Both parts drawn at random, in random order. */
export function atRandom(
  count: number,
  { train, test }: SplitSizes,
  random: Random,
): SplitPositions {
  const order = permutation(count, random);
  return { test: order.subarray(0, test), train: order.subarray(test, test + train) };
}

/**
 * Both parts drawn at random, in random order, each with the classes in the proportions of the whole.
 * @throws if a class has one member only, or a part has fewer places than there are classes.
 */
export function stratified(
  labels: readonly Label[],
  sizes: SplitSizes,
  random: Random,
): SplitPositions {
  const strata = strataOf("stratify", labels);
  const single = strata.find(({ positions }) => positions.length < 2);
  if (single) {
    throw invalid("stratify", {
      expected: "at least 2 samples of every class",
      received: `1 of class ${single.label}`,
    });
  }
  for (const part of ["train", "test"] as const) {
    if (sizes[part] >= strata.length) continue;
    throw invalid(`${part}Size`, {
      expected: `at least ${strata.length} samples, one for each class`,
      received: sizes[part],
    });
  }
  const counts = strata.map(({ positions }) => positions.length);
  const train = allocate(counts, sizes.train, random);
  const test = allocate(
    counts.map((count, i) => count - train[i]!),
    sizes.test,
    random,
  );
  const drawn = strata.map(({ positions }) =>
    permutation(positions.length, random).map((i) => positions[i]!),
  );
  return {
    train: mixed(
      drawn.map((positions, i) => positions.subarray(0, train[i]!)),
      random,
    ),
    test: mixed(
      drawn.map((positions, i) => positions.subarray(train[i]!, train[i]! + test[i]!)),
      random,
    ),
  };
}

function mixed(parts: readonly Int32Array[], random: Random): Int32Array {
  const together = Int32Array.from(parts.flatMap((part) => [...part]));
  return permutation(together.length, random).map((i) => together[i]!);
}
