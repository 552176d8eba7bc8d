import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { colourless, TestNotebook } from "./notebook.js";

const notebook = new TestNotebook();
after(() => notebook.close());
beforeEach(() => notebook.reset());

describe("the errors of a cell", () => {
  test("are drawn under their line", async () => {
    const failure = await notebook.failure('let a = 1;\nlet total: number = "text" + a;');
    assert.equal(failure.ename, "TypeScriptError");
    assert.equal(failure.evalue, "TS2322: Type 'string' is not assignable to type 'number'.");
    assert.equal(
      colourless(failure.traceback),
      [
        "Cell 1:2:5 - error TS2322: Type 'string' is not assignable to type 'number'.",
        '  2 │ let total: number = "text" + a;',
        "    │     ~~~~~",
      ].join("\n"),
    );
    assert.ok(failure.traceback.join("\n").includes("\u001b[31m"));
  });

  test("have their chain of reasons", async () => {
    const { traceback } = await notebook.failure(
      "const a: { x: { y: number } } = { x: { y: 'no' } as { y: string } };",
    );
    assert.match(
      colourless(traceback),
      /^Cell 1:1:35 - error TS2322: .*\n {2}The types of 'x?\.?y'|Types of property 'y' are incompatible\.\n {4}Type 'string'/,
    );
  });

  test("come several at once", async () => {
    const { traceback, evalue } = await notebook.failure("const a: number = 'x';\nqwerty;");
    const text = colourless(traceback);
    assert.match(text, /Cell 1:1:7 - error TS2322/);
    assert.match(text, /Cell 1:2:1 - error TS2304: Cannot find name 'qwerty'\./);
    assert.match(evalue, /^TS2322/);
  });

  test("but not by the hundred", async () => {
    const { traceback } = await notebook.failure(
      Array.from({ length: 30 }, (_, i) => `missing${i};`).join("\n"),
    );
    assert.equal(colourless(traceback).match(/error TS/g)?.length, 10);
    assert.equal(traceback.at(-1), "and 20 more errors");
  });

  test("say what was meant", async () => {
    const { evalue } = await notebook.failure("tf.layers.dense({ unit: 1 })");
    assert.match(evalue, /^TS2561: .*Did you mean to write 'units'\?$/);
  });

  test("name the cell of an earlier declaration", async () => {
    await notebook.run("\ninterface Point { x: number; y: number }");
    const { traceback } = await notebook.failure("const p: Point = { x: 1 };");
    assert.match(colourless(traceback), /^ {2}Cell 1:2:30 - 'y' is declared here\.$/m);
  });

  test("are right behind tabs, astral characters and a last value", async () => {
    const { traceback } = await notebook.failure('\t"😀"; missing.name');
    assert.equal(
      colourless(traceback),
      [
        "Cell 1:1:8 - error TS2304: Cannot find name 'missing'.",
        '  1 │ \t"😀"; missing.name',
        "    │ \t      ~~~~~~~",
      ].join("\n"),
    );
  });

  test("say how to install a package that is missing", async () => {
    const { evalue } = await notebook.failure("import x from '@nobody/nothing/part'");
    assert.match(
      evalue,
      /^TS2307: .*\nInstall it beside the notebook: %npm install @nobody\/nothing$/,
    );
    assert.doesNotMatch((await notebook.failure("import x from './nothing'")).evalue, /npm/);
  });

  test("of syntax are TypeScript's", async () => {
    const { ename, evalue } = await notebook.failure("const = 5");
    assert.equal(ename, "SyntaxError");
    assert.match(evalue, /^TS1\d\d\d: /);
  });

  test("of what only sloppy mode has are drawn too", async () => {
    const { ename, traceback } = await notebook.failure("const é = 1;\nif (é) function g() {}\né");
    assert.equal(ename, "SyntaxError");
    assert.match(colourless(traceback), /^Cell 1:2:8 - error: .*\n {2}2 │ if \(é\) function g/);
  });

  test("of syntax hide the nonsense that follows from them", async () => {
    const { traceback } = await notebook.failure("function f( { return missing }");
    assert.doesNotMatch(colourless(traceback), /TS2/);
  });
});

describe("what is no error in a notebook", () => {
  const cells = [
    "import * as fs from 'node:fs'; const unused = 1; function alsoUnused(x: number) {}",
    "const log = []; log.push(1); log",
    "let best = null; best = 3; best",
    "const later = () => { return 1 };",
    "async function f() {} f()",
    "label: for (;;) break label",
    "await 1; export {}",
  ];
  for (const code of cells) {
    test(code, async () => {
      await notebook.run(code);
    });
  }
});

describe("stack traces", () => {
  const positions: [name: string, code: string, line: number, column: number][] = [
    ["of a throw", "const a: number = 1;\n  throw new Error('here')", 2, 9],
    [
      "of the last value",
      "interface A { a: number }\n(() => { throw new Error('here') })()",
      2,
      16,
    ],
    [
      "of a function",
      "type T = number;\n\nfunction f(x: T) {\n  throw new Error('here');\n}\nf(1)",
      4,
      9,
    ],
    [
      "after an await",
      "await null; enum E { A }\nawait (async () => { throw new Error('here') })()",
      2,
      28,
    ],
    [
      "in a class with decorators",
      "const d = (f: () => never, _: unknown) => f;\nclass K {\n  @d static m(): never { throw new Error('here') }\n}\nK.m()",
      3,
      32,
    ],
    [
      "under using",
      "using r = { [Symbol.dispose]() {} };\nconst s = '😀'; throw new Error('here')",
      2,
      23,
    ],
    // Of the column nobody takes note there.
    [
      "behind a megabyte of data",
      `const data: number[] = [\n${"123456789,\n".repeat(100_000)}];\nthrow new Error("here")`,
      100_003,
      1,
    ],
  ];
  for (const [name, code, line, column] of positions) {
    test(name, async () => {
      const cell = await notebook.compile(code);
      const { TraceMap, originalPositionFor } = await import("@jridgewell/trace-mapping");
      const error = await notebook.evaluate(cell).then(
        () => assert.fail("did not throw"),
        (thrown: unknown) => thrown as Error,
      );
      const frame = /Cell 1:(\d+):(\d+)/.exec(error.stack ?? "");
      assert.ok(frame, error.stack);
      const found = originalPositionFor(new TraceMap(cell.sourceMap), {
        line: Number(frame[1]),
        column: Number(frame[2]) - 1,
      });
      assert.deepEqual(
        [found.source, found.line, (found.column ?? -1) + 1],
        ["Cell 1", line, column],
      );
    });
  }
});
