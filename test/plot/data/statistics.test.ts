import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { binCounts, binEdges } from "../../../src/plot/data/bin-edges.js";
import { boxStatistics, type BoxStatistics } from "../../../src/plot/data/box-statistics.js";
import { correlation } from "../../../src/plot/data/correlation.js";
import { density as outline, densityAt } from "../../../src/plot/data/density.js";
import { assertClose } from "../../support/close.js";
import { readFixture } from "../../support/fixture.js";

interface Distribution {
  values: number[];
  edges: number[];
  counts: number[];
  seven: { edges: number[]; counts: number[] };
  box: BoxStatistics;
  density: { at: number[]; values: number[] } | null;
}

const reference = readFixture("plot/fixtures/statistics.json") as {
  distributions: Record<string, Distribution>;
  correlation: { columns: Record<string, (number | null)[]>; values: (number | null)[][] };
};

describe("bins are numpy's, boxes are matplotlib's", () => {
  for (const [name, { values, edges, counts, seven, box }] of Object.entries(
    reference.distributions,
  )) {
    test(name, () => {
      const numbers = Float64Array.from(values);
      assertClose(binEdges(numbers), edges, "edges");
      assert.deepEqual(binCounts(numbers, binEdges(numbers)), counts);
      assertClose(binEdges(numbers, 7), seven.edges, "edges of seven");
      assert.deepEqual(binCounts(numbers, binEdges(numbers, 7)), seven.counts);
      const { outliers, ...rest } = boxStatistics(numbers);
      assertClose(Object.values(rest), [box.low, box.lower, box.median, box.upper, box.high], "box"); // prettier-ignore
      assertClose(outliers.toSorted((a, b) => a - b), box.outliers, "outliers"); // prettier-ignore
    });
  }
});

describe("densities are scipy's", () => {
  for (const [name, { values, density }] of Object.entries(reference.distributions)) {
    if (!density) continue;
    test(name, () => {
      const numbers = Float64Array.from(values);
      assertClose(densityAt(numbers, density.at), density.values, "density");
      // Ten thousand of the same are counted into bins first; their band is narrower.
      const many = Float64Array.from({ length: 10_000 }, (_, i) => values[i % values.length]!);
      const { at, density: heights } = outline(many, 400);
      const area = heights.reduce((sum, height) => sum + height * (at[1]! - at[0]!), 0);
      assertClose(area, 1, "area", 0.06);
    });
  }
});

test("a violin of equal numbers has a width", () => {
  const { at, density } = outline(new Float64Array(5).fill(0), 5);
  assert.ok(at[0]! < 0 && at[4]! > 0 && density.every((height) => height > 0));
});

test("one far number does not make a million bins", () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => (i === 0 ? 1e9 : i / 1000));
  assert.equal(binEdges(values).length, 201);
});

test("correlations are those of pandas, also with missing numbers; none where nothing varies", () => {
  const columns = Object.values(reference.correlation.columns).map((values) =>
    Float64Array.from(values, (value) => value ?? Number.NaN),
  );
  columns.forEach((a, i) => {
    columns.forEach((b, j) => {
      const expected = reference.correlation.values[i]![j]!;
      if (expected === null) assert.equal(correlation(a, b), null);
      else assertClose(correlation(a, b), expected, `${i}, ${j}`);
    });
  });
});
