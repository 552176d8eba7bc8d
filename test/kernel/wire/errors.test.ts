import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { errorText, WireNotebook, type Row } from "./cells.js";

const notebook = new WireNotebook({
  "thrower.ts": [
    "interface Unused { x: number }",
    "",
    "export function fail(depth: number): never {",
    "  if (depth > 0) return fail(depth - 1);",
    "  throw new RangeError('from a file');",
    "}",
    "export async function failLater(): Promise<void> {",
    "  await new Promise((done) => setTimeout(done, 1));",
    "  throw new Error('later, from a file');",
    "}",
  ].join("\n"),
  "broken-at-load.ts": "export const x = 1;\nthrow new Error('while loading');",
  "plain.mjs": "export function crash() {\n  null.x;\n}",
  "plain.d.mts": "export declare function crash(): void;",
});

const compile: Row[] = [
  [
    "the code and the message",
    ["const n: number = 'x'"],
    { error: /^TypeScriptError: TS2322: Type 'string' is not assignable to type 'number'\./ },
  ],
  ["the place, in this cell", ["\n\n  missingName"], { error: /Cell \d+:3:3 - error TS2304/ }],
  [
    "the source line with what is wrong underlined",
    ["const wrong: number = 'x'"],
    { error: /1 │ const wrong: number = 'x'\n +│ {7}~~~~~\n?/ },
  ],
  ["a caret for one character", ["let z: number = +{}.y"], { error: /│ +\^/ }],
  [
    "the chain of reasons",
    ["interface Deep { a: { b: { c: number } } } const d: Deep = { a: { b: { c: 'x' } } }"],
    { error: /TS2322[^]*The expected type comes from property 'c'/ },
  ],
  [
    "the chain, indented",
    ["const f: (x: { a: number }) => void = (x: { a: string }) => {}"],
    { error: /Types of parameters 'x' and 'x' are incompatible\.[^]*\n +Type/ },
  ],
  [
    "several at once",
    ["const one: number = 'x'; const two: string = 1; three"],
    { error: /TS2322[^]*TS2322[^]*TS2304/ },
  ],
  [
    "did you mean",
    ["const learningRate = 1", "learningRat"],
    { error: /TS2552: Cannot find name 'learningRat'\. Did you mean 'learningRate'\?/ },
  ],
  ["did you mean a member", ["tf.sequental()"], { error: /Did you mean 'sequential'\?/ }],
  ["a syntax error", ["const = 5"], { error: /^SyntaxError: TS1134/ }],
  ["an unclosed bracket", ["foo(1"], { error: /TS1005: '\)' expected/ }],
  [
    "what only JavaScript refuses",
    ["const o = { __proto__: null, __proto__: null }"],
    { error: /SyntaxError|TS1117/ },
  ],
  ["implicit any", ["function f(x) { return x }"], { error: /TS7006/ }],
  [
    "possibly undefined",
    ["const m = new Map<string, number>(); m.get('a').toFixed()"],
    { error: /TS2532/ },
  ],
  ["await in a function that is not async", ["function f() { await null }"], { error: /TS1308/ }],
  [
    "columns in a line with characters beyond the BMP",
    ["'😀'; missingName"],
    { error: /Cell \d+:1:7/ },
  ],
];

const runtime: Row[] = [
  [
    "the cell and the line",
    ["1;\n\n  throw new Error('here')"],
    { error: /Error: here[^]*at Cell \d+, line 3:9/ },
  ],
  [
    "the source around it, with a caret",
    ["const nothing = JSON.parse('null');\nnothing.x"],
    { error: /❯ 2 │ nothing\.x\n +│ +\^/ },
  ],
  [
    "a function of an earlier cell",
    ["function thrower() {\n  throw new TypeError('inner')\n}", "\nthrower()"],
    { error: /at thrower \(Cell \d+, line 2:9\)\n +at Cell \d+, line 2:1/ },
  ],
  [
    "through async functions",
    [
      "async function one() {\n  await null;\n  throw new Error('deep')\n}\nasync function two() {\n  await one()\n}",
      "await two()",
    ],
    {
      error:
        /at one \(Cell \d+, line 3:9\)[^]*at async two \(Cell \d+, line 6:3\)[^]*at async Cell \d+, line 1:1/,
    },
  ],
  [
    "through callbacks",
    ["[1].map((x) => {\n  throw new Error('in a callback')\n})"],
    { error: /line 2:9[^]*at Array\.map[^]*line 1:5/ },
  ],
  [
    "through a constructor and a getter",
    ["class K {\n  get x(): number { throw new Error('get') }\n}", "new K().x"],
    { error: /at get x[^]*\(Cell \d+, line 2:27\)/ },
  ],
  [
    "through an enum and a decorator's output",
    [
      "enum E { A }\nfunction tag(_: unknown, __: unknown) {}\n@tag class K { m() {\n  throw new Error('behind lowered code')\n} }\nnew K().m()",
    ],
    { error: /Cell \d+, line 4:9[^]*Cell \d+, line 6:9/ },
  ],
  [
    "through JSX",
    [
      "const h = (tag: () => void) => tag()",
      "/** @jsx h */\nconst Part = () => {\n  throw new Error('in a component')\n};\n<Part />",
    ],
    { error: /line 3:9/ },
  ],
  [
    "in an imported TypeScript file",
    ["import { fail } from './thrower'", "fail(1)"],
    {
      error:
        /RangeError: from a file[^]*❯ 5 │[^]*at fail \(\S*thrower\.ts:5:9\)[^]*thrower\.ts:4:25[^]*Cell \d+, line 1:1/,
    },
  ],
  [
    "in one, after an await",
    ["import { failLater } from './thrower'; await failLater()"],
    { error: /later, from a file[^]*thrower\.ts:9:9[^]*Cell \d+, line 1:40/ },
  ],
  [
    "while one is loaded",
    ["import { x } from './broken-at-load'; x"],
    { error: /while loading[^]*broken-at-load\.ts:2:7/ },
  ],
  [
    "in a JavaScript file",
    ["import { crash } from './plain.mjs'; crash()"],
    { error: /plain\.mjs:2:8/ },
  ],
  [
    "without frames of ours or of Node",
    ["JSON.parse('{')"],
    { error: /^(?![^]*node:)(?![^]*\/kernel\/)[^]*SyntaxError/ },
  ],
  [
    "in an expression of several lines",
    ["const lines = [\n  1,\n  ((): number => { throw new Error('third') })(),\n]"],
    { error: /line 3:26/ },
  ],
];

