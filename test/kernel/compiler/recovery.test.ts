import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { childrenWith, typescripts } from "./children.js";
import { NotCompiled, TestNotebook } from "./notebook.js";

const limit = 6000;
const notebook = new TestNotebook({ check: limit, complete: limit, inspect: limit });
after(() => notebook.close());

function typescript(): number {
  const [pid, ...others] = typescripts();
  assert.ok(pid !== undefined && others.length === 0, "there is one process");
  return pid;
}

describe("when TypeScript", () => {
  test("is killed, the names are still known to the next one", async () => {
    await notebook.runAll("let a = 1; interface T { x: number }", "const b = a + 1");
    const killed = typescript();
    process.kill(killed, "SIGKILL");
    assert.equal(await notebook.run("const t: T = { x: a + b }; t.x"), 3);
    assert.notEqual(typescript(), killed);
    await assert.rejects(notebook.run("b = 'x'"), NotCompiled);
  });

  test("is killed while it is asked, the cell gets its answer", async () => {
    const asked = notebook.run("a");
    process.kill(typescript(), "SIGKILL");
    assert.equal(await asked, 1);
  });

  test("hangs, the cell is told so within the limit, and the next one works", async () => {
    const hung = typescript();
    process.kill(hung, "SIGSTOP");
    const { ename, evalue } = await notebook.failure("a + 1");
    assert.equal(ename, "CompilerTimeout");
    assert.match(evalue, new RegExp(`no answer within ${limit} ms`));
    assert.equal(await notebook.run("a + 1"), 2);
    assert.notEqual(typescript(), hung);
  });

  test("hangs, completion and inspection give nothing", async () => {
    process.kill(typescript(), "SIGSTOP");
    const [completion, inspection] = await Promise.all([
      notebook.compiler.complete("a.", 2),
      notebook.compiler.inspect("a", 1, 0),
    ]);
    assert.deepEqual(completion.matches, []);
    assert.equal(inspection, undefined);
    assert.equal(await notebook.run("a"), 1);
  });
});

describe("when esbuild", () => {
  test("is killed, the next cell starts another", async () => {
    for (const pid of childrenWith("esbuild")) process.kill(pid, "SIGKILL");
    assert.equal(await notebook.run("a + 2"), 3);
  });
});

describe("a cell", () => {
  const hostile: Record<string, string> = {
    "of 20,000 brackets": "[".repeat(20_000),
    "of nested templates": "`${".repeat(20_000),
    "of nested conditions": "a ? b : ".repeat(20_000),
    "of nested functions": "a => ".repeat(20_000),
    "of nested ifs": "if (a) ".repeat(20_000),
    "that ends in half a character": "const s = '\ud83d'; s.missing",
    "of a type without an end":
      "type F<T> = { x: F<T[]> }; type G<T> = T extends never ? 1 : G<{ y: T }>; let g: G<1> = 1",
  };
  for (const [name, code] of Object.entries(hostile)) {
    test(`${name} fails, and the next one works`, async () => {
      const { evalue } = await notebook.failure(code);
      assert.notEqual(evalue, "");
      assert.equal(await notebook.run("a"), 1);
    });
  }

  test("with half a character runs", async () => {
    assert.equal(await notebook.run("'\\ud83d'.length + '\ud83d'.length"), 2);
  });

  test("of a long sum runs, or says that it is too long", async () => {
    const sum = Array.from({ length: 3000 }, () => "1").join(" + ");
    const value = await notebook.run(sum).catch((error: unknown) => (error as Error).message);
    assert.ok(value === 3000 || /nests deeper/.test(String(value)), String(value));
  });

  test("of much data runs", async (t) => {
    // With the limits that notebooks have: a busy machine is no fault of the cell.
    const patient = new TestNotebook();
    t.after(() => patient.close());
    const rows = Array.from({ length: 40_000 }, (_, i) => `[${i}, "text ${i}", true]`).join(",\n");
    assert.equal(await patient.run(`const rows = [${rows}]; rows.length`), 40_000);
  });
});

describe("close", () => {
  test("leaves neither a process nor a file", async (t) => {
    const temporary = mkdtempSync(join(tmpdir(), "trainlab-close-"));
    const before = process.env["TMPDIR"];
    t.after(() => {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
      rmSync(temporary, { recursive: true });
    });
    process.env["TMPDIR"] = temporary;

    const running = typescripts();
    const other = new TestNotebook();
    await other.run("1 + 1");
    const [started] = typescripts().filter((pid) => !running.includes(pid));
    assert.ok(started !== undefined && existsSync(`/proc/${started}`));
    assert.equal(readdirSync(temporary).length, 2, "the notebook's folder and the cells'");
    await other.close();
    assert.equal(existsSync(`/proc/${started}`), false);
    assert.deepEqual(readdirSync(temporary), []);
  });
});
