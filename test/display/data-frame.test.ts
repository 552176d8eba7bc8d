import assert from "node:assert/strict";
import { inspect } from "node:util";
import { test } from "node:test";
import { displaySymbol, type Displayable } from "../../src/display/host.js";
import { formatCells } from "../../src/display/format-cells.js";
import { dfd } from "../../src/dfd.js";

async function show(value: object): Promise<{ html: string; text: string }> {
  const bundle = await (value as Displayable)[displaySymbol]();
  return { html: String(bundle["text/html"]), text: String(bundle["text/plain"]) };
}

const small = () =>
  new dfd.DataFrame({
    size: [1.5, null, 10],
    name: ["<b>", "x & y", null],
    when: [new Date(0), new Date(1e12), new Date(NaN)],
  });

test("plain text: types, aligned columns, missing values, shape", async () => {
  const { text } = await show(small());
  assert.equal(
    text,
    [
      "      size  name    when",
      "   float32  string  datetime",
      "0      1.5  <b>     1970-01-01T00:00:00.000Z",
      "1     null  x & y   2001-09-09T01:46:40.000Z",
      "2     10.0  null    Invalid Date",
      "3 rows × 3 columns",
    ].join("\n"),
  );
});

test("HTML: escaped, numbers at the right, no colours of its own", async () => {
  const { html } = await show(small());
  assert.match(html, /<td style="text-align:left;">&lt;b&gt;<\/td>/);
  assert.match(html, /x &amp; y/);
  assert.match(html, /<td style="text-align:right;">10\.0<\/td>/);
  assert.match(html, /<td style="text-align:right;opacity:0\.6;[^"]*">null<\/td>/);
  assert.doesNotMatch(html, /color:|background/);
});

test("of many rows and columns the first and last are shown", async () => {
  const wide = new dfd.DataFrame([...Array(1000).keys()].map((i) => [...Array(50).keys()].map((j) => i * j))); // prettier-ignore
  const { html, text } = await show(wide);
  assert.equal(html.match(/<tr>/g)!.length, 2 + 11);
  assert.match(text, /\n1,000 rows × 50 columns$/);
  assert.match(text, / 9 {2}…/);
  assert.match(text, /\n999 /);
  assert.doesNotMatch(text, /\n500 /);
});

test("a type is that of all rows, not of the first 20", async () => {
  const { text } = await show(
    new dfd.DataFrame({ a: [...Array(25).keys(), "late"], b: Array(26).fill("1") }),
  );
  assert.match(text, /mixed +string/);
});

test("a column without a value is empty", async () => {
  const { text } = await show(new dfd.DataFrame({ a: [1, 2], b: [Number.NaN, Number.NaN] }));
  assert.match(text, /^ +a +b\n +int32 +empty\n/);
});

test("frames of danfojs's own methods, series, empty frames", async () => {
  assert.match((await show(small().head(1))).text, /\n1 row × 3 columns$/);
  assert.match((await show(small().column("size"))).text, /^ +size\n +float32\n/);
  const empty = new dfd.DataFrame([], { columns: ["a"], dtypes: ["int32"] });
  assert.match((await show(empty)).text, /\n0 rows × 1 column$/);
  assert.match((await show(new dfd.DataFrame([]))).text, /0 rows × 0 columns$/);
});

test("columns named as danfojs's properties", async () => {
  assert.match(
    (await show(new dfd.DataFrame({ values: [1], columns: [2] }))).text,
    /values +columns/,
  );
});

test("console.log prints the table", () => {
  assert.match(inspect(small()), /3 rows × 3 columns$/);
});

test("showing changes nothing and adds no visible property", async () => {
  const df = small();
  const before = inspect(df.values);
  await show(df);
  assert.equal(inspect(df.values), before);
  assert.ok(!Object.keys(dfd.NDframe.prototype).some((key) => key.includes("display")));
});

test("numbers of a column get the decimals that it needs", () => {
  const columns: [values: unknown[], cells: string[]][] = [
    [
      [1, 2, -30],
      ["1", "2", "-30"],
    ],
    [
      [1, 0.25],
      ["1.00", "0.25"],
    ],
    [[0.1 + 0.2], ["0.3"]],
    [
      [1 / 3, 100],
      ["0.333333", "100.000000"],
    ],
    [
      [1e-7, 2e-7],
      ["1.00000e-7", "2.00000e-7"],
    ],
    [
      [1.5e13, 1],
      ["15000000000000", "1"],
    ],
    [
      [123456789, 5],
      ["123456789", "5"],
    ],
    [
      [NaN, Infinity, 1],
      ["NaN", "Infinity", "1"],
    ],
    [["x".repeat(60)], [`${"x".repeat(49)}…`]],
    [
      [{ a: 1 }, [1, 2], true],
      ['{"a":1}', "[1,2]", "true"],
    ],
    [[], []],
  ];
  for (const [values, cells] of columns) assert.deepEqual(formatCells(values), cells);
});
