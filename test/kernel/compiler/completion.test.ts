import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { TestNotebook } from "./notebook.js";

const notebook = new TestNotebook();
after(() => notebook.close());
before(async () => {
  writeFileSync(join(notebook.directory, "my-util.ts"), "export const x = 1;");
  await notebook.runAll(
    "let model: tf.Sequential | null = null; const ratio = 0.5; function resize(w: number) { return w }",
    "class Runner { speed = 1; run() {} } interface Settings { alpha: number; beta?: string; 'a-b'?: 1 }",
    "import * as fs from 'node:fs'; const mode = 'a' as 'fast-one' | 'fast-two'; enum Level { Low, High }",
    "const m = 1 as unknown as tf.Sequential; 5",
  );
});

/** Completes at `|`. */
async function complete(marked: string) {
  const cursor = marked.indexOf("|");
  const code = marked.slice(0, cursor) + marked.slice(cursor + 1);
  const { matches, start, end } = await notebook.compiler.complete(code, cursor);
  return {
    texts: matches.map(({ text }) => text),
    types: Object.fromEntries(matches.map(({ text, type }) => [text, type])),
    replaced: code.slice(start, end),
    start,
  };
}

/** What must be among the matches, first of all in this order, and what is replaced. */
const first: [marked: string, replaced: string, texts: string[]][] = [
  ["m.fi|", "fi", ["findLayer", "fit", "fitDataset", "fitLoop"]],
  ["'abc'.toUp|", "toUp", ["toUpperCase"]],
  ["tf.layers.den|", "den", ["dense"]],
  ["rat|", "rat", ["ratio"]],
  ["res|", "res", ["resize"]],
  ["new Run|", "Run", ["Runner"]],
  ["new Runner().|", "", ["run", "speed"]],
  ["let s: Setti|", "Setti", ["Settings"]],
  ["fs.readFileS|", "readFileS", ["readFileSync"]],
  ["Level.|", "", ["High", "Low"]],
  ["_.toFi|", "toFi", ["toFixed"]],
  ["dfd.readC|", "readC", ["readCSV"]],
  ["'😀'; rat|", "rat", ["ratio"]],
  ["tf.layers.dense({ units: 1, activation: '|' })", "", ["elu", "gelu"]],
  ["tf.layers.dense({ units: 1, activation: 'rel|' })", "rel", ["relu", "relu6"]],
  ["tf.layers.dense({ act|", "act", ["activation", "activityRegularizer"]],
  ["const s: Settings = { alpha: 1, |", "", ['"a-b"', "beta"]],
  ["mode === 'fast-|'", "fast-", ["fast-one", "fast-two"]],
  ["import { readFileSync } from 'node:f|'", "node:f", ["node:fs", "node:fs/promises"]],
  ["import * as t from '@tensor|'", "@tensor", ["@tensorflow"]],
  ["import { x } from './my-|'", "my-", ["my-util"]],
  ["let local = 1; loc|", "loc", ["local"]],
  ["let ratio = 'now a text'; ratio.toUp|", "toUp", ["toUpperCase"]],
  ["/** @para| */ function f(x: number) {}", "para", ["param"]],
];

describe("completion", () => {
  for (const [marked, replaced, texts] of first) {
    test(marked, async () => {
      const found = await complete(marked);
      assert.equal(found.replaced, replaced);
      assert.deepEqual(found.texts.slice(0, texts.length), texts);
    });
  }

  test("counts in UTF-16 units", async () => {
    assert.equal((await complete("'😀'; rat|")).start, 6);
  });

  test("says what things are", async () => {
    const { types } = await complete("|");
    assert.equal(types["resize"], "function");
    assert.equal(types["Runner"], "class");
    assert.equal(types["ratio"], "constant");
    assert.equal(types["Level"], "enum");
    assert.equal(types["tf"], "module");
    assert.equal(types["function"], "keyword");
    assert.equal((await complete("m.fit|")).types["fit"], "method");
  });

  test("has the notebook's names before the globals, and none of our own", async () => {
    const { texts } = await complete("|");
    assert.ok(texts.indexOf("ratio") < texts.indexOf("Array"), texts.join());
    assert.deepEqual(
      texts.filter((text) => /\$\d|__last/.test(text)),
      [],
    );
    assert.deepEqual((await complete("import { x } from './|'")).texts, ["my-util"]);
  });

  test("but not among the members of something", async () => {
    await notebook.run("const train = 1");
    const { texts, types } = await complete("tf.tra|");
    assert.deepEqual(texts.slice(0, 2), ["train", "transpose"]);
    assert.equal(types["train"], "variable");
    await notebook.run("const zerosLike = 1");
    assert.equal((await complete("tf.|")).texts[0], "abs");
  });

  test("works in a broken cell", async () => {
    for (const marked of [
      "if (m.fi|",
      "const a = [m.fi|\nfunction f() {",
      "}\nm.fi|",
      "let m2 = m; foo(m2.fi|",
    ]) {
      assert.equal((await complete(marked)).texts[1], "fit", marked);
    }
  });

  test("gives nothing rather than fail", async () => {
    for (const marked of ["// a comment|", "'text|'", "12|", `${"[".repeat(20_000)}|`]) {
      assert.deepEqual((await complete(marked)).texts, [], marked.slice(0, 20));
    }
  });
});
