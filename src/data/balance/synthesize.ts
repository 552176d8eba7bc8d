import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { random, type Random } from "../../util/random.js";
import { strataOf } from "../split/strata.js";
import {
  openLabelledRows,
  type Augmentable,
  type LabelledRows,
  type NewSample,
} from "./labelled-rows.js";
import { nearestRows } from "./nearest-rows.js";
import { resamplings, type Resampling, type SamplingStrategy } from "./sampling-strategy.js";

export interface SmoteOptions {
  /** Name of the column of labels; of `{ x, y }`, `y` are the labels. */
  target?: string;
  /** Which classes get new samples, and to what size; default `"auto"`: all classes to the size of the largest. */
  samplingStrategy?: SamplingStrategy;
  /** Neighbours of its own class that a new sample is made with; default 5. */
  neighbours?: number;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number;
}

/** A sample to start from, and how many new ones. */
export interface Start {
  readonly from: number;
  readonly samples: number;
}

/**
 * New data with samples between neighbours of one class.
 *
 * @param starts which samples of a class to start from, to make `samples` new ones.
 */
export function synthesize(
  data: Augmentable,
  { target, samplingStrategy = "auto", neighbours = 5, seed }: SmoteOptions,
  starts: (
    opened: LabelledRows,
    one: Resampling,
    samples: number,
    draws: Random,
  ) => readonly Start[],
): unknown {
  count("neighbours", neighbours, 1);
  const opened = openLabelledRows(data, target);
  const draws = random(seed);
  const classes = resamplings(strataOf("target", opened.labels), samplingStrategy, "over");
  const made = classes.flatMap((one): NewSample[] => {
    const { label, positions, size } = one;
    const samples = size - positions.length;
    if (samples === 0) return [];
    if (positions.length <= neighbours) {
      throw invalid("neighbours", {
        expected: `fewer than the ${positions.length} samples of class ${JSON.stringify(label)}`,
        received: neighbours,
      });
    }
    return starts(opened, one, samples, draws).flatMap(({ from, samples: here }) => {
      if (here === 0) return [];
      const near = nearestRows(opened.rows, from, positions, neighbours);
      return Array.from({ length: here }, () => ({
        from,
        to: near[draws.int(near.length)]!,
        step: draws.next(),
      }));
    });
  });
  return opened.append(made);
}

/** So many draws from the positions, each equally likely, as starts. */
export function drawStarts(positions: Int32Array, samples: number, draws: Random): Start[] {
  const counts = new Int32Array(positions.length);
  for (let i = 0; i < samples; i++) counts[draws.int(positions.length)]!++;
  return Array.from(positions, (from, i) => ({ from, samples: counts[i]! }));
}
