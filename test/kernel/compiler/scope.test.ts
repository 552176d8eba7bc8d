import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { NotCompiled, TestNotebook } from "./notebook.js";

const notebook = new TestNotebook();
after(() => notebook.close());
beforeEach(() => notebook.reset());

/** Cells, run in order, and the value of the last. */
const values: [name: string, cells: string[], expected: unknown][] = [
  [
    "a function sees what a later cell assigns",
    ["let lr = 1; function f() { return lr }", "lr = 10; f()"],
    10,
  ],
  ["an arrow function too", ["let a = 1; const f = () => a", "a++; f()"], 2],
  [
    "a method too",
    ["let a = 1; class K { get() { return a } }; const k = new K()", "a = 5", "k.get()"],
    5,
  ],
  ["a default parameter too", ["let a = 1; function f(x = a) { return x }", "a = 3; f()"], 3],
  [
    "a generator too",
    [
      "let a = 1; function* g() { yield a; yield a }; const it = g(); it.next()",
      "a = 7; it.next().value",
    ],
    7,
  ],
  [
    "a timer too",
    [
      "let a = 1; const later = () => new Promise<number>((done) => setTimeout(() => done(a), 5))",
      "const p = later(); a = 4; p",
    ],
    4,
  ],
  ["shorthand", ["let lr = 1; const b = 2", "({ lr, b })"], { lr: 1, b: 2 }],
  [
    "assignment by a pattern",
    ["let a = 1, b = 2", "[a, b] = [b, a]; ({ a } = { a: 9 }); [a, b]"],
    [9, 1],
  ],
  [
    "assignment by a pattern with defaults",
    ["let a: number | undefined; let b = 0", "({ a = 5, b } = { b: 6 }); [a, b]"],
    [5, 6],
  ],
  [
    "declaration by patterns",
    [
      "const { a, x: [b = 4, ...c], ...rest } = { a: 1, x: [undefined, 2, 3], y: 5 }",
      "[a, b, c, rest]",
    ],
    [1, 4, [2, 3], { y: 5 }],
  ],
  [
    "operators that assign",
    ["let a = 1; let s: string | undefined", "a += 2; a **= 2; a--; s ??= 'x'; [a, s]"],
    [8, "x"],
  ],
  ["typeof of a name", ["let a = 1", "typeof a"], "number"],
  [
    "a called function has no this",
    ["function f(this: unknown) { return this }", "f()"],
    undefined,
  ],
  [
    "nor has a tag",
    ["function tag(this: unknown, s: TemplateStringsArray) { return [this, s[0]] }", "tag`x`"],
    [undefined, "x"],
  ],
  ["shadowing in a block", ["let a = 1", "{ let a = 2; a }; a"], 1],
  ["by a parameter", ["let a = 1", "((a: number) => a)(3) + a"], 4],
  ["by a catch clause", ["let e = 1", "try { throw 2 } catch (e) { e } e"], 1],
  ["by a loop", ["let i = 7", "for (let i = 0; i < 3; i++) {} i"], 7],
  ["a label of that name", ["let a = 1", "a: for (;;) { break a } a"], 1],
  ["a property of that name", ["let a = 1; const o = { a: 2 }", "o.a"], 2],
  ["a var in a block belongs to the cell", ["if (true) { var v = 1 }", "v"], 1],
  ["a var of a loop", ["for (var i = 0; i < 3; i++) {}", "i"], 3],
  ["a var of a for-of", ["for (var x of [1, 2]) {}", "x"], 2],
  ["a function before its declaration", ["const a = f(); function f() { return 1 } a"], 1],
  ["a variable without a value", ["let a: number | undefined", "a"], undefined],
  [
    "a variable without a value, again",
    ["let a: number | undefined = 1", "let a: number | undefined", "a"],
    undefined,
  ],
  [
    "functions and classes keep their names",
    ["const f = () => 1; let g = function () {}; const K = class {}; [f.name, g.name, K.name]"],
    ["f", "g", "K"],
  ],
  ["also when assigned later", ["let f: () => number", "f = () => 2; f.name"], "f"],
  [
    "a name of a global",
    [
      "const name = 'mine'; const fetch = () => 'no'; class Map { x = 1 }",
      "[name, fetch(), new Map().x]",
    ],
    ["mine", "no", 1],
  ],
  ["a preloaded name", ["const tf = 3", "tf + 1"], 4],
  ["names that are not ASCII", ["const größe = 1; const 变量 = 2", "größe + 变量"], 3],
  [
    "several declarators, sparse patterns",
    ["const [, b, , d = 4] = [1, 2, 3], e = 5", "[b, d, e]"],
    [2, 4, 5],
  ],
  [
    "export is accepted",
    [
      "export const a = 1; export function f() { return a } export default class K {}",
      "[f(), new K() instanceof K]",
    ],
    [1, true],
  ],
];

