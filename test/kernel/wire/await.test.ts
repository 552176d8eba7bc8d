import { describe } from "node:test";
import { WireNotebook, type Row } from "./cells.js";

const notebook = new WireNotebook();

const places: Row[] = [
  ["await (x)", ["const p = Promise.resolve(3)", "await (p)"], "3"],
  [
    "await of a call, a member and a new",
    [
      "const f = async () => ({ x: 1 })",
      "(await f()).x + (await new Promise<number>((r) => r(2)))",
    ],
    "3",
  ],
  [
    "for await",
    [
      "async function* g() { yield 1; yield 2 }",
      "let sum = 0; for await (const x of g()) sum += x; sum",
    ],
    "3",
  ],
  [
    "for await over names of the scope",
    ["let item = 0", "for await (item of [Promise.resolve(4)]) {} item"],
    "4",
  ],
  ["for await with a var", ["for await (var each of [1, 2]) {} each!"], "2"],
  [
    "for await with a pattern",
    [
      "const out: number[] = []; for await (const { a, b = 2 } of [{ a: 1 } as { a: number, b?: number }]) out.push(a, b); out",
    ],
    "[ 1, 2 ]",
  ],
  [
    "await using",
    [
      "const log: string[] = []; { await using r = { async [Symbol.asyncDispose]() { log.push('closed') } }; log.push('open') } log",
    ],
    "[ 'open', 'closed' ]",
  ],
  [
    "await using, at the top level",
    [
      "const closing: string[] = []",
      "await using r1 = { async [Symbol.asyncDispose]() { await null; closing.push('closed') } }; closing.push('open')",
      "closing",
    ],
    "[ 'open', 'closed' ]",
  ],
  [
    "in a field of a class: an error, as in every module",
    ["class Fielded { x = await Promise.resolve(1) }"],
    { error: /TS1308/ },
  ],
  [
    "in a decorator of a field and of a method",
    [
      "const marks: unknown[] = []; const mark = (x: number) => (_: unknown, { kind }: DecoratorContext) => { marks.push(x, kind) }",
      "class Marked { @mark(await Promise.resolve(3)) m() {} @mark(await Promise.resolve(4)) f = 1 } marks",
    ],
    "[ 3, 'method', 4, 'field' ]",
  ],
  [
    "in JSX",
    [
      "const h = (...parts: unknown[]) => parts",
      "/** @jsx h */\n<p a={await Promise.resolve(1)}>{await Promise.resolve(2)}</p>",
    ],
    "[ 'p', { a: 1 }, 2 ]",
  ],
  ["in a template", ["`a${await Promise.resolve(1)}b`"], "'a1b'"],
  ["in a tagged template", ["String.raw`${await Promise.resolve('x')}`"], "'x'"],
  [
    "in a default of a pattern",
    ["const { q = await Promise.resolve(5) } = {} as { q?: number }; q"],
    "5",
  ],
  [
    "in a computed key, a spread and an index",
    [
      "const o = { [await Promise.resolve('k')]: [...await Promise.resolve([1, 2])] }; o[await Promise.resolve('k')]",
    ],
    "[ 1, 2 ]",
  ],
  [
    "in a class's heritage",
    ["class A { x = 1 } class B extends (await Promise.resolve(A)) {} new B().x"],
    "1",
  ],
  [
    "in a class's computed name",
    [
      "class C { [await Promise.resolve('m')]() { return 2 } } (new C() as unknown as { m(): number }).m()",
    ],
    "2",
  ],
  [
    "in a decorator",
    [
      "const tags: unknown[] = []; function tag(x: number) { return (_: unknown, context: ClassDecoratorContext) => { tags.push(x, context.name) } }",
      "@tag(await Promise.resolve(7)) class D {} tags",
    ],
    "[ 7, 'D' ]",
  ],
  [
    "in an enum's neighbour",
    ["const n = await Promise.resolve(1); enum E { A = 1 } n === E.A"],
    "true",
  ],
  [
    "in conditions, loops and switches",
    [
      "let s = ''; if (await Promise.resolve(true)) s += 'a'; while (await Promise.resolve(s.length < 2)) s += 'b'; switch (await Promise.resolve(2)) { case 2: s += 'c' } s",
    ],
    "'abc'",
  ],
  [
    "in try, catch and finally",
    [
      "let t = ''; try { await Promise.reject(new Error('e')) } catch (e) { t += await Promise.resolve((e as Error).message) } finally { t += await Promise.resolve('f') } t",
    ],
    "'ef'",
  ],
  [
    "in an optional chain and a nullish default",
    [
      "const maybe = await Promise.resolve<{ n?: number } | undefined>(undefined); (await Promise.resolve(maybe))?.n ?? (await Promise.resolve(9))",
    ],
    "9",
  ],
  [
    "of several at once, mixed with declarations",
    [
      "const [x, y] = await Promise.all([1, Promise.resolve(2)]), z = await Promise.resolve(x + y); function use() { return x + y + z } use()",
    ],
    "6",
  ],
  ["in an arrow function that is called", ["(async () => (await Promise.resolve(1)) + 1)()"], "2"],
  ["dynamic import", ["(await import('node:path')).basename('a/b')"], "'b'"],
  ["the name await inside a property", ["({ await: 1 }).await"], "1"],
  ["awaiting what is no promise", ["await 5"], "5"],
  ["awaiting a thenable", ["await { then(done: (x: number) => void) { done(8) } }"], "8"],
  ["an await inside an await", ["await Promise.resolve(await Promise.resolve(4))"], "4"],
];

const results: Row[] = [
  ["a promise is awaited", ["Promise.resolve(2)"], "2"],
  [
    "of a function of the notebook too",
    ["async function later() { return 'x' }", "later()"],
    "'x'",
  ],
  ["a promise of undefined shows nothing", ["Promise.resolve()"], undefined],
  [
    "a rejected one is the cell's error",
    ["Promise.reject(new RangeError('no'))"],
    { error: /^RangeError: no/ },
  ],
  ["_ is what it was fulfilled with, typed", ["Promise.resolve('abc')", "_.length"], "3"],
  [
    "a declared promise stays one",
    ["const held = Promise.resolve(1)", "held instanceof Promise"],
    "true",
  ],
  [
    "the error of an awaited function leads to its line",
    ["async function broken() {\n  await null;\n  throw new Error('deep')\n}", "await broken()"],
    { error: /deep[^]*line 3/ },
  ],
];

describe("await", () => notebook.testRows(places));
describe("a promise as last value", () => notebook.testRows(results));
