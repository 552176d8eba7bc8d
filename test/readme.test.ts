import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Notebook } from "../kernel/cli/notebook/file.js";
import { trainlab } from "./kernel/cli/trainlab.js";
import { root } from "./support/python.js";
import { withScratch } from "./support/scratch.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

test("the README's first cell runs and ends in a chart", () =>
  withScratch(async (folder) => {
    const source = /^```ts\n(.+?)^```$/ms.exec(readme)?.[1];
    assert.ok(source);
    const cell = { cell_type: "code", execution_count: null, metadata: {}, outputs: [], source };
    const file = join(folder, "readme.ipynb");
    writeFileSync(
      file,
      JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 4 }),
    );
    const { code, stderr } = await trainlab(["run", file]);
    assert.equal(code, 0, stderr);
    const { cells } = JSON.parse(readFileSync(file, "utf8")) as Notebook;
    const result = cells[0]?.outputs?.at(-1);
    assert.ok(result?.output_type === "execute_result");
    assert.ok("application/vnd.vegalite.v5+json" in result.data);
  }));

test("the scripts and documents that the README names are there", () => {
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  for (const [, script] of readme.matchAll(/`npm run ([\w:]+)`/g)) {
    assert.match(manifest, new RegExp(`"${script}":`), script);
  }
  for (const [, path] of readme.matchAll(/\]\(((?!http)[^)]+\.md|LICENSE)\)/g)) {
    assert.ok(path && readFileSync(join(root, path), "utf8").length > 0, path);
  }
});
