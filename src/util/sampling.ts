import type { Random } from "./random.js";

/** The integers from 0 to `count` − 1 in random order, every order equally likely (Fisher–Yates). */
export function permutation(count: number, random: Random): Int32Array {
  return sample(count, count, random);
}

/**
 * `size` different integers from 0 to `count` − 1 in random order, every selection equally likely. Time and memory
 * grow with `count`.
 */
export function sample(count: number, size: number, random: Random): Int32Array {
  const items = new Int32Array(count).map((_, i) => i);
  for (let i = 0; i < size; i++) {
    const j = i + random.int(count - i);
    const picked = items[j]!;
    items[j] = items[i]!;
    items[i] = picked;
  }
  return items.subarray(0, size);
}
