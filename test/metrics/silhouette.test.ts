import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Label } from "../../src/data/index.js";
import { silhouette, silhouetteSamples } from "../../src/metrics/index.js";
import { assertClose } from "../support/close.js";
import { readFixture } from "../support/fixture.js";

const { clusterings } = readFixture("metrics/fixtures/scores.json") as {
  clusterings: Record<string, { x: number[][]; labels: Label[]; samples: number[]; mean: number }>;
};

describe("equal to scikit-learn", () => {
  for (const [name, { x, labels, samples, mean }] of Object.entries(clusterings)) {
    test(name, () => {
      assertClose(silhouetteSamples(x, labels), samples);
      assertClose(silhouette(x, labels), mean);
    });
  }
});

test("refuses one cluster, and a cluster for each sample", () => {
  for (const labels of [
    [0, 0, 0],
    [0, 1, 2],
  ]) {
    assert.throws(
      () => silhouette([[0], [1], [2]], labels),
      /^Error: labels: expected 2 to 2 clusters, for 3 samples; received [13]$/,
    );
  }
  assert.throws(() => silhouette([[0], [1]], [0]), /^Error: labels: expected 2 samples/);
  assert.throws(
    () => silhouette([[0], [Number.NaN], [1]], [0, 0, 1]),
    /^Error: x\[1\]: expected a finite number; received NaN$/,
  );
});
