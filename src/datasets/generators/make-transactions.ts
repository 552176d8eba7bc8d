import type { DataFrame } from "danfojs-node";
import { makeFrame } from "../../data/frame/make.js";
import { count } from "../../util/check.js";
import { invalid } from "../../util/errors.js";
import { normalRandom } from "../../util/normal-random.js";
import { random, type Random } from "../../util/random.js";
import { permutation } from "../../util/sampling.js";

export interface TransactionsOptions {
  /** How many payments; default 5000. */
  samples?: number;
  /** Part of them that are fraud, from 0 to 1; default 0.02. */
  fraudRate?: number;
  /** Seed; default 0. */
  seed?: number;
}

/** How payments of a kind are distributed; amounts and distances are log-normal. */
interface Kind {
  readonly label: string;
  readonly amount: readonly [median: number, spread: number];
  readonly distance: readonly [median: number, spread: number];
  readonly hour: readonly [mean: number, deviation: number];
  readonly newMerchant: number;
  readonly perHour: number;
}

const genuine: Kind = {
  label: "genuine",
  amount: [30, 1],
  distance: [6, 1],
  hour: [15, 4],
  newMerchant: 0.15,
  perHour: 0.6,
};

const fraud: Kind = {
  label: "fraud",
  amount: [90, 1.2],
  distance: [40, 1.4],
  hour: [2, 5],
  newMerchant: 0.6,
  perHour: 2,
};

/**
 * Card payments, few of them fraud, with the long tails of such data: `amount` in euros and `distance` from home in
 * kilometres (log-normal), `hour` of the day, `newMerchant` (0 or 1), `lastHour` (how many others in the hour before,
 * Poisson), and `label`: "genuine" or "fraud". The two overlap: no model finds all. Invented, not real payments.
 *
 * @throws if `samples` is no whole number of at least 1 or `fraudRate` is not in [0, 1].
 */
export function makeTransactions(options: TransactionsOptions = {}): DataFrame {
  const { samples = 5000, fraudRate = 0.02, seed = 0 } = options;
  count("samples", samples, 1);
  if (!(fraudRate >= 0 && fraudRate <= 1)) {
    throw invalid("fraudRate", { expected: "a part from 0 to 1", received: fraudRate });
  }
  const draws = random(seed);
  const frauds = Math.round(samples * fraudRate);
  const rows = Array.from(permutation(samples, draws), (at) =>
    pay(at < frauds ? fraud : genuine, draws),
  );
  const names = ["amount", "distance", "hour", "newMerchant", "lastHour", "label"] as const;
  return makeFrame(names.map((name) => ({ name, values: rows.map((row) => row[name]) })));
}

function pay({ label, amount, distance, hour, newMerchant, perHour }: Kind, draws: Random) {
  const logNormal = ([median, spread]: readonly [number, number]): number =>
    median * Math.exp(spread * normalRandom(draws));
  const time = hour[0] + hour[1] * normalRandom(draws);
  return {
    amount: Math.round(100 * logNormal(amount)) / 100,
    distance: Math.round(10 * logNormal(distance)) / 10,
    hour: ((Math.floor(time) % 24) + 24) % 24,
    newMerchant: draws.next() < newMerchant ? 1 : 0,
    lastHour: poisson(perHour, draws),
    label,
  };
}

/** A Poisson number, by counting draws until their product is small enough (D. Knuth). */
function poisson(mean: number, draws: Random): number {
  const limit = Math.exp(-mean);
  let product = draws.next();
  let events = 0;
  while (product > limit) {
    product *= draws.next();
    events++;
  }
  return events;
}
