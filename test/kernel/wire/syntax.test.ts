import { describe } from "node:test";
import { WireNotebook, type Row } from "./cells.js";

const notebook = new WireNotebook({
  "parts.ts": "export const part = 1;",
  "globals.d.ts":
    "declare var unitOfAll: 'mm' | 'cm';\ndeclare module 'declared-here' { export interface Made { up: 1 } }",
  "ambient.d.ts": "export interface Shape { sides: number }\nexport declare const unit: 'mm';",
  "data.json": '{ "rows": [1, 2], "name": "x" }',
  "node_modules/jsx-maker/package.json": JSON.stringify({
    name: "jsx-maker",
    type: "module",
    exports: { "./jsx-runtime": { types: "./jsx.d.ts", default: "./jsx.js" } },
  }),
  "node_modules/jsx-maker/jsx.js":
    "export const jsx = (tag, props) => ['made', tag, props]; export const jsxs = jsx; export const Fragment = 'F';",
  "node_modules/jsx-maker/jsx.d.ts":
    "export declare const jsx: any, jsxs: any, Fragment: any; export namespace JSX { interface IntrinsicElements { [tag: string]: any } }",
  "element.tsx": "/** @jsxImportSource jsx-maker */\nexport const element = <b>text</b>;",
});

const typescript: Row[] = [
  ["enum", ["enum E { A, B = 'b', C = 1 << 3 }", "[E.A, E[0], E.B, E.C]"], "[ 0, 'A', 'b', 8 ]"],
  [
    "enum whose members are computed",
    ["const base = 3; enum F { A = base, B = 'xyz'.length }", "[F.A, F.B]"],
    "[ 3, 3 ]",
  ],
  ["const enum, in a later cell", ["const enum CE { A = 3, B = A * 2 }", "CE.B"], "6"],
  [
    "namespace with a type",
    [
      "namespace N { export const a = 1; export namespace M { export type T = number } }",
      "const x: N.M.T = N.a; x",
    ],
    "1",
  ],
  [
    "namespace of nothing but types",
    [
      "namespace Types { export type One = 1; export namespace Inner { export interface Two { two: 2 } } }",
      "const one: Types.One = 1; const two: Types.Inner.Two = { two: 2 }; [one, two.two]",
    ],
    "[ 1, 2 ]",
  ],
  ["namespace by path", ["namespace Outer.Inner { export const a = 1 }", "Outer.Inner.a"], "1"],
  [
    "import of a namespace's part",
    ["namespace Deep { export namespace Er { export const z = 4 } }", "import er = Deep.Er; er.z"],
    "4",
  ],
  [
    "abstract class",
    [
      "abstract class A { abstract a(): number; twice() { return 2 * this.a() } }",
      "class B extends A { a() { return 2 } } new B().twice()",
    ],
    "4",
  ],
  ["an abstract class cannot be made", ["abstract class Abs {}", "new Abs()"], { error: /TS2511/ }],
  [
    "parameter properties",
    [
      "class P { constructor(readonly x: number, private y = 2, protected z?: string) {} sum() { return this.x + this.y } }",
      "new P(1).sum()",
    ],
    "3",
  ],
  [
    "accessor",
    [
      "class Acc { accessor x = 1; static accessor y = 2 } const acc = new Acc(); acc.x++",
      "[acc.x, Acc.y]",
    ],
    "[ 2, 2 ]",
  ],
  [
    "private, static, blocks",
    [
      "class Q { #x = 1; static made = 0; static { Q.made = 5 } has(o: object) { return #x in o } }",
      "[Q.made, new Q().has(new Q())]",
    ],
    "[ 5, true ]",
  ],
  [
    "overloads",
    [
      "function f(x: number): number; function f(x: string): string; function f(x: unknown) { return x }",
      "[f('a').length, f(2).toFixed(1)]",
    ],
    "[ 1, '2.0' ]",
  ],
  [
    "overloads are checked",
    [
      "function g(x: number): number; function g(x: string): string; function g(x: unknown) { return x }",
      "g(true)",
    ],
    { error: /TS2769: No overload matches this call/ },
  ],
  [
    "satisfies keeps the narrow type",
    ["const colours = { red: 'f00' } satisfies Record<string, string>", "colours.green"],
    { error: /TS2339/ },
  ],
  [
    "as const, as, !",
    [
      "const tuple = [1, 'a'] as const; const n: 1 = tuple[0]; let u: string | undefined = 'x'",
      "[n, u!.length, (u as string).length]",
    ],
    "[ 1, 1, 1 ]",
  ],
  ["casts in brackets", ["const x: unknown = 'abc'", "(<string>x).length"], "3"],
  [
    "generic arrow functions and instantiation",
    ["const id = <T,>(x: T) => x; const ids = id<string>", "ids('a')"],
    "'a'",
  ],
  [
    "conditional, mapped and template types",
    [
      "type Getters<T> = { [K in keyof T as `get${Capitalize<string & K>}`]: () => T[K] }",
      "const gs: Getters<{ a: number }> = { getA: () => 1 }; gs.getA()",
    ],
    "1",
  ],
  [
    "assertion functions and guards",
    [
      "function isText(x: unknown): x is string { return typeof x === 'string' } function must(x: unknown): asserts x { if (!x) throw new Error('must') }",
      "const v: unknown = 'ab'; must(isText(v)); v.length",
    ],
    "2",
  ],
  [
    "unique symbols and index signatures",
    [
      "const tag: unique symbol = Symbol('tag'); interface Tagged { [tag]: number; [key: string]: unknown }",
      "const t: Tagged = { [tag]: 1, a: 'b' }; t[tag]",
    ],
    "1",
  ],
  [
    "declare",
    [
      "declare const missing: number; declare function also(): void; declare class Gone {}",
      "typeof missing",
    ],
    "'undefined'",
  ],
  [
    "declare global",
    ["declare global { var shared: number } globalThis.shared = 4", "globalThis.shared"],
    "4",
  ],
  [
    "generics with const and variance",
    [
      "function first<const T extends readonly unknown[]>(xs: T): T[0] { return xs[0] } interface Box<out T> { readonly get: () => T }",
      "const one: 1 = first([1, 2]); one",
    ],
    "1",
  ],
  [
    "triple-slash and @ts- comments",
    ["// @ts-expect-error on purpose\nconst odd: number = 'x'; odd"],
    "'x'",
  ],
  [
    "an @ts-expect-error without an error is one",
    ["// @ts-expect-error\nconst fine: number = 1"],
    { error: /TS2578/ },
  ],
  [
    "export is accepted",
    ["export const ex = 1; export default function named() { return ex }", "named()"],
    "1",
  ],
  ["export of a list, renamed", ["const inner = 2; export { inner as outer }", "inner"], "2"],
  [
    "regular expressions with flags",
    ["'a1b22'.replace(/(?<digits>\\d+)/gv, '<$<digits>>')"],
    "'a<1>b<22>'",
  ],
  ["numbers with separators, bigint", ["1_000 + Number(2n ** 10n)"], "2024"],
  [
    "labels, switch and do",
    [
      "let steps = ''; outer: do { switch (steps.length) { case 3: break outer; default: steps += 'x' } } while (true); steps",
    ],
    "'xxx'",
  ],
  [
    "getters and setters of objects",
    [
      "const o = { v: 1, get x() { return this.v }, set x(n: number) { this.v = n * 2 } }; o.x = 4; o.x",
    ],
    "8",
  ],
];

