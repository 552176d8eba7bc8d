import { random, type Random } from "../../util/random.js";
import type { LabelSource } from "../labels.js";
import type { Samples, Selected } from "../samples.js";
import { openSets, type Splittable } from "../split/sets.js";
import { strataOf } from "../split/strata.js";
import { resamplings, type Resampling, type SamplingStrategy } from "./sampling-strategy.js";

export interface ResampleOptions {
  /** The classes: the name of a column of the frame or of a data set of the record, or one label a sample. */
  target: string | LabelSource;
  /** Which classes to resample and to what size; default `"auto"`: all classes to one size. */
  samplingStrategy?: SamplingStrategy;
  /** Seed of the draw; default: another draw at each call. */
  seed?: number;
}

/** What comes out when data goes in: the same kind; a record of the same kinds. */
export type Resampled<T extends Splittable> = T extends Samples
  ? Selected<T>
  : { [Name in keyof T]: T[Name] extends Samples ? Selected<T[Name]> : never };

/** New data of the samples that `choose` picks by their classes. */
export function resample(
  data: Splittable,
  { target, samplingStrategy = "auto", seed }: ResampleOptions,
  way: "over" | "under",
  choose: (classes: readonly Resampling[], count: number, draws: Random) => Int32Array,
): unknown {
  const sets = openSets(data);
  const strata = strataOf("target", sets.labels("target", target));
  const classes = resamplings(strata, samplingStrategy, way);
  return sets.take(choose(classes, sets.count, random(seed)));
}
