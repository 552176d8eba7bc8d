import assert from "node:assert/strict";
import { test } from "node:test";
import type { DataFrame } from "danfojs-node";
import { breastCancer, cars, co2, penguins, wine } from "../../src/datasets/index.js";
import { assertClose } from "../support/close.js";
import { readFixture } from "../support/fixture.js";

const reference = readFixture("datasets/fixtures/tables.json") as Record<
  string,
  { sums: number[]; targets: number[] }
>;

const labelled = [
  { name: "breastCancer", load: breastCancer, classes: ["malignant", "benign"] },
  { name: "wine", load: wine, classes: ["A", "B", "C"] },
] as const;

for (const { name, load, classes } of labelled) {
  test(`${name} is scikit-learn's`, async () => {
    const rows = rowsOf(await load());
    const { sums, targets } = reference[name]!;
    assert.deepEqual(
      rows.map((row) => row.at(-1)),
      targets.map((target) => classes[target]),
    );
    sums.forEach((sum, column) => {
      const values = rows.map((row) => row[column] as number);
      const total = values.reduce((all, value) => all + value, 0);
      assertClose(total, sum, `column ${column}`, 1e-9 * sum);
    });
  });
}

test("penguins: 344 birds, two without measurements, eleven without a sex", async () => {
  const df = await penguins();
  const rows = rowsOf(df);
  assert.deepEqual(df.columns, [
    "species",
    "island",
    "billLength",
    "billDepth",
    "flipperLength",
    "bodyMass",
    "sex",
  ]);
  assert.deepEqual(countBy(rows, 0), { Adelie: 152, Chinstrap: 68, Gentoo: 124 });
  assert.equal(rows.filter((row) => Number.isNaN(row[2])).length, 2);
  assert.equal(rows.filter((row) => row[6] === null).length, 11);
  assert.deepEqual(rows[0], ["Adelie", "Torgersen", 39.1, 18.7, 181, 3750, "male"]);
});

test("cars: 406, eight without a consumption, six without a power", async () => {
  const df = await cars();
  const rows = rowsOf(df);
  assert.deepEqual(rows[0], ["chevrolet chevelle malibu", "USA", 1970, 8, 307, 130, 3504, 12, 18]);
  assert.deepEqual(countBy(rows, 1), { USA: 254, Europe: 73, Japan: 79 });
  assert.equal(rows.length, 406);
  assert.equal(rows.filter((row) => Number.isNaN(row[5])).length, 6);
  assert.equal(rows.filter((row) => Number.isNaN(row[8])).length, 8);
});

test("co2: every month from March 1958 to April 2020, five without a measurement", async () => {
  const rows = rowsOf(await co2());
  assert.equal(rows.length, 12 * 62 + 2);
  assert.deepEqual(rows[0], ["1958-03", 315.7]);
  assert.deepEqual(rows.at(-1), ["2020-04", 416.18]);
  assert.deepEqual(
    rows.flatMap(([month, value]) => (Number.isNaN(value) ? [month] : [])),
    ["1958-06", "1958-10", "1964-02", "1964-03", "1964-04"],
  );
});

function rowsOf(df: DataFrame): unknown[][] {
  return df.values as unknown[][];
}

function countBy(rows: readonly unknown[][], column: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const key = String(row[column]);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
