import { describe } from "node:test";
import { WireNotebook, type Row } from "./cells.js";

const notebook = new WireNotebook();

const closures: Row[] = [
  [
    "a function sees what a later cell assigns",
    ["let lr = 1; function f() { return lr }", "lr = 10; f()"],
    "10",
  ],
  [
    "a timer too",
    [
      "let late = 1; const read = new Promise<number>((done) => { const look = () => { if (late === 1) setTimeout(look, 5); else done(late) }; look() })",
      "late = 4; read",
    ],
    "4",
  ],
  [
    "methods, accessors and fields of classes too",
    [
      "let a = 1; class K { field = a; get now() { return a } static read() { return a } read = () => a }",
      "const k = new K(); a = 5",
      "[k.field, k.now, K.read(), k.read()]",
    ],
    "[ 1, 5, 5, 5 ]",
  ],
  [
    "default parameters, also inside patterns, too",
    [
      "let a = 1; function f(x = a, { y = a } = {}, [z = a]: number[] = []) { return [x, y, z] }",
      "a = 3; f()",
    ],
    "[ 3, 3, 3 ]",
  ],
  [
    "generators too, between two values",
    [
      "let a = 1; function* g() { yield a; yield a }; const it = g(); it.next().value",
      "a = 7; it.next().value",
    ],
    "7",
  ],
  [
    "async generators too",
    [
      "let a = 1; async function* g() { yield a; yield a }; const it = g(); (await it.next()).value",
      "a = 7; (await it.next()).value",
    ],
    "7",
  ],
  [
    "a namespace and a tagged template too",
    [
      "let a = 1; namespace N { export const read = () => a } function tag(_: TemplateStringsArray, x: number) { return x + a }",
      "a = 2; [N.read(), tag`${a}`]",
    ],
    "[ 2, 4 ]",
  ],
  [
    "a function that assigns changes the name for all cells",
    ["let n = 0; const next = () => ++n", "next(); next(); n"],
    "2",
  ],
  [
    "a function sees a name that a later cell declares for the first time after a redeclaration",
    ["let q = 1; function readQ() { return q }", "let q = 2", "readQ()"],
    "2",
  ],
];

const forms: Row[] = [
  ["shorthand", ["let lr = 1; const b = 2", "({ lr, b })"], "{ lr: 1, b: 2 }"],
  ["assignment by an object pattern", ["let lr = 1; const o = { lr: 3 }", "({ lr } = o); lr"], "3"],
  [
    "by one with defaults, renaming and a rest",
    [
      "let x = 0, y = 0; let rest: object = {}",
      "({ a: x = 1, b: y = 2, ...rest } = { b: 5, c: 6 } as { a?: number, b?: number, c: number }); [x, y, rest]",
    ],
    "[ 1, 5, { c: 6 } ]",
  ],
  ["swap", ["let a = 1, b = 2", "[a, b] = [b, a]", "[a, b]"], "[ 2, 1 ]"],
  [
    "swap of a property and a name",
    ["let a = 1; const o = { p: 2 }", "[a, o.p] = [o.p, a]; [a, o]"],
    "[ 2, { p: 1 } ]",
  ],
  ["lr++", ["let lr = 1", "lr++; ++lr; lr"], "3"],
  ["lr++ is the value before", ["let lr = 1", "lr++"], "1"],
  [
    "-- and compound assignments",
    ["let n = 8; let s: string | undefined", "n--; n **= 2; n <<= 1; s ??= 'x'; [n, s]"],
    "[ 98, 'x' ]",
  ],
  ["delete of a property", ["const o: { a?: number } = { a: 1 }", "delete o.a; o"], "{}"],
  [
    "delete of a name is an error",
    ["let kept = 1", "delete kept"],
    { error: /TS1102: 'delete' cannot be called on an identifier/ },
  ],
  [
    "typeof of a name",
    ["let a = 1; class K {}", "[typeof a, typeof K]"],
    "[ 'number', 'function' ]",
  ],
  [
    "typeof in a type",
    ["const point = { x: 1 }", "const other: typeof point = { x: 2 }; other.x"],
    "2",
  ],
  [
    "for loops over names of earlier cells",
    ["let i = 0; let k = ''", "for (i of [1, 2, 3]) {} for (k in { a: 1 }) {} [i, k]"],
    "[ 3, 'a' ]",
  ],
  [
    "new, instanceof and extends",
    ["class A { x = 1 }", "class B extends A {} const b = new B(); [b instanceof A, b.x]"],
    "[ true, 1 ]",
  ],
  [
    "computed keys and templates",
    ["const key = 'k'; const n = 2", "({ [key]: `${n}`, [key + n]() { return n } })"],
    "{ k: '2', k2: [Function: k2] }",
  ],
  [
    "spread and optional chains",
    [
      "const xs = [1, 2]; let o: { f?: () => number } | undefined",
      "[...xs, Math.max(...xs), o?.f?.()]",
    ],
    "[ 1, 2, 2, undefined ]",
  ],
  [
    "a called function has no this",
    ["function f(this: unknown) { return this }", "f()"],
    undefined,
  ],
  ["a method keeps its this", ["const o = { n: 1, f() { return this.n } }", "o.f()"], "1"],
  ["comma and conditional", ["let a = 1, b = 2", "(a++, b) + (a ? b : a)"], "4"],
  [
    "a const of an earlier cell stays constant",
    ["const fixed = 1", "fixed = 2"],
    { error: /TS2588: Cannot assign to 'fixed' because it is a constant/ },
  ],
  [
    "a function of an earlier cell cannot be assigned to",
    ["function fn() {}", "fn = () => {}"],
    { error: /TS26\d\d|TS2588/ },
  ],
  ["a let keeps its declared type", ["let n: number = 1", "n = 'x'"], { error: /TS2322/ }],
];

