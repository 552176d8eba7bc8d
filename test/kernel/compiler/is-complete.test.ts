import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isComplete } from "../../../kernel/compiler/is-complete.js";

const complete = [
  "",
  "1 + 1",
  "let a = 1",
  "if (a) { b() }",
  "const f = (x: number) => x",
  "`a ${b} c`",
  "<T>(x: T) => x",
  "<div>text</div>",
  "<string>value",
  "f(<number[]>value)",
  "class A { @dec() m() {} }",
  "import x from 'y'",
  "await f()",
  "for await (const x of y) z(x)",
  "type A = { b: 1 }",
  "enum E { A }",
  "a // comment",
  "/re(g/.test(x) || '('",
];

/** Unfinished cells and the indentation of the line to come. */
const incomplete: Record<string, string> = {
  "function f() {": "  ",
  "if (a) {\n  b": "  ",
  "if (a) {\n  if (b) {": "    ",
  "foo(": "  ",
  "[1,\n 2,": " ",
  "x =>": "  ",
  "const a =": "",
  "a +": "",
  "a.": "",
  "a ? b :": "",
  "`text": "",
  "`text ${": "  ",
  "`text ${a} more": "",
  "/* comment": "",
  "if (a)": "",
  "try { a() }": "",
  "do { a() }": "",
  "@dec": "",
  "@dec()": "",
  "@dec()\n": "",
  "<div>": "",
  "<div>text": "",
  "<div": "",
  "const x = <div>\n  <p>text</p>": "  ",
  "class A {": "  ",
  "interface A {": "  ",
  "type A =": "",
  "const m: Map<string,": "",
  "import { a } from": "",
  export: "",
};

const invalid = [
  "}",
  "a b",
  "1 +* 2",
  "'text",
  '"text\n',
  "let = = 1",
  "foo())",
  "else { }",
  "/regex",
  "return 1",
  "<div></p>",
];

describe("a cell is", () => {
  for (const code of complete) {
    test(`complete: ${JSON.stringify(code)}`, () => {
      assert.deepEqual(isComplete(code, "typescript"), { status: "complete" });
    });
  }
  for (const [code, indent] of Object.entries(incomplete)) {
    test(`incomplete: ${JSON.stringify(code)}`, () => {
      assert.deepEqual(isComplete(code, "typescript"), { status: "incomplete", indent });
    });
  }
  for (const code of invalid) {
    test(`invalid: ${JSON.stringify(code)}`, () => {
      assert.deepEqual(isComplete(code, "typescript"), { status: "invalid" });
    });
  }

  test("not judged where it nests too deep for a parser", () => {
    assert.deepEqual(isComplete("[".repeat(20_000), "typescript"), { status: "unknown" });
    assert.deepEqual(isComplete("`${".repeat(20_000), "typescript"), { status: "unknown" });
    assert.deepEqual(isComplete(`${"[],".repeat(20_000)}1`, "typescript"), { status: "complete" });
  });
});
