import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import type { SplitPositions } from "./positions.js";
import { splitter, type Splitter } from "./splitter.js";

export interface TimeSeriesSplitOptions {
  /** Number of folds; default 5. */
  folds?: number;
  /** Samples in each test; default: samples / (folds + 1), rounded down. */
  testSize?: number;
  /** Samples left out between training and test; default 0. */
  gap?: number;
  /** The most samples to train on, the latest ones; default: all that came before. */
  maxTrainSize?: number;
}

/**
 * Splits samples that follow each other in time: each fold tests on what comes after its training, the tests one after
 * the other up to the last sample. Equal to scikit-learn's `TimeSeriesSplit`.
 *
 * @throws if an option is no count, or when splitting, if there are too few samples to train on.
 * @example
 * const folds = lab.data.timeSeriesSplit({ folds: 3, gap: 1 });
 */
export function timeSeriesSplit(options: TimeSeriesSplitOptions = {}): Splitter {
  const folds = count("folds", options.folds ?? 5, 2);
  const gap = count("gap", options.gap ?? 0);
  const most = count("maxTrainSize", options.maxTrainSize ?? Number.MAX_SAFE_INTEGER, 1);
  return splitter((sets) => {
    const size = options.testSize ?? Math.floor(sets.count / (folds + 1));
    const testSize = count("testSize", size, 1);
    if (sets.count - gap - testSize * folds > 0) {
      return successive(sets.count, { folds, gap, most, testSize });
    }
    throw invalid("folds", {
      expected: `samples to train on before ${folds} tests of ${testSize} and a gap of ${gap}`,
      received: `${sets.count} samples`,
    });
  });
}

function* successive(
  samples: number,
  { folds, gap, most, testSize }: { folds: number; gap: number; most: number; testSize: number },
): Generator<SplitPositions> {
  const all = new Int32Array(samples).map((_, sample) => sample);
  for (let left = folds; left > 0; left--) {
    const start = samples - left * testSize;
    const end = start - gap;
    yield {
      train: all.subarray(Math.max(0, end - most), end),
      test: all.subarray(start, start + testSize),
    };
  }
}
