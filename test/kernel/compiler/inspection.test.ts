import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { TestNotebook } from "./notebook.js";

const notebook = new TestNotebook();
after(() => notebook.close());
before(async () => {
  await notebook.runAll(
    "let count = 1; const names = ['a']; class Runner { speed = 1 }",
    [
      "const before = 1;",
      "/**",
      " * Adds two numbers.",
      " * @param one the first",
      " * @param other the second",
      " * @example",
      " * add(1, 2)",
      " */",
      "function add(one: number, other: number) { return one + other }",
    ].join("\n"),
  );
});

/** Inspects at `|`. */
function inspect(marked: string, detailLevel: 0 | 1 = 0) {
  const cursor = marked.indexOf("|");
  const code = marked.slice(0, cursor) + marked.slice(cursor + 1);
  return notebook.compiler.inspect(code, cursor, detailLevel);
}

async function plain(marked: string, detailLevel: 0 | 1 = 0): Promise<string> {
  const found = await inspect(marked, detailLevel);
  assert.ok(found, `nothing known at ${marked}`);
  return found.data["text/plain"];
}

const signatures: [marked: string, first: string][] = [
  ["cou|nt", "let count: number"],
  ["count|", "let count: number"],
  ["names.ma|p", "(method) Array<string>.map<U>("],
  ["Run|ner", "class Runner"],
  ["new Runner().sp|eed", "(property) Runner.speed: number"],
  ["tf.layers.dense({ uni|ts: 1 })", "(property) DenseLayerArgs.units: number"],
  ["add(1, |)", "add(one: number, other: number): number"],
  ["add(|", "add(one: number, other: number): number"],
  ["tf.tensor([1], |", "tensor("],
  ["let local = 5; loc|al", "let local: number"],
];

describe("inspection", () => {
  for (const [marked, first] of signatures) {
    test(marked, async () => {
      const text = await plain(marked);
      assert.ok(text.startsWith(first), text);
    });
  }

  test("has the documentation, parameters and examples", async () => {
    const text = await plain("ad|d");
    for (const part of [
      "function add(one: number, other: number): number",
      "Adds two numbers.",
      "@param one — the first",
      "add(1, 2)",
    ]) {
      assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    }
    assert.match((await inspect("add|"))!.data["text/markdown"], /^```typescript\nfunction add/);
  });

  test("also that of variables", async () => {
    await notebook.run(
      "/** How many rows. */\nlet rows = 3;\n/**\n * The rate,\n * per step.\n */\nconst rate = 0.5;",
    );
    assert.equal(await plain("rows|"), "let rows: number\n\nHow many rows.");
    assert.equal(await plain("rate|"), "const rate: 0.5\n\nThe rate,\nper step.");
    assert.equal(await plain("let rows = 'x'; rows|"), "let rows: string");
    assert.equal(await plain("({ rate: 1 }).rate|"), "(property) rate: number");
  });

  test("tells of the parameter that the cursor is at", async () => {
    assert.match(await plain("add(1, |"), /other: number — the second/);
  });

  test("shows the source at detail level 1", async () => {
    const text = await plain("add|", 1);
    assert.match(
      text,
      /Cell 2:9:1\nfunction add\(one: number, other: number\) \{ return one \+ other \}$/,
    );
  });

  test("knows nothing of nothing", async () => {
    for (const marked of ["unknownName|", "5 + |", "|", "// text|", `${"[".repeat(20_000)}|`]) {
      assert.equal(await inspect(marked), undefined, marked.slice(0, 20));
    }
  });
});
