import { formatMetric } from "../../display/numbers.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalCdf, normalQuantile } from "../../util/normal.js";
import { random } from "../../util/random.js";
import { sample } from "../../util/sampling.js";
import type { ColumnsOption } from "../numeric-columns.js";
import { quantilesOf } from "../quantiles.js";
import { columnScaler, type ColumnScaler, type ScalerMethod } from "./column-scaler.js";

export interface QuantileTransformerOptions extends ColumnsOption {
  /** Points of the distribution that are learnt, at most one a row; default 1000. */
  quantiles?: number;
  /** Distribution of the result; default `"uniform"`, from 0 to 1. */
  output?: keyof typeof distributions;
  /** Values of a column that are learnt from, drawn at random where there are more; default 10,000. */
  subsample?: number;
  /** Seed of that draw; default: another draw at each `fit`. */
  seed?: number;
}

/** What was learnt of one column. */
export interface ColumnQuantiles {
  column: string;
  /** Quantiles at equal steps of probability, from the smallest value to the largest. */
  quantiles: readonly number[];
}

export type QuantileTransformer = ColumnScaler<
  "quantileTransformer",
  QuantileTransformerOptions,
  ColumnQuantiles
>;

/**
 * Spreads the values of each column evenly (or normally): a value becomes its quantile among those learnt, by linear
 * interpolation. Outliers go to the ends, ranks stay. Follows scikit-learn's `QuantileTransformer`: missing values are
 * skipped by `fit` and stay missing (as `NaN`); equal values become the middle of their quantiles; what lies outside of
 * what was learnt becomes an end (for `"normal"` ±5.199). Data of any kind, see `standardScaler`.
 *
 * @throws if a count is not a whole number from 1, `quantiles` exceed `subsample`, or a column is unknown, not numeric,
 *   infinite somewhere, or without a value.
 */
export function quantileTransformer(options: QuantileTransformerOptions = {}): QuantileTransformer {
  return columnScaler(quantileTransforming, options);
}

/** As near to the ends as a probability counts as the end, for distributions without bounds. */
const threshold = 1e-7;

interface Distribution {
  /** How near to an end counts as the end. */
  margin: number;
  fromProbability(probability: number): number;
  toProbability(value: number): number;
}

const normalEnd = -normalQuantile(threshold - Number.EPSILON);

const distributions = {
  uniform: {
    margin: 0,
    fromProbability: (probability) => probability,
    toProbability: (value) => value,
  },
  normal: {
    margin: threshold,
    fromProbability: (probability) =>
      Math.max(-normalEnd, Math.min(normalEnd, normalQuantile(probability))),
    toProbability: normalCdf,
  },
} satisfies Record<string, Distribution>;

export const quantileTransforming: ScalerMethod<
  "quantileTransformer",
  QuantileTransformerOptions,
  ColumnQuantiles
> = {
  name: "quantileTransformer",
  check({ quantiles: wanted = 1000, subsample = 10_000, output = "uniform" }) {
    count("quantiles", wanted, 1);
    count("subsample", subsample, wanted);
    if (Object.hasOwn(distributions, output)) return;
    throw invalid("output", {
      expected: "a distribution",
      received: output,
      available: Object.keys(distributions),
    });
  },
  learn(column, values, { quantiles: wanted = 1000, subsample = 10_000, seed }, rows) {
    const steps = Math.min(wanted, rows) - 1;
    const levels = Array.from({ length: steps + 1 }, (_, step) => (steps === 0 ? 0 : step / steps));
    const drawn = values.length > subsample ? draw(values, subsample, seed) : values;
    return { column, quantiles: quantilesOf(drawn, levels) };
  },
  forward({ quantiles }, { output = "uniform" }) {
    const { margin, fromProbability } = distributions[output];
    const first = quantiles[0]!;
    const last = quantiles.at(-1)!;
    return (value) => {
      if (value - margin < first || value === first) return fromProbability(0);
      if (value + margin > last || value === last) return fromProbability(1);
      return fromProbability(rank(quantiles, value));
    };
  },
  inverse({ quantiles }, { output = "uniform" }) {
    const { margin, toProbability } = distributions[output];
    const steps = quantiles.length - 1;
    return (value) => {
      const probability = toProbability(value);
      if (probability - margin <= 0) return quantiles[0]!;
      if (probability + margin >= 1) return quantiles[steps]!;
      const below = Math.floor(probability * steps);
      const from = quantiles[below]!;
      const to = quantiles[Math.min(below + 1, steps)]!;
      return from + (to - from) * (probability * steps - below);
    };
  },
  header: ["lowest", "median", "highest", "quantiles"],
  cells: ({ quantiles }) => [
    formatMetric(quantiles[0]!),
    formatMetric(quantiles[Math.floor(quantiles.length / 2)]!),
    formatMetric(quantiles.at(-1)!),
    String(quantiles.length),
  ],
};

function draw(values: Float64Array, size: number, seed: number | undefined): Float64Array {
  return Float64Array.from(sample(values.length, size, random(seed)), (at) => values[at]!);
}

/** Part of the quantiles below a value that lies between the first and the last; the middle of equal ones. */
function rank(quantiles: readonly number[], value: number): number {
  const steps = quantiles.length - 1;
  const above = firstAbove(quantiles, value);
  const from = quantiles[above - 1]!;
  if (from === value) {
    let lowest = above - 1;
    while (lowest > 0 && quantiles[lowest - 1] === value) lowest--;
    return (lowest + above - 1) / 2 / steps;
  }
  return (above - 1 + (value - from) / (quantiles[above]! - from)) / steps;
}

/** Position of the first quantile above a value, by halving. */
function firstAbove(quantiles: readonly number[], value: number): number {
  let low = 0;
  let high = quantiles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quantiles[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