const decorators: Row[] = [
  [
    "of a method",
    [
      "function twice(f: (this: K) => number, _: unknown) { return function (this: K) { return 2 * f.call(this) } }\nclass K { x = 4; @twice get() { return this.x } }",
      "new K().get()",
    ],
    "8",
  ],
  [
    "of a class, with a factory of an earlier cell",
    [
      "const made: string[] = []; const note = (text: string) => (_: unknown, context: DecoratorContext) => { made.push(`${text} ${context.kind} ${String(context.name)}`) }",
      "@note('a') class Noted { @note('b') field = 1; @note('c') accessor acc = 2; @note('d') static m() {} } made",
    ],
    "[ 'd method m', 'c accessor acc', 'b field field', 'a class Noted' ]",
  ],
  [
    "of a class replaced by another",
    [
      "function seal<T extends new (...args: any[]) => object>(C: T, _: unknown) { return class extends C { sealed = true } }\n@seal class S { a = 1 }",
      "const s = new S(); [s.a, (s as S & { sealed?: boolean }).sealed]",
    ],
    "[ 1, true ]",
  ],
  [
    "of a field's initial value",
    [
      "const plus = (_: undefined, __: unknown) => (n: number) => n + 1; class Fld { @plus n = 1 }",
      "new Fld().n",
    ],
    "2",
  ],
];