const thrown: Row[] = [
  [
    "a cause",
    ["throw new Error('outer', { cause: new TypeError('inner') })"],
    { error: /Error: outer[^]*caused by[^]*TypeError: inner/ },
  ],
  [
    "a cause that is no error",
    ["throw new Error('outer', { cause: { code: 7 } })"],
    { error: /caused by[^]*\{ code: 7 \}/ },
  ],
  [
    "what V8 draws of the code, as the cell has it",
    [
      "const record: any = {}; const words: any = 'text'",
      "try { words() } catch (e) { throw new Error('first', { cause: e }) } finally { void record }",
    ],
    { error: /caused by[^]*TypeError: words is not a function/ },
  ],
  ["of a member too", ["const bare: any = {}", "bare.inner.x()"], { error: /reading 'x'/ }],
  [
    "of a method too",
    ["const plainObject: any = {}", "plainObject.run()"],
    { error: /^TypeError: plainObject\.run is not a function/ },
  ],
  [
    "an AggregateError",
    [
      "await Promise.any([Promise.reject(new Error('first')), Promise.reject(new RangeError('second'))])",
    ],
    { error: /AggregateError[^]*error 1 of 2[^]*first[^]*error 2 of 2[^]*RangeError: second/ },
  ],
  [
    "a class of the user's",
    ["class Wrong extends Error { override name = 'Wrong'; code = 12 }", "throw new Wrong('mine')"],
    { error: /^Wrong: mine[^]*code: 12/ },
  ],
  ["a text", ["throw 'words'"], { error: /Uncaught 'words'/ }],
  ["a number", ["throw 42"], { error: /Uncaught 42/ }],
  ["an object", ["throw { code: 1 }"], { error: /Uncaught \{ code: 1 \}/ }],
  ["undefined", ["throw undefined"], { error: /Uncaught undefined/ }],
  ["a rejected text", ["await Promise.reject('no')"], { error: /Uncaught 'no'/ }],
  ["a cause of itself", ["const e = new Error('loop'); e.cause = e; throw e"], { error: /loop/ }],
  [
    "an error whose getters throw",
    ["throw Object.defineProperty(new Error('sly'), 'cause', { get() { throw 1 } })"],
    { error: /sly/ },
  ],
  [
    "a stack overflow",
    ["function down(): number { return down() + 1 }", "down()"],
    { error: /RangeError: Maximum call stack size exceeded/ },
  ],
];

describe("a compile error says", () => {
  notebook.testRows(compile);

  test("the cell of an earlier declaration", async () => {
    const { reply } = await notebook.run("interface Settings { rate: number }");
    const count = String(reply.content["execution_count"]);
    const error = await notebook.error("const s: Settings = {}");
    assert.match(error, new RegExp(`TS2741[^]*Cell ${count}:1:22 - 'rate' is declared here`));
  });

  test("the file of one", async () => {
    notebook.write("shape.ts", "export interface Shape {\n  sides: number;\n}");
    const error = await notebook.error("import type { Shape } from './shape'; const s: Shape = {}");
    assert.match(error, /shape\.ts:2:3 - 'sides' is declared here/);
  });

  test("at most ten, and how many more", async () => {
    const error = await notebook.error("nope;\n".repeat(15));
    assert.equal(error.match(/ - error TS/g)?.length, 10);
    assert.match(error, /and 5 more errors/);
  });
});
describe("a stack leads to", () => notebook.testRows(runtime));
describe("thrown:", () => notebook.testRows(thrown));

test("the reply and the message on IOPub are the same", async () => {
  const executed = await notebook.run({ fails: "throw new Error('same')" });
  const shown = executed.outputs.find(({ header }) => header.msg_type === "error");
  const { ename, evalue, traceback } = executed.reply.content;
  assert.deepEqual(shown?.content, { ename, evalue, traceback });
  assert.match(errorText(executed), /^Error: same/);
});
