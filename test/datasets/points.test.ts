import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DataFrame } from "danfojs-node";
import * as datasets from "../../src/datasets/index.js";
import { assertClose } from "../support/close.js";
import { readFixture } from "../support/fixture.js";

const {
  makeBlobs,
  makeCircles,
  makeClassification,
  makeMoons,
  makeRegression,
  makeSpirals,
  makeXor,
} = datasets;

const reference = readFixture("datasets/fixtures/points.json") as Record<string, number[][]>;

const rowsOf = (df: DataFrame): number[][] => df.values as number[][];

const generators = {
  makeBlobs,
  makeCircles,
  makeClassification,
  makeMoons,
  makeSpirals,
  makeXor,
} as const;

for (const [name, make] of Object.entries(generators)) {
  describe(name, () => {
    test("the same seed gives the same points, another one others", () => {
      const [first, again, other] = [1, 1, 2].map((seed) => rowsOf(make({ samples: 50, seed })));
      assert.deepEqual(again, first);
      assert.notDeepEqual(other, first);
    });

    test("as many points as asked for, with a whole number for a label", () => {
      for (const samples of [1, 2, 7, 100]) {
        const rows = rowsOf(make({ samples }));
        assert.equal(rows.length, samples);
        assert.ok(rows.every((row) => row.every(Number.isFinite) && Number.isInteger(row.at(-1))));
      }
    });

    test("no points are refused", () => {
      assert.throws(
        () => make({ samples: 0 }),
        /samples: expected a whole number of at least 1; received 0/,
      );
    });
  });
}

describe("points on curves", () => {
  test("moons are scikit-learn's", () => {
    assertClose(
      rowsOf(makeMoons({ samples: 7, shuffle: false })),
      reference["moons"]!,
      "moons",
      1e-12,
    );
  });

  test("circles are scikit-learn's", () => {
    assertClose(
      rowsOf(makeCircles({ samples: 7, shuffle: false, factor: 0.5 })),
      reference["circles"]!,
      "circles",
      1e-12,
    );
  });

  test("arms of spirals are turned copies of the first", () => {
    const rows = rowsOf(makeSpirals({ samples: 30, classes: 3, turns: 2, shuffle: false }));
    for (let i = 0; i < 10; i++) {
      const [x, y] = rows[i]!;
      const [cos, sin] = [Math.cos((2 * Math.PI) / 3), Math.sin((2 * Math.PI) / 3)];
      assertClose(rows[10 + i]!.slice(0, 2), [cos * x! - sin * y!, sin * x! + cos * y!]);
    }
  });

  test("noise has the deviation asked for and no bias", () => {
    const clean = rowsOf(makeMoons({ samples: 5000, shuffle: false }));
    const noisy = rowsOf(makeMoons({ samples: 5000, shuffle: false, noise: 0.2, seed: 4 }));
    const errors = noisy.flatMap(([x, y], i) => [x! - clean[i]![0]!, y! - clean[i]![1]!]);
    near(mean(errors), 0, 0.01);
    near(deviation(errors), 0.2, 0.01);
  });
});

test("xor: a label of 1 where the signs differ", () => {
  for (const [x, y, label] of rowsOf(makeXor({ samples: 300, seed: 2 }))) {
    assert.equal(label, x! > 0 !== y! > 0 ? 1 : 0);
  }
});

test("blobs have the centres, deviations and sizes asked for", () => {
  const rows = rowsOf(
    makeBlobs({
      samples: 9001,
      centers: [
        [0, 5],
        [-3, 1],
      ],
      clusterStd: [1, 0.5],
      seed: 6,
    }),
  );
  const first = rows.filter((row) => row[2] === 0);
  const second = rows.filter((row) => row[2] === 1);
  assert.deepEqual([first.length, second.length], [4501, 4500]);
  near(mean(first.map((row) => row[1]!)), 5, 0.06);
  near(mean(second.map((row) => row[0]!)), -3, 0.03);
  near(deviation(first.map((row) => row[0]!)), 1, 0.04);
  near(deviation(second.map((row) => row[1]!)), 0.5, 0.02);
});