/** Forms in which a name can stand; `a` is 1, `f` returns its argument, `o` is `{ a: 2 }`, all of an earlier cell. */
const places: [code: string, expected: unknown][] = [
  ["{ const inner = a + 1; inner } [a]", [1]],
  ["({ [a]: a, a, f() { return a } }).f()", 1],
  ["({ get a() { return 5 } }).a + a", 6],
  ["f?.(a)", 1],
  ["f(f)(a)", 1],
  ["(f)(a)", 1],
  ["new (class { x = a; static y = a; #z = a; z() { return this.#z } })().z()", 1],
  ["`${a}${`${f(a)}`}`", "11"],
  ["f`${a}`.length", 2],
  ["[...[a], ...f([a, o.a])]", [1, 1, 2]],
  ["o?.a ?? a", 2],
  ["a in { 1: true }", true],
  ["void a", undefined],
  ["-a + +a", 0],
  ["typeof f", "function"],
  ["(function f(n: number): number { return n < 1 ? 0 : n + f(n - 1) })(3)", 6],
  ["(class f { static me() { return f.name } }).me()", "f"],
  ["((a = o.a) => a)()", 2],
  ["(({ a }: { a: number }) => a)(o)", 2],
  ["(({ b = a }: { b?: number }) => b)({})", 1],
  ["((...a: number[]) => a.length)(1, 2, 3)", 3],
  ["(() => { var a = 9; return a })() + a", 10],
  ["(() => { function a() { return 3 } return a() })() + a", 4],
  ["switch (a) { case 1: { let a = 4; o.a = a } } o.a", 4],
  ["for (const { a } of [{ a: 7 }]) o.a = a; o.a", 7],
  ["for (const k in o) o[k as 'a'] = a; o.a", 1],
  ["let n = 0; for (let a = 0; a < 3; a++) n += a; n", 3],
  ["let m = 0; do { m += a } while (m < 3); m", 3],
  ["[1, 2].map((x) => x + a)", [2, 3]],
  ["[...(function* () { yield a; yield* [a, o.a] })()]", [1, 1, 2]],
  ["await (async () => { for await (const x of [a]) return x })()", 1],
  ["[...'ab'].map((a, i) => a + i)", ["a0", "b1"]],
  ["({ a: o.a } = { a: 8 }); o.a", 8],
  ["[o.a] = [6]; o.a", 6],
  ["({ ...o }).a", 2],
  ["class A { static { o.a = a } a = 3 } [o.a, new A().a]", [1, 3]],
  ["class B { [`m${a}`]() { return a } } (new B() as B & { m1(): number }).m1()", 1],
  ["try { throw { a: 3 } } catch ({ a }: any) { o.a = a } o.a", 3],
  ["label: for (const a of [1, 2]) { if (a > 1) break label; o.a = a } o.a", 1],
  ["a\n;[a]", [1]],
  ["a /* a */ // a\n", 1],
  ["/a/.source + 'a' + a", "aa1"],
  ["export default () => a", undefined],
  ["export { a as b }; a", 1],
  ["a; ;", 1],
  ["a ||= 5; a &&= 6; a", 6],
  ["const g = () => g.name; g()", "g"],
  ["let h; h = class {}; h.name", "h"],
  ["const { d = () => 1 } = {} as { d?: () => number }; d.name", "d"],
  ["var v: number; var v = 3; v", 3],
  ["[f, o].length", 2],
  ["const p = async () => await a; [p.name, await p()]", ["p", 1]],
  ["const q = async () => await (async () => await f(await a))(); await q()", 1],
  ["const r = (x = async () => await a) => x(); await r()", 1],
  ["for await (const x of [f(a)]) o.a = await f(x); await o.a", 1],
  ["await f(await a) + (await a)", 2],
];

describe("a name is found", () => {
  for (const [code, expected] of places) {
    test(code, async () => {
      await notebook.run(
        "let a = 1; function f(x: any, ..._: any[]): any { return x } const o: { a: number } = { a: 2 }",
      );
      assert.deepEqual(await notebook.run(code), expected);
    });
  }
});

describe("live scope", () => {
  for (const [name, cells, expected] of values) {
    test(name, async () => assert.deepEqual(await notebook.runAll(...cells), expected));
  }

  test("globals stay as they are", async () => {
    const before = globalThis.fetch;
    await notebook.run("const fetch = 1; var process = 2");
    assert.equal(globalThis.fetch, before);
    assert.equal(typeof globalThis.process, "object");
  });
});

const kinds: Record<string, string> = {
  let: "let X = 1",
  const: "const X = 'a'",
  var: "var X = true",
  function: "function X() {}",
  class: "class X { a = 1 }",
  enum: "enum X { A }",
  namespace: "namespace X { export const a = 1 }",
  type: "type X = 'type'",
  interface: "interface X { i: number }",
  import: "import * as X from 'node:os'",
};

