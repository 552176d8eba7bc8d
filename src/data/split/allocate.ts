import type { Random } from "../../util/random.js";
import { sample } from "../../util/sampling.js";

/**
 * How many of `draws` samples each stratum gives, in proportion to its size: whole parts first, then one more to the
 * largest remainders; among equal remainders chance decides, so that no stratum is favoured by its place. The most
 * likely outcome of drawing without replacement, as scikit-learn's stratified splitters allocate.
 */
export function allocate(sizes: readonly number[], draws: number, random: Random): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => (size / total) * draws);
  const counts = shares.map(Math.floor);
  const remainders = shares.map((share, i) => share - counts[i]!);
  let left = draws - counts.reduce((sum, count) => sum + count, 0);
  for (const remainder of [...new Set(remainders)].toSorted((a, b) => b - a)) {
    const equal = remainders.flatMap((value, i) => (value === remainder ? [i] : []));
    const served = Math.min(equal.length, left);
    for (const i of sample(equal.length, served, random)) counts[equal[i]!]!++;
    left -= served;
  }
  return counts;
}
