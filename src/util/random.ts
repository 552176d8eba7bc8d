import { invalid } from "./errors.js";

/** A stream of random numbers; the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1), uniform over the multiples of 2⁻⁵³. */
  next(): number;
  /** An integer in [0, limit), each equally likely; `limit` from 1 to 2³². */
  int(limit: number): number;
}

const two32 = 2 ** 32;

/**
 * A seeded random number generator: sfc32 by Chris Doty-Humphrey (PractRand 0.94, period at least 2³²), seeded as
 * there: 64 bits of seed, then twelve numbers thrown away. Not for secrets.
 *
 * @param seed integer from 0 to 2⁵³ − 1; without it, one that differs from call to call.
 * @throws if the seed is not such an integer.
 */
export function random(seed: number = Math.floor(Math.random() * 2 ** 53)): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw invalid("seed", { expected: "an integer from 0 to 2^53 - 1", received: seed });
  }
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / two32) | 0;
  let counter = 1;
  const bits = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();

  return {
    next: () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53,
    int(limit) {
      // Numbers above the last whole multiple of the limit would favour the small results: draw again.
      const fair = two32 - (two32 % limit);
      let drawn = bits();
      while (drawn >= fair) drawn = bits();
      return drawn % limit;
    },
  };
}
