import { invalid } from "../../util/errors.js";

/** How many samples the two parts of a split hold. */
export interface SplitSizes {
  train: number;
  test: number;
}

export interface SplitSizeOptions {
  /** Part for testing: a fraction between 0 and 1 (rounded up) or a count from 1; default: what training leaves, else 0.25. */
  testSize?: number;
  /** Part for training: a fraction between 0 and 1 (rounded down) or a count from 1; default: what testing leaves. */
  trainSize?: number;
}

/**
 * Sizes of the parts of `count` samples; rounds and complains as scikit-learn's `train_test_split` does.
 * @throws if a size is neither a fraction nor a count, if both together are more than there is, or a part is empty.
 */
export function splitSizes(count: number, options: SplitSizeOptions): SplitSizes {
  const testSize = options.testSize ?? (options.trainSize === undefined ? 0.25 : undefined);
  const wantedTest = amount("testSize", testSize, count, Math.ceil);
  const wantedTrain = amount("trainSize", options.trainSize, count, Math.floor);
  const { trainSize = 0 } = options;
  if (trainSize < 1 && (testSize ?? 0) < 1 && trainSize + (testSize ?? 0) > 1) {
    throw invalid("trainSize and testSize", {
      expected: "fractions of at most 1 together",
      received: `${trainSize} + ${testSize}`,
    });
  }
  const test = wantedTest ?? count - wantedTrain!;
  const train = wantedTrain ?? count - test;
  if (train + test > count) {
    throw invalid("trainSize and testSize", {
      expected: `at most ${count} samples together`,
      received: `${train} + ${test}`,
    });
  }
  if (train < 1 || test < 1) {
    throw invalid("split", {
      expected: "at least one sample in each part",
      received: `${train} for training and ${test} for testing, of ${count}`,
    });
  }
  return { train, test };
}

function amount(
  argument: string,
  size: number | undefined,
  count: number,
  round: (fraction: number) => number,
): number | undefined {
  if (size === undefined) return undefined;
  if (size > 0 && size < 1) return round(size * count);
  if (Number.isInteger(size) && size >= 1) return size;
  throw invalid(argument, {
    expected: "a fraction between 0 and 1, or a count from 1",
    received: size,
  });
}