describe("redeclaration", () => {
  test("of any kind by any kind", async () => {
    for (const first of Object.values(kinds)) {
      for (const second of Object.values(kinds)) await notebook.runAll(first, second);
    }
  });

  test("with a new type, which later cells see", async () => {
    await notebook.runAll("let a = 1; function twice() { return a }", "let a = 'x'");
    assert.equal(await notebook.run("a.toUpperCase()"), "X");
    await assert.rejects(notebook.run("a = 1"), NotCompiled);
  });

  test("an enum and a namespace begin anew", async () => {
    await notebook.run("enum E { A, B } namespace N { export const a = 1 }");
    assert.deepEqual(
      await notebook.run("enum E { C = 5 } namespace N { export const b = 2 } [E, N]"),
      [{ 5: "C", C: 5 }, { b: 2 }],
    );
  });

  test("a type lives on beside a value of its name", async () => {
    await notebook.runAll("interface A { x: number }", "const A = 5");
    assert.equal(await notebook.run("const a: A = { x: A }; a.x"), 5);
    await notebook.run("type A = string");
    assert.equal(await notebook.run("const b: A = 'b'; A"), 5);
  });

  test("generic types and their values cross cells", async () => {
    await notebook.run(
      "class Box<T> { constructor(public value: T) {} } type Pair<A, B = A> = [A, B]",
    );
    assert.deepEqual(
      await notebook.run("const p: Pair<Box<number>> = [new Box(1), new Box(2)]; p[1].value"),
      2,
    );
  });

  test("interfaces merge within a cell only", async () => {
    await notebook.run("interface A { x: number } interface A { y: number }");
    await notebook.run("const both: A = { x: 1, y: 2 }");
    await notebook.run("interface A { z: number }");
    assert.equal(await notebook.run("const one: A = { z: 3 }; one.z"), 3);
  });
});

describe("what a cell may do with earlier names", () => {
  const errors: [string, string, string][] = [
    ["assign another type to a let", "let a = 1", "a = 'x'"],
    ["assign to a const", "const a = 1", "a = 2"],
    ["assign to a class", "class A {}", "A = 1"],
    ["use a name that does not exist", "let a = 1", "b"],
  ];
  for (const [name, first, second] of errors) {
    test(`it may not ${name}`, async () => {
      await notebook.run(first);
      await assert.rejects(notebook.run(second), NotCompiled);
    });
  }

  test("a let has its declared type, whatever was assigned last", async () => {
    await notebook.runAll("let a: string | number = 1", "a = 'x'");
    assert.equal(await notebook.run("typeof a === 'string' ? a.length : a"), 1);
  });

  test("an array that was empty at first can be filled", async () => {
    await notebook.run("const losses = []; let best = null;");
    await notebook.run("const xs: number[] = []");
    assert.deepEqual(await notebook.run("xs.push(1); xs"), [1]);
  });
});

describe("failure", () => {
  test("a type error declares nothing", async () => {
    await assert.rejects(notebook.run("const a = 1; const b: string = a"), NotCompiled);
    await assert.rejects(notebook.run("a"), NotCompiled);
    assert.deepEqual(Object.keys(notebook.scope), []);
  });

  test("what was declared before an error stays", async () => {
    await assert.rejects(notebook.run("const a = 1; throw new Error('no'); const b = 2"), /no/);
    assert.equal(await notebook.run("a"), 1);
    await assert.rejects(notebook.run("b"), NotCompiled);
  });

  test("reset forgets", async () => {
    await notebook.run("const a = 1");
    await notebook.reset();
    await assert.rejects(notebook.run("a"), NotCompiled);
  });
});

describe("the last value", () => {
  const shown: [string, unknown][] = [
    ["1 + 1", 2],
    ["1 + 1;", 2],
    ["x++, 2", 2],
    ["'text'", "text"],
    ["'use strict'", "use strict"],
    ["({ a: 1 })", { a: 1 }],
    ["(1)", 1],
    ["Promise.resolve(3)", 3],
    ["await Promise.resolve(4)", 4],
    ["let x = 5", undefined],
    ["let x = 5; x // said", 5],
    ["x = 1\n/* end */", 1],
    ["if (true) { 1 }", undefined],
    ["null", null],
    ["// nothing", undefined],
    ["", undefined],
    ["`a\n${1}`", "a\n1"],
  ];
  for (const [code, expected] of shown) {
    test(JSON.stringify(code), async () => {
      await notebook.run("let x = 0");
      assert.deepEqual(await notebook.run(code), expected);
    });
  }

  test("is `_`, with its type", async () => {
    await notebook.run("Promise.resolve([1, 2])");
    assert.equal(await notebook.run("_.length"), 2);
    await notebook.run("'text'");
    assert.equal(await notebook.run("_.toUpperCase()"), "TEXT");
  });

  test("unless the user has a `_`", async () => {
    await notebook.runAll("const _ = { chunk: 1 }", "5");
    await notebook.run("_.chunk");
  });
});
