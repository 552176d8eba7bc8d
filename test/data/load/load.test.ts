import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { DataFrame } from "danfojs-node";
import xlsx from "xlsx";
import {
  fromRows,
  readCsv,
  readExcel,
  readJson,
  readParquet,
  sql,
  streamBatches,
  writeCsv,
  writeParquet,
} from "../../../src/data/index.js";
import { dfd } from "../../../src/dfd.js";

const folder = mkdtempSync(join(tmpdir(), "trainlab-test-"));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

/** Writes a file of the folder; returns its path. */
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

const everything = (): DataFrame =>
  new dfd.DataFrame({
    id: [1, 2, 3],
    price: [1.5, NaN, -3],
    city: ["Oslo", null, 'a "b", c'],
    paid: [true, false, null],
    sold: [new Date("2024-02-29T12:30:00Z"), null, new Date("1969-07-20T20:17:40Z")],
  });

describe("readCsv", () => {
  test("types by the whole column, quotes, line breaks in fields, gaps", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},${i},,x`);
    rows.push('30000,0.5,2024-01-02,"two\nlines, ""quoted"""');
    const df = await readCsv(file("late.csv", `id,n,day,text\n${rows.join("\n")}\n`));
    assert.deepEqual(df.shape, [30_001, 4]);
    assert.deepEqual(df.dtypes, ["int32", "float32", "datetime", "string"]);
    const last = (df.values as unknown[][]).at(-1);
    assert.deepEqual(last, [30_000, 0.5, new Date("2024-01-02"), 'two\nlines, "quoted"']);
    assert.equal((df.values as unknown[][])[0]![2], null);
  });

  test("delimiters, decimal forms, booleans, infinities and texts that stand for a gap", async () => {
    const df = await readCsv(
      file("semi.csv", "name;score;ok\nana;1.5;true\nbo;n/a;false\ncy;;true\ndi;-1e3;n/a\n"),
      { missing: ["", "n/a"] },
    );
    assert.deepEqual(df.values, [["ana", 1.5, true], ["bo", NaN, false], ["cy", NaN, true], ["di", -1000, null]]); // prettier-ignore
  });

  test("types, columns and rows as they are asked for", async () => {
    const path = file("zip.csv", "zip,when,n\n01234,31.12.2023,1\n00007,01.02.2024,2\n");
    const df = await readCsv(path, { types: { zip: "text" }, dateFormat: "%d.%m.%Y" });
    assert.deepEqual(df.values, [["01234", new Date("2023-12-31"), 1], ["00007", new Date("2024-02-01"), 2]]); // prettier-ignore
    assert.deepEqual((await readCsv(path, { columns: ["n"], limit: 1 })).values, [[1]]);
  });

  test("packed files, several files, patterns, other encodings", async () => {
    file("part1.csv", "a,b\n1,x\n");
    file("part2.csv", "a,b\n2,y\n");
    file("packed.csv.gz", gzipSync("a,b\n3,z\n"));
    file("latin.csv", Buffer.from("a,b\n4,café\n", "latin1"));
    assert.deepEqual((await readCsv(at("part*.csv"))).values, [[1, "x"], [2, "y"]]); // prettier-ignore
    assert.deepEqual((await readCsv([at("part2.csv"), at("packed.csv.gz")])).values, [[2, "y"], [3, "z"]]); // prettier-ignore
    assert.deepEqual((await readCsv(at("latin.csv"), { encoding: "latin-1" })).values, [[4, "café"]]); // prettier-ignore
  });

  test("a header without rows is an empty frame; texts that look alike are told apart", async () => {
    const empty = await readCsv(file("empty.csv", "a,b\n"), { header: true });
    assert.deepEqual([empty.columns, empty.shape[0]], [["a", "b"], 0]); // prettier-ignore
    const numbers = await readCsv(file("big.csv", "n\n9007199254740993\n"), {
      types: { n: "text" },
    });
    assert.deepEqual(numbers.values, [["9007199254740993"]]);
  });

  test("what is wrong is said in a line", async () => {
    const path = file("wrong.csv", "a,b\n1,2\n3,4,5\n");
    await assert.rejects(
      readCsv(at("none.csv")),
      /path: expected a file that is there; received .*none\.csv/,
    );
    await assert.rejects(
      readCsv("https://example.com/a.csv"),
      /path: expected a file on this machine/,
    );
    await assert.rejects(readCsv([]), /path: expected at least one file/);
    await assert.rejects(
      readCsv(path, { types: { a: "money" as "text" } }),
      /type of "a": expected a type; received money; available: number, integer/,
    );
    await assert.rejects(readCsv(path, { columns: ["x"] }), /readCsv: .*"x" not found/);
    await assert.rejects(readCsv(path, { limit: -1 }), /limit: expected/);
    await assert.rejects(
      readCsv(path),
      /path: expected a CSV file whose lines have equally many fields.*begins with "a,b"/,
    );
    await assert.rejects(
      readCsv(path, { header: true, delimiter: "," }),
      (error: Error) => /^readCsv: .*wrong\.csv/.test(error.message) && error.message.length < 200,
    );
  });
});

describe("other files", () => {
  test("JSON: keys in any order, missing ones, lines and arrays; structures as text", async () => {
    const lines = '{"a":1,"b":"x"}\n{"b":"y","c":[1,2]}\n';
    const df = await readJson(file("lines.json", lines));
    assert.deepEqual(df.columns, ["a", "b", "c"]);
    assert.deepEqual(df.values, [[1, "x", null], [NaN, "y", "[1, 2]"]]); // prettier-ignore
    const array = await readJson(file("array.json", '[{"a":1},{"a":2.5}]'));
    assert.deepEqual(array.values, [[1], [2.5]]);
  });

  test("Parquet and CSV bring back what was written", async () => {
    for (const [name, write, read] of [
      ["all.parquet", writeParquet, readParquet],
      ["all.csv", writeCsv, readCsv],
      ["all.csv.gz", writeCsv, readCsv],
    ] as const) {
      const df = everything();
      await write(df, at(name));
      assert.deepEqual((await read(at(name))).values, df.values, name);
      assert.deepEqual(df.values, everything().values);
    }
  });

  test("CSV as it is asked for", async () => {
    await writeCsv(new dfd.DataFrame({ a: [1], b: ["x;y"] }), at("form.csv"), {
      delimiter: ";",
      header: false,
    });
    assert.deepEqual((await readCsv(at("form.csv"), { header: false, delimiter: ";" })).values, [
      [1, "x;y"],
    ]);
    await assert.rejects(writeCsv(everything(), "/none/at/all.csv"), /write: .*all\.csv/);
  });

  test("Excel: sheets, dates, gaps, numbers and texts", async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ["n", "text", "day", "blank"],
      [1.5, "x", { t: "n", v: 45_351.5, z: "yyyy-mm-dd hh:mm" }, null],
      [null, "y", null, null],
      [],
      [3, null, null, true],
    ]);
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["k"], [7]]), "other");
    xlsx.utils.book_append_sheet(book, sheet, "main");
    const path = file(
      "book.xlsx",
      xlsx.write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array,
    );
    assert.deepEqual((await readExcel(path)).values, [[7]]);
    const df = await readExcel(path, { sheet: "main" });
    assert.deepEqual(df.columns, ["n", "text", "day", "blank"]);
    assert.deepEqual(df.values, [
      [1.5, "x", new Date("2024-02-29T12:00:00Z"), null],
      [NaN, "y", null, null],
      [3, null, null, true],
    ]);
    await assert.rejects(
      readExcel(path, { sheet: "x" }),
      /sheet: expected a sheet of the file; received x; available: other, main/,
    );
    await assert.rejects(readExcel(at("none.xlsx")), /ENOENT/);
  });
});

describe("sql", () => {
  test("over frames: gaps are NULL, dates are dates", async () => {
    const df = everything();
    const result = await sql(
      "SELECT count(*) AS n, count(price) AS prices, count(city) AS cities, max(sold) AS last, sum(price) AS sum FROM sales;",
      { sales: df },
    );
    assert.deepEqual(result.values, [[3, 2, 2, new Date("2024-02-29T12:30:00Z"), -1.5]]);
    assert.deepEqual(
      (await sql("SELECT * FROM sales ORDER BY id", { sales: df })).values,
      df.values,
    );
  });

  test("over more rows than DuckDB takes at once, joined with a file", async () => {
    const many = new dfd.DataFrame({
      id: Array.from({ length: 5000 }, (_, i) => i),
      "a b": Array.from({ length: 5000 }, (_, i) => i % 3),
    });
    file("names.csv", "key,name\n0,zero\n1,one\n2,two\n");
    const result = await sql(
      `SELECT name, count(*) AS n, sum(id) AS total FROM many JOIN '${at("names.csv")}' ON "a b" = key GROUP BY name ORDER BY name`,
      { many },
    );
    const totals = [0, 0, 0];
    for (let i = 0; i < 5000; i++) totals[i % 3]! += i;
    assert.deepEqual(result.values, [["one", 1667, totals[1]], ["two", 1666, totals[2]], ["zero", 1667, totals[0]]]); // prettier-ignore
  });

  test("nothing is kept, and what is wrong is named", async () => {
    await sql("SELECT 1 FROM t", { t: everything() });
    await assert.rejects(sql("SELECT 1 FROM t"), /sql: .*t does not exist/);
    await assert.rejects(
      sql("SELECT 1 FROM t", { t: [] as never }),
      /tables\.t: expected a DataFrame/,
    );
    await assert.rejects(sql("SELEC 1"), /sql: syntax error/);
  });
});

const first = async (path: string, batchSize = 10): Promise<unknown> =>
  streamBatches(path, { batchSize }).next();

describe("streamBatches", () => {
  before(async () => {
    const ids = Array.from({ length: 7000 }, (_, i) => i);
    await writeParquet(
      new dfd.DataFrame({ id: ids, half: ids.map((id) => id / 2) }),
      at("long.parquet"),
    );
  });

  test("frames of equal size in the order of the file, the last one shorter", async () => {
    const sizes: number[] = [];
    let next = 0;
    for await (const df of streamBatches(at("long.parquet"), { batchSize: 3000 })) {
      sizes.push(df.values.length);
      for (const [id, half] of df.values as [number, number][]) {
        assert.equal(id, next++);
        assert.equal(half, id / 2);
      }
    }
    assert.deepEqual(sizes, [3000, 3000, 1000]);
  });

  test("columns and rows as they are asked for; leaving off early is no trouble", async () => {
    for await (const df of streamBatches(at("long.parquet"), {
      batchSize: 10,
      columns: ["half"],
      limit: 15,
    })) {
      assert.deepEqual(df.columns, ["half"]);
      break;
    }
    const sizes: number[] = [];
    for await (const df of streamBatches(at("long.parquet"), { batchSize: 10, limit: 15 }))
      sizes.push(df.values.length);
    assert.deepEqual(sizes, [10, 5]);
  });

  test("what is wrong is named", async () => {
    await assert.rejects(
      first(at("book.docx")),
      /path: expected files whose names tell what they are; received .*docx; available: .csv/,
    );
    await assert.rejects(first(at("none.csv")), /path: expected a file that is there/);
    await assert.rejects(first(at("long.parquet"), 0), /batchSize: expected/);
  });
});

describe("fromRows", () => {
  test("keys in any order, and missing ones", () => {
    const df = fromRows([
      { city: "Oslo", size: 1.5 },
      { size: 3, city: "Rome" },
      { city: "Paris" },
      { when: new Date(0) },
    ]);
    assert.deepEqual(df.columns, ["city", "size", "when"]);
    assert.deepEqual(df.values, [
      ["Oslo", 1.5, null],
      ["Rome", 3, null],
      ["Paris", NaN, null],
      [null, NaN, new Date(0)],
    ]);
  });

  test("what is no object is named", () => {
    assert.throws(() => fromRows([]), /rows: expected at least one object/);
    assert.throws(() => fromRows([{ a: 1 }, [2] as never]), /rows\[1\]: expected an object/);
    assert.throws(() => fromRows([{}]), /rows: expected objects with keys/);
  });
});
