import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  readNotebook,
  writeNotebook,
  type Notebook,
} from "../../../../kernel/cli/notebook/file.js";
import { withScratch } from "../../../support/scratch.js";

const jupyters = {
  cells: [
    {
      cell_type: "code",
      execution_count: 1,
      id: "0a",
      metadata: { tags: ["x"] },
      outputs: [
        {
          data: {
            "application/json": "a\nb",
            "text/html": ["<b>\n", "é</b>"],
            "text/plain": ["1"],
          },
          metadata: {},
          output_type: "display_data",
        },
        { name: "stdout", output_type: "stream", text: ["a\n", "\n", "b"] },
      ],
      source: ["const a = 1;\n", "a"],
    },
    { cell_type: "markdown", id: "0b", metadata: {}, source: [] },
  ],
  metadata: { z: 1 },
  nbformat: 4,
  nbformat_minor: 5,
};

test("a notebook that Jupyter wrote is written back byte for byte", () =>
  withScratch(async (folder) => {
    const file = join(folder, "a.ipynb");
    const text = `${JSON.stringify(jupyters, undefined, 1)}\n`;
    writeFileSync(file, text);
    writeNotebook(file, readNotebook(file));
    assert.equal(readFileSync(file, "utf8"), text);
    assert.deepEqual(readdirSync(folder), ["a.ipynb"]);
  }));

test("text is written as lines, and an older notebook gets ids", () =>
  withScratch(async (folder) => {
    const file = join(folder, "a.ipynb");
    const cell = { cell_type: "code", metadata: {}, outputs: [], source: "a\nb\n" };
    writeFileSync(
      file,
      JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 2 }),
    );
    writeNotebook(file, readNotebook(file));
    const written = JSON.parse(readFileSync(file, "utf8")) as Notebook;
    assert.equal(written.nbformat_minor, 5);
    assert.deepEqual(written.cells[0]?.source, ["a\n", "b\n"]);
    assert.match(written.cells[0].id ?? "", /^[0-9a-f]{8}$/);
  }));

const refusals: Record<string, RegExp> = {
  "print(1)": /^Error: not a notebook: Unexpected token/,
  "{}": /^Error: not a notebook: it has no cells$/,
  null: /^Error: not a notebook: it has no cells$/,
  '{"nbformat":3,"worksheets":[]}': /^Error: expected a notebook of format 4; received format 3$/,
};

for (const [text, message] of Object.entries(refusals)) {
  test(`${text} is refused`, () =>
    withScratch(async (folder) => {
      const file = join(folder, "a.ipynb");
      writeFileSync(file, text);
      assert.throws(() => readNotebook(file), message);
    }));
}
