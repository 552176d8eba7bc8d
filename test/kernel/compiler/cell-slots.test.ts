import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, test } from "node:test";
import { importedSlots, NotebookNames } from "../../../kernel/compiler/notebook-names.js";
import { reachable } from "../../../kernel/compiler/reachable.js";
import { NotCompiled, TestNotebook } from "./notebook.js";

// The files of the cells go where this test can count them.
const temporary = mkdtempSync(join(tmpdir(), "trainlab-slots-"));
process.env["TMPDIR"] = temporary;
const notebook = new TestNotebook();
after(async () => {
  await notebook.close();
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(() => notebook.reset());

function cellFiles(): number {
  const names = readdirSync(temporary, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /cell_\d+\.ts$/.test(name)).length;
}

/** Runs cells that take the slots of whatever is not needed any more. */
async function runOthers(): Promise<void> {
  for (let i = 0; i < 6; i++)
    await notebook.run(i % 2 === 0 ? `"other" + ${i}` : `const other = ${i}`);
}

describe("the slots of cells", () => {
  test("go to other cells when a notebook is run over and over", async () => {
    const before = cellFiles();
    assert.ok(before > 0);
    for (let i = 0; i < before + 20; i++) await notebook.run(`const again = ${i}; again`);
    assert.equal(cellFiles(), before);
  });

  test("stay where a name of them is in use", async () => {
    await notebook.runAll("interface Shape { sides: number }", "const old = { sides: 3 } as Shape");
    await runOthers();
    await notebook.run("interface Shape { name: string }");
    await runOthers();
    assert.equal(await notebook.run("old.sides"), 3);
    await assert.rejects(notebook.run("old.name"), NotCompiled);
    await assert.rejects(notebook.run("const s: Shape = { sides: 3 }"), NotCompiled);
  });

  test("stay where a cell in use was checked with them, at any distance", async () => {
    await notebook.runAll(
      "class A { one = 1 }",
      "class B { a = new A() }",
      "const c = { b: new B() }",
      "class A { two = 2 }",
      "class B { none = 0 }",
    );
    await runOthers();
    assert.equal(await notebook.run("c.b.a.one"), 1);
    await assert.rejects(notebook.run("c.b.a.two"), NotCompiled);
  });

  test("stay where a cell changes what others see", async () => {
    await notebook.run(
      "declare global { interface Array<T> { second: T } }\nObject.defineProperty(Array.prototype, 'second', { get() { return this[1] }, configurable: true })",
    );
    await runOthers();
    try {
      assert.equal(await notebook.run("[1, 2, 3].second"), 2);
    } finally {
      Reflect.deleteProperty(Array.prototype, "second");
    }
  });

  test("stay for the last value", async () => {
    await notebook.run("({ kept: 1 })");
    for (let i = 0; i < 5; i++) await notebook.run(`const other = ${i};`);
    assert.equal(await notebook.run("_.kept"), 1);
  });

  test("are given again after cells that fail", async () => {
    await notebook.runAll("const x = 1", "const x = 'a'");
    for (let i = 0; i < 4; i++) {
      await assert.rejects(notebook.run("const x: number = 'no'"), NotCompiled);
      await assert.rejects(notebook.run("const x = 2; throw new Error('no')"), /no/);
      assert.equal(await notebook.run("const y: number = x; y"), 2);
      await notebook.run("const x = 'a'");
      await assert.rejects(notebook.run("const z: number = x"), NotCompiled);
    }
  });
});

describe("importedSlots", () => {
  test("finds those of a header, and of nothing else", () => {
    const names = new NotebookNames();
    const declared = { type: false, runtime: true, fresh: false } as const;
    names.add(4, new Map([["a", { ...declared, value: "variable" }]]), () => true);
    names.add(12, new Map([["$b", { ...declared, value: "function" }]]), () => true);
    const header = names.header(["a", "$b", "tf"]);
    assert.deepEqual([...importedSlots(`/* c$7 */ ${header} d$8`)], [4, 12]);
    assert.deepEqual([...importedSlots(`import { e$9 } from "./other"`)], []);
  });
});

describe("reachable", () => {
  const edges: Record<number, number[]> = { 1: [2], 2: [3, 1], 4: [5] };
  test("goes on from what it reached, once", () => {
    assert.deepEqual([...reachable([1], (node) => edges[node] ?? [])], [1, 2, 3]);
    assert.deepEqual([...reachable([], () => [1])], []);
  });
});
