import assert from "node:assert/strict";
import { test } from "node:test";
import { random } from "../../src/util/random.js";
import { select } from "../../src/util/select.js";

const { next, int } = random(8);
const orders: Readonly<Record<string, (i: number, count: number) => number>> = {
  random: () => next(),
  rising: (i) => i,
  falling: (i) => -i,
  equal: () => 3,
  "few different": () => int(3),
  "up and down": (i, count) => Math.min(i, count - i),
  infinite: (i) => [Infinity, -Infinity, 0][i % 3]!,
};

for (const [name, order] of Object.entries(orders)) {
  test(`the value at each place: ${name}`, () => {
    for (const count of [1, 2, 3, 10, 101]) {
      const values = new Float64Array(count).map((_, i) => order(i, count));
      const sorted = values.toSorted();
      for (let place = 0; place < count; place++) {
        const work = values.slice();
        assert.equal(select(work, place), sorted[place]);
        assert.deepEqual(work.toSorted(), sorted, "nothing is lost");
      }
    }
  });
}

test("pivots that an adversary chose end in a sort", () => {
  const values = new Float64Array(20_000);
  // The middle of three is always among the smallest: each partition would take off two values only.
  for (let i = 0; i < values.length; i++) values[i] = i % 2 ? i : values.length - i;
  const sorted = values.toSorted();
  assert.equal(select(values, 19_000), sorted[19_000]);
});
