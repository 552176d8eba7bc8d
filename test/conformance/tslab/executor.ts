import type { SpecRow } from "./row.js";

const hashing = [
  'const message = "Hello TypeScript!";',
  'const hash = crypto.createHash("sha256").update(message).digest("hex");',
];
const later = 'let h1 = crypto.createHash("sha256").update("Hello TypeScript!").digest("hex");';
const sameHash = { "h0 === h1": "true", "h0.length": "64" };

/** How cells run, and what they leave behind. */
export const executorRows: readonly SpecRow[] = [
  { spec: "immediate", cells: ["let x = 10; x + 4;"], shows: "14" },
  { spec: "calculate numbers: declarations", cells: ["let x = 3, y = 4;"], shows: null },
  {
    spec: "calculate numbers: the last expression behind a declaration",
    cells: ["let x = 3, y = 4;", "let z = x * y; z -= 2;"],
    shows: "10",
  },
  {
    spec: "calculate numbers: assigning to a name of an earlier cell",
    cells: ["let x = 3, y = 4;", "let z = x * y; z -= 2;", "y = x * z;"],
    shows: "30",
    after: { "[x, y, z]": "[ 3, 30, 10 ]" },
  },
  {
    spec: "calculate numbers: with a global",
    cells: ["let x = 3, y = 30, z = 10;", "x = Math.max(z, y)"],
    shows: "30",
    after: { "[x, y, z]": "[ 30, 30, 10 ]" },
  },
  {
    spec: "recursion",
    cells: [
      "function naiveFib(n: number) { if (n > 1) { return naiveFib(n - 1) + naiveFib(n - 2); } return 1; }\nlet fib20 = naiveFib(20);",
    ],
    fails: /TS7023: /,
    differs:
      "strict: a function that calls itself needs a return type, since it would be any (noImplicitAny)",
  },
  {
    spec: "recursion, with the return type",
    cells: [
      "function naiveFib(n: number): number { if (n > 1) { return naiveFib(n - 1) + naiveFib(n - 2); } return 1; }\nlet fib20 = naiveFib(20);",
    ],
    after: { fib20: "10946" },
  },
  {
    spec: "node globals",
    cells: ["let ver = process.version;"],
    after: { "ver === process.version": "true" },
  },
  { spec: "redeclare const", cells: ["const x = 3;", "const x = 4;"], after: { x: "4" } },
  {
    spec: "class",
    cells: [
      "class Person { name: string; age: number; constructor(name: string, age: number) { this.name = name; this.age = age; } toString(): string { return 'Person(' + this.name + ', ' + this.age + ')'; } }\nlet alice = (new Person('alice', 123)).toString();",
    ],
    after: { alice: "'Person(alice, 123)'" },
  },
  ...[
    'import * as crypto from "crypto";',
    'import crypto from "crypto";',
    'const crypto = await import("crypto")',
  ].map((statement): SpecRow => ({
    spec: `import: ${statement}`,
    cells: [[statement, ...hashing].join("\n")],
    after: { "hash.length": "64" },
  })),
  ...['import * as crypto from "crypto";', 'import crypto from "crypto";'].map(
    (statement): SpecRow => ({
      spec: `import, used by a later cell: ${statement}`,
      cells: [`${statement}\n${later.replace("h1", "h0")}`, later],
      after: sameHash,
    }),
  ),
  {
    spec: "import: the name declared anew",
    cells: ['import * as crypto from "crypto";', "let crypto = 'crypto';"],
    after: { crypto: "'crypto'" },
  },
  {
    spec: "named import",
    cells: [
      'import {createHash} from "crypto";\nlet h0 = createHash("sha256").update("Hello TypeScript!").digest("hex");',
      'let h1 = createHash("sha256").update("Hello TypeScript!").digest("hex");',
    ],
    after: sameHash,
  },
  {
    spec: "named import: the name declared anew",
    cells: ['import {createHash} from "crypto";', "let createHash = 'createHash';"],
    after: { createHash: "'createHash'" },
  },
  {
    spec: "enum",
    cells: [
      "enum Direction { Up = 1, Down, Left, Right, }",
      "const x = Direction.Down",
      "const y = Direction[2]",
      "let Direction = null;",
    ],
    after: { "[x, y, Direction]": "[ 2, 'Down', null ]" },
  },
  {
    spec: "exports defineProperty",
    cells: ['Object.defineProperty(exports, "myprop", {value: "p0"});'],
    fails: /TS2304: |exports is not defined/,
    differs: "names live in a scope of the kernel's: there is no object exports to change them by",
  },
  {
    spec: "syntax error",
    cells: ["let x + y;"],
    fails: /TS1005: ',' expected\./,
  },
  { spec: "exception", cells: ["throw new Error('my error');"], fails: /Error: my error/ },
  {
    spec: "await promise resolved",
    cells: ["await new Promise(resolve => { resolve('Hello Promise'); });"],
    shows: "'Hello Promise'",
  },
  {
    spec: "await promise rejected",
    cells: ["await new Promise((_, reject) => { reject('Good Bye Promise'); });"],
    fails: /Good Bye Promise/,
  },
  {
    spec: "await async resolved",
    cells: ["async function fn(msg: string) { return 'Hello ' + msg; }\nawait fn('async');"],
    shows: "'Hello async'",
  },
  {
    spec: "await async rejected",
    cells: ["async function fn(msg: string) { throw 'Good Bye async'; }\nawait fn('async');"],
    fails: /Good Bye async/,
  },
  {
    spec: "assign top-level await",
    cells: [
      'async function asyncHello() { return "Hello, World!"; }\nlet msg = await asyncHello();',
    ],
    after: { msg: "'Hello, World!'" },
  },
  {
    spec: "promise rejected immediately",
    cells: ["new Promise(() => { throw new Error('rejected immediately'); });"],
    fails: /rejected immediately/,
    differs: "a promise as last value is awaited, and its rejection is the cell's error",
  },
  {
    spec: "package tslab",
    cells: ['import * as tslab from "tslab";\nlet png = tslab.display.png;'],
    after: { "typeof png": "'function'" },
  },
  {
    spec: "fixed bug#32",
    cells: ["let b = {}.constructor === Object"],
    after: { b: "true" },
  },
  {
    spec: "check bug#42",
    cells: ["let person = new Object(); person['name'] = 'yunabe';"],
    fails: /TS7053: /,
    differs: "strict: a property that the type does not have is an error (noImplicitAny)",
  },
  {
    spec: "interrupt: a promise that is awaited",
    cells: ["await new Promise(resolve => setTimeout(() => resolve('done'), 10));"],
    shows: "'done'",
  },
  {
    spec: "modules updated",
    cells: [
      "/**\n * @module mylib\n */\nexport const a = 'AAA';",
      'import * as mylib from "./mylib";\nconst b = mylib.a + "BBB";',
      "/**\n * @module mylib\n */\nexport let a = 'XXX';",
      'import * as mylib from "./mylib";\nconst b = mylib.a + "BBB";',
    ],
    after: { b: "'XXXBBB'" },
  },
  {
    spec: "modules jsx",
    cells: ["/** @jsx @module mylib */ let React: any; let x = <div></div>"],
    shows: null,
  },
  {
    spec: "browser module",
    cells: ["/**  @browser @module mylib */\nconst div = document.createElement('div');"],
    shows: null,
  },
  {
    spec: "externalFiles dependencies",
    cells: ['import {bVal} from "./b/c";'],
    after: { bVal: "'BBBAAA'" },
  },
  {
    spec: "externalFiles errors",
    cells: ['import {aVal} from "./wrong";'],
    fails: /TS2322: Type 'string' is not assignable to type 'number'\./,
  },
  {
    spec: "externalFiles cache module",
    cells: [
      'import {uid} from "./rand"; const first = uid;',
      'import {uid} from "./rand"; uid === first',
    ],
    shows: "true",
  },
];

/** What lies beside the notebook. */
export const specFiles: Readonly<Record<string, string>> = {
  "a.ts": 'export const aVal: string = "AAA";',
  "b/c.ts": 'import {aVal} from "../a";\nexport const bVal = "BBB" + aVal;',
  "wrong.ts": 'export const aVal: number = "AAA";',
  "rand.ts":
    'import { randomBytes } from "crypto";\nexport const uid = randomBytes(8).toString("hex");',
};
