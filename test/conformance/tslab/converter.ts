import type { SpecRow } from "./row.js";

const hello = "async function asyncHello() { return 'Hello, async!'; }\n";
const unlessAsync: SpecRow["fails"] = /TS1308: /;

/** What cells may contain, what is wrong in them, and how they meet earlier ones. */
export const converterRows: readonly SpecRow[] = [
  {
    spec: "variables",
    cells: [
      "let x = 123;\nconst y = 'foo';\nvar z = true;\nx *= 2;\nlet obj = {a: 10, b: 'hello'};\nlet {a, b: c} = obj;",
    ],
    after: { "[x, y, z, a, c]": "[ 246, 'foo', true, 10, 'hello' ]" },
  },
  {
    spec: "functions",
    cells: [
      "function sum(x: number, y: number): number { return x + y; }\nfunction* xrange(n: number): IterableIterator<number> { for (let i = 0; i < n; i++) { yield i; } }\nasync function sleep(ms: number) { return new Promise<void>(resolve => { setTimeout(resolve, ms); }); }",
    ],
    after: {
      "[sum(1, 2), [...xrange(2)]]": "[ 3, [ 0, 1 ] ]",
      "await sleep(1) === undefined": "true",
    },
  },
  {
    spec: "destructuring",
    cells: ["let [x, y] = [123, 'hello'];\nlet { a, b: c } = { a: 123, b: \"hello\" };"],
    after: { "[x, y, a, c]": "[ 123, 'hello', 123, 'hello' ]" },
  },
  {
    spec: "optional chaining and nullish coalescing",
    cells: ["let obj: any = null;\nlet a = obj?.a?.b;\nlet b = a ?? obj;"],
    after: { "[a, b]": "[ undefined, null ]" },
  },
  {
    spec: "side-effect to var",
    cells: ["let counter = 0;\nfunction increment() { counter++; }", "increment()"],
    after: { counter: "1" },
  },
  {
    spec: "interfaces and classes",
    cells: [
      "interface Shape { color: string; }\ninterface Square extends Shape { sideLength: number; }\nclass SquareImpl implements Square { color: string; sideLength: number; constructor(color: string, sideLength: number) { this.color = color; this.sideLength = sideLength; } }",
      "const s: Square = new SquareImpl('red', 2); s.sideLength",
    ],
    shows: "2",
  },
  {
    spec: "types",
    cells: ["type mytype = number | string;", "const v: mytype = 1; v"],
    shows: "1",
  },
  {
    spec: "generics",
    cells: ["function identity<T>(arg: T): T { return arg; }", "identity(3).toFixed(1)"],
    shows: "'3.0'",
  },
  {
    spec: "enum",
    cells: ["enum Direction { Up = 1, Down, Left, Right, }", "Direction.Right"],
    shows: "4",
  },
  {
    spec: "labeled expressions look object literals",
    cells: ["{x: 10}"],
    shows: null,
  },
  {
    spec: "labeled expressions look object literals: two",
    cells: ["{x: 3, y: 4}"],
    fails: /TS1005: ';' expected\./,
  },
  {
    spec: "import",
    cells: [
      'import * as os from "os";\nconst os2 = os;\nimport { CpuInfo, UserInfo } from "os";\nlet info: CpuInfo;',
      "typeof os2.cpus",
    ],
    shows: "'function'",
  },
  {
    spec: "import default",
    cells: [
      'import os from "os";\nlet info: os.CpuInfo;\nimport * as pathlib from "path";',
      "[typeof os.cpus, pathlib.join('a', 'b')]",
    ],
    shows: "[ 'function', 'a/b' ]",
  },
  {
    spec: "indirect import",
    cells: ['import { userInfo } from "os";\nlet info = userInfo();', "typeof info.username"],
    shows: "'string'",
  },
  {
    spec: "dynamic import",
    cells: [
      'const {userInfo} = await import("os");\nlet info = userInfo();',
      "typeof info.username",
    ],
    shows: "'string'",
  },
  {
    spec: "interface merge",
    cells: [
      'interface MyInterface { abc: number; }\ninterface MyInterface { xyz: string; }\nlet obj: MyInterface = { abc: 123, xyz: "hello" };',
    ],
    after: { obj: "{ abc: 123, xyz: 'hello' }" },
  },
  {
    spec: "decorators",
    cells: [
      "function sealed(constructor: Function) { Object.seal(constructor); Object.seal(constructor.prototype); }\n@sealed\nclass Greeter {}",
    ],
    fails: /Symbol\.metadata/,
    differs:
      "decorators are ECMAScript's, where a class gets its metadata after them, so that none may seal it; legacy ones are used where a tsconfig.json beside the notebook sets experimentalDecorators",
  },
  {
    spec: "diagnostics: syntax error",
    cells: ["let x + 10;"],
    fails: /TS1005: ',' expected\.[^]*:1:7/,
  },
  {
    spec: "diagnostics: type error",
    cells: ["let x: string = 10;"],
    fails: /TS2322: Type 'number' is not assignable to type 'string'\.[^]*:1:5/,
  },
  {
    spec: "diagnostics: disallow browser api",
    cells: ["let div = document.createElement('div');"],
    fails: /TS2584: Cannot find name 'document'\.[^]*:1:11/,
  },
  {
    spec: "diagnostics: redeclare variable",
    cells: ["let x = 3; let x = 4;"],
    fails: /TS2451: [^]*:1:5[^]*TS2451[^]*:1:16|TS2451: [^]*:1:5[^]*:1:16/,
  },
  {
    spec: "diagnostics: wrong implementation",
    cells: ["interface Shape {\n  color: string;\n}\n\nclass ShapeImpl implements Shape {}"],
    fails: /TS2420: [^]*:5:7[^]*Property 'color' is missing/,
  },
  {
    spec: "diagnostics: overwrite-implicit-types",
    cells: ["async function fn() { return 0; }\nclass Promise {}", "await fn()"],
    shows: "0",
  },
  {
    spec: "diagnostics: top-level await",
    cells: [
      'async function asyncHello() { return "Hello, World!"; }\nlet msg = await asyncHello();',
    ],
    after: { msg: "'Hello, World!'" },
  },
  {
    spec: "diagnostics: require is reserved",
    cells: ["let require = 123;", "require"],
    shows: "123",
  },
  { spec: "lastExpressionVar: an expression", cells: ["let x = 3 + 4\n;x * x;"], shows: "49" },
  {
    spec: "lastExpressionVar: a declaration",
    cells: ["let x = 3 + 4\n;let y = x * x;"],
    shows: null,
  },
  { spec: "lastExpressionVar: a class", cells: ["class C {}"], shows: null },
  {
    spec: "lastExpressionVar: its own name",
    cells: ["let tsLastExpr = 10; const tsLastExpr0 = 30; tsLastExpr + tsLastExpr0;"],
    shows: "40",
  },
  ...Object.entries({
    "function expression": "let f = function() { return await asyncHello(); }",
    "arrow function": "let f = () => { return await asyncHello(); }",
    "arrow function w/o block": "let f = () => await asyncHello()",
    "function declaration": "function f() { return await asyncHello(); }",
    "class declaration": "class Cls { f() { return await asyncHello(); } }",
    namespace: "namespace ns { await asyncHello(); }",
  }).map(([name, code]): SpecRow => ({
    spec: `non-top-level await: ${name}`,
    cells: [hello + code],
    fails: unlessAsync,
  })),
  {
    spec: "with prev: variables",
    cells: ["let x = 123;", "let y = x * x;"],
    after: { y: "15129" },
  },
  {
    spec: "with prev: non variables",
    cells: [
      "import * as crypto from 'crypto';\nimport {createHash} from 'crypto';\nclass Greeter { greeting: string = ''; }\nenum Color { Red, Green, Blue}",
      'crypto.createHash("sha256").update("Hello TypeScript!");\ncreateHash("sha256");\nlet x = new Greeter();\nx = {greeting: "message"}\nlet y = x.greeting;\nlet z = Color.Red;',
    ],
    after: { "[y, z]": "[ 'message', 0 ]" },
  },
  {
    spec: "with prev: a field without a value",
    cells: ["class Greeter { greeting: string; }"],
    fails: /TS2564: /,
    differs:
      "strict: a field must have a value when the constructor has ended (strictPropertyInitialization)",
  },
  { spec: "with prev: assign to prev", cells: ["let x = 3", "x = x * x;\n"], shows: "9" },
  {
    spec: "with prev: assign to prev const",
    cells: ["const x: number = 1", "x = x * x;\n"],
    fails: /TS2588: Cannot assign to 'x' because it is a constant\.[^]*:1:1/,
  },
  {
    spec: "with prev: overwrite-old-variable",
    cells: [
      "let x = 1, y = 'y'; let z = false; const a = 1",
      "let x = true;\nlet z = 'z';",
      "[x, y, z.length, a]",
    ],
    shows: "[ true, 'y', 1, 1 ]",
  },
  {
    spec: "with prev: overwrite prev type alias",
    cells: [
      "interface itype {x: number;}\ntype atype = itype | number;",
      "class itype { y: string = ''; }\nlet atype = 123;",
      "const t: atype = { x: 1 }; [new itype().y, atype, t]",
    ],
    shows: "[ '', 123, { x: 1 } ]",
  },
  {
    spec: "with prev: overwrite prev class with value",
    cells: ["class A {}\nclass B {}", "let A = 10;", "A + (new B() ? 1 : 0)"],
    shows: "11",
  },
  {
    spec: "with prev: overwrite prev class with type",
    cells: ["class A {}\nclass B {}", "interface A {x: number}", "const a: A = { x: 1 }; a.x"],
    shows: "1",
  },
  {
    spec: "with prev: overwrite prev enum with value",
    cells: ["enum A { K = 1 } enum B { L = 2 }", "let A = 10;", "A + B.L"],
    shows: "12",
  },
  {
    spec: "with prev: overwrite prev enum with type",
    cells: [
      "enum A { K = 1 } enum B { L = 2 }",
      "interface A {x: number}",
      "const a: A = { x: 1 }; a.x + B.L",
    ],
    shows: "3",
  },
  {
    spec: "with prev: overwrite imported type",
    cells: [
      'import { CpuInfo, UserInfo } from "os";',
      "interface CpuInfo {x: number}",
      "const c: CpuInfo = { x: 1 }; c.x",
    ],
    shows: "1",
  },
  {
    spec: "with prev: merge imported type and new value",
    cells: [
      'import { CpuInfo } from "os";',
      "let CpuInfo = 10;",
      "let c: CpuInfo | undefined; CpuInfo",
    ],
    shows: "10",
  },
  {
    spec: "with prev: merge imported type and new value, marked as a type",
    cells: [
      'import type { CpuInfo } from "os";',
      "let CpuInfo = 10;",
      "let c: CpuInfo | undefined; CpuInfo",
    ],
    shows: "10",
  },
  {
    spec: "with prev: overwrite imported value",
    cells: ['import { cpus } from "os";', "let cpus = 10", "cpus"],
    shows: "10",
  },
  {
    spec: "with prev: merge imported value and new type",
    cells: [
      'import { cpus } from "os";',
      "type cpus = number;",
      "const n: cpus = cpus().length; n > 0",
    ],
    shows: "true",
  },
  {
    spec: "with prev: overwrite imported namespace with value",
    cells: ['import * as os from "os";', "let os = 10;", "os"],
    shows: "10",
  },
  {
    spec: "with prev: merge imported namespace with new type",
    cells: ['import * as os from "os";', "type os = string;", "const o: os = os.EOL; o"],
    shows: "'\\n'",
  },
  {
    spec: "with prev: overwrite-global",
    cells: ["let process = 3", "let x: number = process; x"],
    shows: "3",
  },
  {
    spec: "with prev: overwrite-global-interface",
    cells: [
      "interface Map { mymethod(): number; }\nfunction createMap(): Map { return null!; }\nlet m = createMap();",
      "let n = createMap();\nlet same: Map = n;",
    ],
    shows: null,
  },
  {
    spec: "bug#1: call named imported functions",
    cells: ['import {join} from "path";', 'join("a", "b");'],
    shows: "'a/b'",
  },
  { spec: "bug#32", cells: ["let x = {}; let b = x.constructor === Object"], after: { b: "true" } },
  {
    spec: "package tslab",
    cells: [
      'import * as tslab from "tslab";\nlet d = tslab.newDisplay();',
      "let e: tslab.Display = d; typeof e.html",
    ],
    shows: "'function'",
  },
  {
    spec: "modules updated: types",
    cells: [
      '/** @module mylib */ export const abc = "ABC";',
      'import {abc} from "./mylib";\nconst xyz: "ABC" = abc;',
      "/** @module mylib */ export const abc = 1234;",
      'import {abc} from "./mylib";\nconst xyz: 1234 = abc;',
    ],
    after: { xyz: "1234" },
  },
  {
    spec: "modules errors: where it is defined",
    cells: ['/** @module broken */ export const abc: number = "ABC";'],
    fails: /TS2322: /,
  },
  {
    spec: "modules errors: where it is imported",
    cells: ['import * as broken from "./neverDefined";'],
    fails: /TS2307: /,
    differs:
      "a module with an error is not defined: an earlier one of its name stays, else there is none to import",
  },
  {
    spec: "modules notExternalModule",
    cells: ['/** @module noExports */ const abcd = "ABC";', "const xyz = abcd;"],
    fails: /TS2304: Cannot find name 'abcd'\./,
  },
  { spec: "repeated inputs: expressions", cells: ["'x'", "'x'"], shows: "'x'" },
  {
    spec: "repeated inputs: invalid",
    cells: ["let x = 1", "x++", "let x = 'a'", "x++"],
    fails: /TS2356: /,
  },
];
