import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bootstrap, sample } from "../../../src/data/index.js";
import { dfd } from "../../../src/dfd.js";
import { tf } from "../../../src/tf.js";

const ten = Array.from({ length: 10 }, (_, i) => i);

describe("sample", () => {
  test("draws as many as asked for, none twice", () => {
    const drawn = sample(ten, { size: 6, seed: 1 });
    assert.equal(new Set(drawn).size, 6);
    assert.equal(sample(ten, { fraction: 0.25, seed: 1 }).length, 3);
    assert.equal(sample(ten).length, 1);
    assert.deepEqual(sample(ten, { size: 0 }), []);
  });

  test("the same seed gives the same samples", () => {
    const [first, again, other] = [1, 1, 2].map((seed) => sample(ten, { size: 6, seed }));
    assert.deepEqual(again, first);
    assert.notDeepEqual(other, first);
  });

  test("is fair: every sample in every place equally often (chi-squared, 0.1 % level)", () => {
    const counts = ten.map(() => ten.map(() => 0));
    for (let seed = 0; seed < 5000; seed++) {
      sample(ten, { size: 10, seed }).forEach((item, place) => counts[item]![place]!++);
    }
    const chi2 = counts.flat().reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    assert.ok(chi2 < 126, String(chi2)); // 81 degrees of freedom
  });

  test("with replacement by weights: in their proportions (chi-squared, 0.1 % level)", () => {
    const weights = [1, 2, 3, 4, 0, 0, 0, 0, 0, 10];
    const counts = ten.map(() => 0);
    for (const item of sample(ten, { size: 20_000, replace: true, weights, seed: 1 }))
      counts[item]!++;
    const chi2 = weights.reduce((sum, weight, i) => {
      const expected = 1000 * weight;
      return expected === 0 ? sum + counts[i]! : sum + (counts[i]! - expected) ** 2 / expected;
    }, 0);
    assert.ok(chi2 < 18.5, String(chi2)); // 4 degrees of freedom
  });

  test("without replacement by weights: one after the other among those left", () => {
    // Of weights 1, 2, 3, the pair {0, 1} has probability 1/6 · 2/5 + 2/6 · 1/4.
    const expected = (1 / 6) * (2 / 5) + (2 / 6) * (1 / 4);
    let hits = 0;
    for (let seed = 0; seed < 6000; seed++) {
      const drawn = sample([0, 1, 2], { size: 2, weights: [1, 2, 3], seed });
      if (!drawn.includes(2)) hits++;
    }
    assert.ok(Math.abs(hits / 6000 - expected) < 0.015, String(hits / 6000));
  });

  test("by classes: each in its proportion", () => {
    const df = new dfd.DataFrame({
      n: ten,
      kind: ["a", "a", "a", "a", "a", "a", "b", "b", "b", "b"],
    });
    const drawn = sample(df, { size: 5, stratify: "kind", seed: 4 });
    assert.deepEqual((drawn["kind"].values as string[]).toSorted(), ["a", "a", "a", "b", "b"]);
    assert.deepEqual(drawn.index, drawn["n"].values);
  });

  test("records stay aligned", () => {
    const x = tf.tensor2d(ten, [10, 1]);
    const drawn = sample({ x, y: ten }, { size: 4, seed: 2 });
    assert.deepEqual([...drawn.x.dataSync()], drawn.y);
    tf.dispose([x, drawn.x]);
  });

  test("bad options are named", () => {
    assert.throws(
      () => sample(ten, { size: 11 }),
      /size: expected at most 10 without replace; received 11/,
    );
    assert.throws(
      () => sample(ten, { size: 2, weights: [1, ...Array<number>(9).fill(0)] }),
      /at most 1 without/,
    );
    assert.throws(
      () => sample(ten, { size: 1, fraction: 0.1 }),
      /a size or a fraction; received both/,
    );
    assert.throws(() => sample(ten, { fraction: -1 }), /fraction: expected a part/);
    assert.throws(
      () => sample(ten, { weights: [1] }),
      /weights: expected 10 weights; received 1 weights/,
    );
    assert.throws(
      () => sample([1, 2], { weights: [1, NaN] }),
      /weights\[1\]: expected a number of at least 0/,
    );
    assert.throws(
      () => sample([], { size: 1, replace: true }),
      /size: expected a sample to draw from/,
    );
    assert.throws(
      () => sample(ten, { stratify: ten, weights: ten }),
      /stratify: expected no classes with weights/,
    );
  });
});

describe("bootstrap", () => {
  test("what is drawn and what is left make up all", () => {
    const { sample: drawn, outOfBag } = bootstrap(ten, { seed: 3 });
    assert.equal(drawn.length, 10);
    assert.deepEqual([...new Set([...drawn, ...outOfBag])].toSorted(), ten);
    assert.ok(outOfBag.every((item) => !drawn.includes(item)));
  });

  test("about 37 % are left", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => i);
    assert.ok(
      Math.abs(bootstrap(many, { seed: 1 }).outOfBag.length / 20_000 - Math.exp(-1)) < 0.01,
    );
  });

  test("nothing cannot be drawn from", () => {
    assert.throws(() => bootstrap([]), /size: expected a whole number of at least 1; received 0/);
  });
});
