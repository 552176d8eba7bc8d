import { quantilesOf } from "../data/quantiles.js";
import { random } from "../util/random.js";

/** Where a score lies with a probability of 95 %, as far as chance in the choice of the samples goes. */
export interface Interval {
  low: number;
  high: number;
}

const resamples = 1000;
const tails = [0.025, 0.975];

/**
 * Intervals of scores by bootstrap: those of 1000 draws of as many samples, with replacement (the percentile method).
 * The draws are seeded, so that they are the same each time. Draws in which a score is `NaN` are left out; where all
 * are, so is the interval.
 *
 * @param scoresOf the scores of samples with these numbers; the array is filled anew for each draw.
 */
export function intervalsOf<Name extends string>(
  samples: number,
  scoresOf: (drawn: Int32Array) => Readonly<Record<Name, number>>,
): Readonly<Partial<Record<Name, Interval>>> {
  const { int } = random(0);
  const drawn = new Int32Array(samples);
  const draws = Array.from({ length: resamples }, () => {
    for (let i = 0; i < samples; i++) drawn[i] = int(samples);
    return scoresOf(drawn);
  });
  const names = Object.keys(draws[0]!) as Name[];
  const intervals: Partial<Record<Name, Interval>> = {};
  for (const name of names) {
    const defined = Float64Array.from(draws, (scores) => scores[name]).filter(
      (value) => !Number.isNaN(value),
    );
    if (defined.length === 0) continue;
    const [low, high] = quantilesOf(defined, tails);
    intervals[name] = { low: low!, high: high! };
  }
  return intervals;
}
