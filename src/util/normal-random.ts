import { normalQuantile } from "./normal.js";
import type { Random } from "./random.js";

/** A number of the standard normal distribution, by inversion: one draw each, never infinite. */
export function normalRandom(random: Random): number {
  return normalQuantile(random.next() + 2 ** -54);
}