const shadowing: Row[] = [
  ["in a block", ["let a = 1", "{ let a = 2; a++ } a"], "1"],
  ["by a parameter", ["let a = 1", "((a: number) => a)(3) + a"], "4"],
  ["by a parameter's pattern", ["let a = 1", "(({ a }: { a: number }) => a)({ a: 3 }) + a"], "4"],
  ["by a catch clause", ["let e: unknown = 1", "try { throw 2 } catch (e) { void e } e"], "1"],
  ["by a loop", ["let i = 7", "for (let i = 0; i < 3; i++) {} i"], "7"],
  [
    "by a function's own name",
    ["let f = 1", "const g = function f(): string { return typeof f }; [g(), f]"],
    "[ 'function', 1 ]",
  ],
  [
    "by a class's own name",
    ["let K = 1", "const C = class K { static me() { return K.name } }; [C.me(), K]"],
    "[ 'K', 1 ]",
  ],
  ["by a var of a function", ["let a = 1", "(() => { var a = 2; return a })() + a"], "3"],
  ["by a function in a block", ["const h = () => 1", "{ function h() { return 2 } h() } h()"], "1"],
  [
    "by a type parameter",
    ["class T { x = 1 }", "function id<T>(x: T): T { return x } [id(2), new T().x]"],
    "[ 2, 1 ]",
  ],
  ["by an enum's member", ["let A = 1", "enum E { A = 5, B = A } [E.B, A]"], "[ 5, 1 ]"],
  ["a label of that name", ["let a = 1", "a: for (;;) { break a } a"], "1"],
  [
    "a property, method and key of that name",
    [
      "let a = 1; const o = { a: 2 }",
      "class P { a = 3; m() { return this.a } } [o.a, new P().m(), { a: 4 }.a]",
    ],
    "[ 2, 3, 4 ]",
  ],
  [
    "arguments stays a function's own",
    ["function count() { return arguments.length }", "count.apply(null, [1, 2] as unknown as [])"],
    "2",
  ],
];

const globals: Row[] = [
  ["name", ["const name = 'mine'", "name"], "'mine'"],
  ["fetch", ["const fetch = () => 'no'", "fetch()"], "'no'"],
  [
    "Map, which libraries still have",
    ["class Map { x = 1 }", "[new Map().x, new globalThis.Map([[1, 2]]).size]"],
    "[ 1, 1 ]",
  ],
  [
    "console, process and undefined's neighbours",
    [
      "const console = { log: (s: string) => s }; const process = 3; const NaN_ = NaN",
      "[console.log('x'), process, NaN_]",
    ],
    "[ 'x', 3, NaN ]",
  ],
  ["globalThis has the real ones", ["globalThis.process.pid > 0"], "true"],
  ["tf", ["const tf = 3", "tf + 1"], "4"],
  ["display", ["function display(x: number) { return x }", "display(2)"], "2"],
  [
    "require and module",
    ["const require = 1; const exports = 2; const module = 3", "[require, exports, module]"],
    "[ 1, 2, 3 ]",
  ],
  [
    "eval'd words of sloppy code",
    [
      "let let_ = 1; let async = 2; let of = 3; let get = 4; let type = 5",
      "[let_, async, of, get, type]",
    ],
    "[ 1, 2, 3, 4, 5 ]",
  ],
  ["names that are not ASCII", ["const größe = 1; const 变量 = 2", "größe + 变量"], "3"],
  [
    "names of objects' own: constructor, toString, __proto__",
    [
      "let constructor = 1; let toString = 2; let __proto__ = 3; let hasOwnProperty = 4",
      "[constructor, toString, __proto__, hasOwnProperty]",
    ],
    "[ 1, 2, 3, 4 ]",
  ],
  [
    "names of the cell's own machinery",
    [
      "let __scope = 1; let __import = 2; let __meta = 3; let __resume = 4; let __last = 5",
      "[__scope, __import, __meta, __resume, __last]",
    ],
    "[ 1, 2, 3, 4, 5 ]",
  ],
];

describe("closures", () => notebook.testRows(closures));
describe("names of earlier cells", () => notebook.testRows(forms));
describe("shadowing", () => notebook.testRows(shadowing));
describe("a name of a global", () => notebook.testRows(globals));
