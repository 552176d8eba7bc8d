import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { dfd } from "../src/dfd.js";
import { withScratch } from "./support/scratch.js";

const require = createRequire(import.meta.url);
const loadedModules = () => Object.keys(require.cache).join("\n");

// First: the tests below load them.
test("loading danfojs leaves out what it seldom uses", () => {
  assert.match(loadedModules(), /danfojs-node/);
  assert.doesNotMatch(loadedModules(), /node_modules\/(mathjs|xlsx|request)\//);
});

test("what needs the modules left out works, and danfojs is the one that a require gives", () => {
  assert.equal(require("danfojs-node"), dfd);
  const df = new dfd.DataFrame({ a: [1, 2, 3, 6], b: [2, 2, 4, 5] });
  assert.equal(df.column("a").median(), 2.5);
  assert.equal(df.column("a").var(), 14 / 3);
  assert.deepEqual(df.median({ axis: 0 }).values, [2.5, 3]);
  assert.deepEqual(df.column("b").mode(), [2]);
  assert.deepEqual(df.describe().shape, [7, 2]);
  assert.match(loadedModules(), /node_modules\/mathjs\//);
  assert.equal(typeof (require("mathjs") as { mean: unknown }).mean, "function");
});

test("spreadsheets are written and read", () =>
  withScratch(async (folder) => {
    const filePath = join(folder, "table.xlsx");
    dfd.toExcel(new dfd.DataFrame({ a: [1, 2], b: ["x", "y"] }), { filePath });
    const df = await dfd.readExcel(filePath);
    assert.deepEqual((df as InstanceType<typeof dfd.DataFrame>).values, [[1, "x"], [2, "y"]]); // prettier-ignore
  }));

test("a table is read from a server", async () => {
  const server = createServer((_, response) => response.end("a,b\n1,x\n2,y\n"));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const df = await dfd.readCSV(`http://127.0.0.1:${port}/table.csv`);
  assert.deepEqual(df.values, [[1, "x"], [2, "y"]]); // prettier-ignore
  server.close();
});

test("frames compute on our TensorFlow", () => {
  const sum = new dfd.DataFrame({ a: [1, 2], b: [3, 4] }).add(10);
  assert.deepEqual(sum.values, [[11, 13], [12, 14]]); // prettier-ignore
});

test("a mask picks rows by where they stand, whatever their labels", () => {
  const df = new dfd.DataFrame({ a: [1, 2, 3, 4], b: ["w", "x", "y", "z"] }, { index: [2, 9, 0, 1] }); // prettier-ignore
  const mask = df.column("a").gt(2);
  const wanted = [[3, "y"], [4, "z"]]; // prettier-ignore
  for (const rows of [mask, mask.values as boolean[]]) {
    const picked = [df.query(rows), df.iloc({ rows }), df.loc({ rows })];
    for (const part of picked) assert.deepEqual([part.values, part.index], [wanted, [0, 1]]);
  }
  assert.deepEqual(df.column("b").iloc(mask.values as boolean[]).values, ["y", "z"]);
  const again = df.query(mask);
  assert.deepEqual(again.query(again.column("a").eq(4)).values, [[4, "z"]]);
  assert.deepEqual(df.query(df.column("a").lt(0)).shape, [0, 2]);
  const positions = df.iloc({ rows: [3, 0], columns: [1] });
  assert.deepEqual(
    [positions.values, positions.index],
    [
      [["z"], ["w"]],
      [1, 2],
    ],
  );
  assert.deepEqual(df.iloc({ rows: ["1:3"] }).values, [[2, "x"], [3, "y"]]); // prettier-ignore
});