describe("classification", () => {
  const options = { samples: 3000, informative: 3, redundant: 2, features: 6, seed: 3 } as const;

  test("weights are the classes' shares", () => {
    const rows = rowsOf(makeClassification({ ...options, weights: [0.9, 0.1], flipY: 0 }));
    assert.equal(rows.filter((row) => row[6] === 1).length, 300);
  });

  test("redundant columns are sums of informative ones, the others are noise", () => {
    const rows = rowsOf(makeClassification({ ...options, flipY: 0 }));
    // Solve for the weights of one redundant column on three rows, then they must hold on all.
    const [a, b, c] = rows.slice(0, 3).map((row) => row.slice(0, 3)) as [
      number[],
      number[],
      number[],
    ];
    const weights = cramer(
      [a, b, c],
      rows.slice(0, 3).map((row) => row[3]!),
    );
    for (const row of rows.slice(3, 50)) {
      near(
        row.slice(0, 3).reduce((sum, value, i) => sum + value * weights[i]!, 0),
        row[3]!,
        1e-6,
      );
    }
    near(mean(rows.map((row) => row[5]!)), 0, 0.06);
    near(deviation(rows.map((row) => row[5]!)), 1, 0.05);
  });

  test("a part of the labels is drawn anew", () => {
    const [clean, mixed] = [0, 0.4].map((flipY) =>
      rowsOf(makeClassification({ ...options, flipY, shuffle: false })),
    );
    const changed = mixed!.filter((row, i) => row[6] !== clean![i]![6]).length;
    near(changed / 3000, 0.2, 0.03);
  });

  test("bad options are named", () => {
    assert.throws(
      () => makeClassification({ features: 3 }),
      /features: expected at least informative \+ redundant = 4/,
    );
    assert.throws(
      () => makeClassification({ classes: 3 }),
      /classes: expected classes × clustersPerClass of at most/,
    );
    assert.throws(
      () => makeClassification({ weights: [1] }),
      /weights: expected a share for each of 2 classes/,
    );
    assert.throws(() => makeClassification({ flipY: 2 }), /flipY: expected a part from 0 to 1/);
  });
});

describe("regression", () => {
  test("without noise the target is the sum", () => {
    const { data, coefficients } = makeRegression({ features: 5, informative: 2, bias: 3 });
    assert.equal(coefficients.filter((one) => one !== 0).length, 2);
    for (const row of rowsOf(data)) {
      near(
        coefficients.reduce((sum, one, i) => sum + one * row[i]!, 3),
        row[5]!,
        1e-9,
      );
    }
  });

  test("noise has the deviation asked for", () => {
    const { data, coefficients } = makeRegression({
      samples: 5000,
      features: 2,
      noise: 10,
      seed: 1,
    });
    const errors = rowsOf(data).map(
      (row) => row[2]! - coefficients[0]! * row[0]! - coefficients[1]! * row[1]!,
    );
    near(mean(errors), 0, 0.5);
    near(deviation(errors), 10, 0.4);
  });

  test("more informative columns than there are are refused", () => {
    assert.throws(
      () => makeRegression({ features: 2, informative: 3 }),
      /informative: expected at most the 2 features/,
    );
  });
});

test("bad options of curves and blobs are named", () => {
  assert.throws(() => makeMoons({ noise: -1 }), /noise: expected a standard deviation/);
  assert.throws(() => makeMoons({ noise: NaN }), /noise: expected a number; received NaN/);
  assert.throws(() => makeCircles({ factor: 1 }), /factor: expected a number from 0 to below 1/);
  assert.throws(
    () => makeBlobs({ centers: [[1], [1, 2]] }),
    /centers: expected how many, or points/,
  );
  assert.throws(() => makeBlobs({ clusterStd: [1] }), /clusterStd: expected .* each of 3 centers/);
  assert.throws(() => makeMoons({ seed: -1 }), /seed: expected an integer/);
});

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance,
    `${actual} is not ${expected} ± ${tolerance}`,
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

type Matrix3 = readonly [readonly number[], readonly number[], readonly number[]];

function cramer(rows: Matrix3, right: readonly number[]): number[] {
  const whole = determinant(rows);
  return [0, 1, 2].map((at) => {
    const replaced = rows.map((row, i) => row.map((value, j) => (j === at ? right[i]! : value)));
    return determinant([replaced[0]!, replaced[1]!, replaced[2]!]) / whole;
  });
}

function determinant([[a, b, c], [d, e, f], [g, h, i]]: Matrix3): number {
  return a! * (e! * i! - f! * h!) - b! * (d! * i! - f! * g!) + c! * (d! * h! - e! * g!);
}