const using: Row[] = [
  [
    "disposes at the end of the cell, the last first",
    [
      "const log: string[] = []; const resource = (name: string) => ({ [Symbol.dispose]() { log.push(name) } })",
      "using a = resource('a'); using b = resource('b'); log.push('body')",
      "log",
    ],
    "[ 'body', 'b', 'a' ]",
  ],
  [
    "the names of such a cell remain",
    [
      "using r = { [Symbol.dispose]() {} }; const x = 1; let y = 2; function xy() { return x + y } class Z { z = 3 }",
      "[xy(), new Z().z]",
    ],
    "[ 3, 3 ]",
  ],
  ["with a last value", ["using r2 = { v: 1, [Symbol.dispose]() { r2.v = 2 } }; r2.v"], "1"],
  [
    "disposes when the cell fails",
    [
      "let disposed = false",
      { fails: "using r3 = { [Symbol.dispose]() { disposed = true } }; throw new Error('x')" },
      "disposed",
    ],
    "true",
  ],
  [
    "in a block, a loop and a function",
    [
      "const seen: number[] = []; const res = (n: number) => ({ n, [Symbol.dispose]() { seen.push(n) } }); for (using r of [res(1), res(2)]) void r; { using r = res(3) } (() => { using r = res(4); return r.n })(); seen",
    ],
    "[ 1, 2, 3, 4 ]",
  ],
];

const jsx: Row[] = [
  [
    "with a factory in a directive",
    [
      "const h = (tag: unknown, props: object | null, ...children: unknown[]) => ({ tag, props, children })",
      '/** @jsx h */\nconst el = <p id="a">text {1 + 1}</p>; el',
    ],
    "{ tag: 'p', props: { id: 'a' }, children: [ 'text ', 2 ] }",
  ],
  [
    "with a fragment and a component",
    [
      "const part = (p: { n: number }) => p.n; const frag = 'frag'",
      "/** @jsx h */ /** @jsxFrag frag */\nconst both = <><part n={3} /></>; both.tag",
    ],
    "'frag'",
  ],
  [
    "with the functions of a package that a directive names",
    ["/** @jsxImportSource jsx-maker */\nconst made = <p a={1} />; made"],
    "[ 'made', 'p', { a: 1 } ]",
  ],
  [
    "so in an imported file",
    ["import { element } from './element'; element"],
    "[ 'made', 'b', { children: 'text' } ]",
  ],
  [
    "with React's names by default",
    [
      "const React = { createElement: (tag: unknown, props: object | null) => [tag, props], Fragment: 'f' }",
      "<p a={1} {...{ b: 2 }}/>",
    ],
    "[ 'p', { a: 1, b: 2 } ]",
  ],
];

const modules: Row[] = [
  ["import x = require()", ["import os = require('node:os')", "typeof os.cpus"], "'function'"],
  [
    "type-only imports",
    [
      "import type { Stats } from 'node:fs'; import { type Dirent, existsSync } from 'node:fs'",
      "const s: Stats | Dirent | undefined = undefined; existsSync('/') && s === undefined",
    ],
    "true",
  ],
  [
    "a type-only import has no value",
    ["import type { EventEmitter } from 'node:events'", "new EventEmitter()"],
    { error: /TS1361|TS2693|TS2304/ },
  ],
  [
    "import attributes",
    ["import data from './data.json' with { type: 'json' }; data.rows.length + data.name.length"],
    "3",
  ],
  [
    "declaration files",
    ["import { type Shape } from './ambient'; const shape: Shape = { sides: 3 }; shape.sides"],
    "3",
  ],
  [
    "declarations for the whole folder",
    [
      "import type { Made } from 'declared-here'; globalThis.unitOfAll = 'cm'; const made: Made = { up: 1 }; [unitOfAll, made.up]",
    ],
    "[ 'cm', 1 ]",
  ],
  [
    "import.meta",
    [
      "[import.meta.url.startsWith('file:///'), import.meta.dirname === __dirname, import.meta.filename === __filename]",
    ],
    "[ true, true, true ]",
  ],
  ["__dirname is the notebook's folder", ["__dirname === process.cwd()"], "true"],
  [
    "require",
    ["const { basename } = require('node:path') as typeof import('node:path'); basename('/a/b')"],
    "'b'",
  ],
  ["require.resolve", ["require.resolve('./data.json').endsWith('data.json')"], "true"],
  [
    "import types",
    [
      "const p: import('node:path').ParsedPath = (await import('node:path')).parse('/a/b.c'); p.ext",
    ],
    "'.c'",
  ],
  [
    "imports run first, wherever they stand",
    ["const early = tail('/a/c'); import { basename as tail } from 'node:path'; early"],
    "'c'",
  ],
  [
    "export * from and export from",
    ["export * from './parts'; export { part as other } from './parts'; 1"],
    "1",
  ],
];

describe("TypeScript's own syntax", () => notebook.testRows(typescript));
describe("standard decorators", () => notebook.testRows(decorators));
describe("using", () => notebook.testRows(using));
describe("JSX", () => notebook.testRows(jsx));
describe("modules", () => notebook.testRows(modules));
