import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { KernelClient } from "../protocol/client.js";

let client: KernelClient;
before(async () => {
  client = await KernelClient.start({ options: ["--javascript"] });
});
after(() => client.close());

/** Runs cells in order; gives the last one's result as text, or its error. */
async function last(cells: readonly string[]): Promise<unknown> {
  let shown: unknown;
  for (const cell of cells) {
    const { reply, outputs } = await client.execute(cell);
    const { ename, evalue } = reply.content;
    const result = outputs.find(({ header }) => header.msg_type === "execute_result");
    const data = result?.content["data"] as { "text/plain"?: unknown } | undefined;
    shown =
      reply.content["status"] === "ok"
        ? data?.["text/plain"]
        : `${String(ename)}: ${String(evalue)}`;
  }
  return shown;
}

/** Name, cells, and what the last one shows. */
type Row = [name: string, cells: string[], expected: string | RegExp];

const values: Row[] = [
  ["names live across cells", ["let x = 1; function f() { return x }", "x = 2; f()"], "2"],
  ["a variable takes a value of another type", ["let x = 10; x = 'hello'; x"], "'hello'"],
  ["and so in a later cell", ["let x = 10", "x = 'hello'; x"], "'hello'"],
  [
    "parameters and fields need no types",
    ["class A { constructor(n) { this.n = n } get(k) { return this[k] } }", "new A(3).get('n')"],
    "3",
  ],
  [
    "a call with fewer arguments",
    ["function f(a, b) { return [a, b] }", "f(1)"],
    "[ 1, undefined ]",
  ],
  ["await", ["await Promise.resolve(7)"], "7"],
  ["%time", ["%time const seven = 7", "%time seven"], "7"],
  [
    "%run of a TypeScript file",
    ["%%writefile m.ts\nexport type T = 1; export const one: T = 1;", "%run m.ts", "one"],
    "1",
  ],
  ["import", [`import { join } from "node:path"`, "join('a', 'b')"], "'a/b'"],
  ["require", [`const path = require("path")`, "path.basename('/a/b')"], "'b'"],
  [
    "JSX",
    ["const React = { createElement: (...a) => a }", `const text = "t"`, "<p>{text}</p>"],
    "[ 'p', null, 't' ]",
  ],
  ["a comparison is not JSX", ["const a = 1", "a < 2 && 3 > a"], "true"],
  ["what is at hand", ["[typeof tf.tensor, typeof lab.fit]"], "[ 'function', 'function' ]"],
  ["a member that the type does not have", ["[1].nope"], ""],
];

const errors: Row[] = [
  ["type annotations", ["let x: number = 10"], /^SyntaxError: TS8010: /],
  ["enums", ["enum E { A }"], /^SyntaxError: TS8006: /],
  ["syntax", ["let = = 1"], /^SyntaxError: /],
  [
    "a name that nothing has",
    ["misspelt + 1"],
    "TypeScriptError: TS2304: Cannot find name 'misspelt'.",
  ],
  ["names of a browser", ["document.title"], /^TypeScriptError: TS2584: /],
  ["assigning to a constant of an earlier cell", ["const fixed = 1", "fixed = 2"], /TS2588: /],
  ["two declarations in one cell", ["let x = 3; let x = 4"], /TS2451: /],
  ["a package that is missing", [`import x from "no-such-package-here"`], /TS2307: /],
  ["types, where a cell asks for them", ["// @ts-check\nlet x = 10; x = 'hello'"], /TS2322: /],
  [
    "types of JSDoc, where a cell asks for them",
    ["/** @param {number} n */ function half(n) { return n / 2 }", "// @ts-check\nhalf('1')"],
    /TS2345: /,
  ],
];

describe("a JavaScript cell shows", () => {
  for (const [name, cells, expected] of values) {
    test(name, async () => assert.equal((await last(cells)) ?? "", expected));
  }
});

describe("a JavaScript cell is stopped by", () => {
  for (const [name, cells, expected] of errors) {
    test(name, async () => {
      const shown = String(await last(cells));
      if (typeof expected === "string") assert.equal(shown, expected);
      else assert.match(shown, expected);
    });
  }
});

test("the kernel says that its language is JavaScript", async () => {
  const { content } = await client.request("shell", "kernel_info_request");
  const info = content["language_info"] as Record<string, unknown>;
  assert.deepEqual(
    [info["name"], info["file_extension"], info["mimetype"], info["version"]],
    ["javascript", ".js", "text/javascript", process.versions.node],
  );
});

test("completion knows what JavaScript's values are", async () => {
  await client.execute("const options = { epochs: 3, batchSize: 32 };");
  const code = "options.";
  const { content } = await client.request("shell", "complete_request", {
    code,
    cursor_pos: code.length,
  });
  assert.deepEqual(content["matches"], ["batchSize", "epochs"]);
});

test("inspection shows types that JSDoc gives", async () => {
  await client.execute(
    "/**\n * Half of it.\n * @param {number} n\n */\nfunction half(n) { return n / 2 }",
  );
  const { content } = await client.request("shell", "inspect_request", {
    code: "half",
    cursor_pos: 4,
    detail_level: 0,
  });
  const text = String((content["data"] as Record<string, unknown>)["text/plain"]);
  assert.match(text, /function half\(n: number\): number/);
  assert.match(text, /Half of it\./);
});

test("is_complete reads JavaScript", async () => {
  const statuses = [];
  for (const code of ["const f = (x) => x", "function f() {", "let x: number = 1", "<div>"]) {
    const { content } = await client.request("shell", "is_complete_request", { code });
    statuses.push(content["status"]);
  }
  assert.deepEqual(statuses, ["complete", "incomplete", "invalid", "incomplete"]);
});
