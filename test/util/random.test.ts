import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../src/util/random.js";
import { permutation, sample } from "../../src/util/sampling.js";

/** First two outputs of sfc32 as one 53-bit integer, by an implementation of the same generator in Python. */
const known: [seed: number, first: number][] = [
  [0, 2859618621628455],
  [1, 4219783452976412],
  [42, 2651664587707014],
  [Number.MAX_SAFE_INTEGER, 6854337543041860],
];

test("the generator gives sfc32's numbers", () => {
  for (const [seed, first] of known) assert.equal(random(seed).next() * 2 ** 53, first);
});

test("without a seed two generators differ", () => {
  assert.notEqual(random().next(), random().next());
});

test("a seed that is no integer from 0 is refused", () => {
  for (const seed of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    assert.throws(
      () => random(seed),
      /^Error: seed: expected an integer from 0 to 2\^53 - 1; received/,
    );
  }
});

test("integers stay below the limit and are uniform", () => {
  const generator = random(7);
  const counts = zeros(6);
  for (let i = 0; i < 60_000; i++) counts[generator.int(6)]!++;
  assert.ok(chiSquared(counts, 10_000) < 20.5, `chi-squared of ${counts.join(", ")}`); // p > 0.001, 5 d. f.
  assert.equal(generator.int(1), 0);
});

test("a limit that does not divide 2^32 does not favour small integers", () => {
  const generator = random(3);
  const limit = 3 * 2 ** 30; // plain remainders would give the first third twice as often
  let low = 0;
  for (let i = 0; i < 30_000; i++) if (generator.int(limit) < limit / 3) low++;
  assert.ok(Math.abs(low - 10_000) < 330, `${low} of 30,000 in the first third`); // four standard deviations
});

test("a permutation holds every index once, and all orders are equally likely", () => {
  assert.deepEqual(
    [...permutation(100, random(1))].toSorted((a, b) => a - b),
    [...Array(100).keys()],
  );
  const generator = random(5);
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = permutation(4, generator).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 24);
  assert.ok(chiSquared([...counts.values()], 1000) < 49.7); // p > 0.001, 23 d. f.
});

test("a sample draws without replacement, each item equally often", () => {
  const generator = random(9);
  const counts = zeros(100);
  for (let i = 0; i < 5000; i++) {
    const drawn = sample(100, 10, generator);
    assert.equal(new Set(drawn).size, 10);
    for (const index of drawn) counts[index]!++;
  }
  assert.ok(chiSquared(counts, 500) < 148.2); // p > 0.001, 99 d. f.
});

test("the same seed gives the same order", () => {
  assert.deepEqual(permutation(50, random(11)), permutation(50, random(11)));
  assert.notDeepEqual(permutation(50, random(11)), permutation(50, random(12)));
  assert.equal(permutation(0, random(11)).length, 0);
});

function chiSquared(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}
