import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { TestNotebook } from "./notebook.js";

/** Another version of a package of ours. */
const otherTf = "node_modules/@tensorflow/tfjs-node";
const notebook = new TestNotebook(
  {},
  {
    [`${otherTf}/package.json`]: '{ "types": "index.d.ts" }',
    [`${otherTf}/index.d.ts`]: "export declare const version: 'another';",
  },
);
after(() => notebook.close());
beforeEach(() => notebook.reset());

/** Cells, run in order, and the value of the last. */
type Row = [name: string, cells: string[], expected: unknown];

function check(rows: readonly Row[]): void {
  for (const [name, cells, expected] of rows) {
    test(name, async () => assert.deepEqual(await notebook.runAll(...cells), expected));
  }
}

describe("await", () => {
  check([
    ["of a value in parentheses", ["await (Promise.resolve(1))"], 1],
    [
      "in a declaration",
      ["const a = await Promise.resolve(1), { b } = await Promise.resolve({ b: 2 })", "a + b"],
      3,
    ],
    ["in a loop", ["let sum = 0; for await (const x of [Promise.resolve(1), 2]) sum += x; sum"], 3],
    ["in a template", ["`${await Promise.resolve('x')}!`"], "x!"],
    [
      "in the name of a method",
      [
        "class A { static [await Promise.resolve('k')]() {} }; Object.getOwnPropertyNames(A).includes('k')",
      ],
      true,
    ],
    ["in a condition", ["if (await Promise.resolve(true)) { var a = 1 } else { var a = 2 } a"], 1],
  ]);

  test("a rejected last value is the cell's error", async () => {
    await assert.rejects(notebook.run("Promise.reject(new Error('no'))"), /no/);
  });
});

describe("TypeScript's own syntax", () => {
  check([
    ["enum", ["enum E { A, B = 'b' }", "[E.A, E[0], E.B]"], [0, "A", "b"]],
    ["enum in two parts", ["enum E { A } enum E { B = 1 }", "[E.A, E.B]"], [0, 1]],
    ["const enum", ["const enum E { A = 3 }", "E.A"], 3],
    [
      "namespace",
      [
        "namespace N { export const a = 1; export namespace M { export type T = number } }",
        "const x: N.M.T = N.a; x",
      ],
      1,
    ],
    ["namespace by path", ["namespace N.M { export const a = 1 }", "N.M.a"], 1],
    [
      "function with a namespace",
      ["function f() { return f.a } namespace f { export const a = 2 }", "f()"],
      2,
    ],
    [
      "parameter properties",
      [
        "class P { constructor(readonly x: number, private y = 2) {} sum() { return this.x + this.y } }",
        "new P(1).sum()",
      ],
      3,
    ],
    [
      "abstract class",
      [
        "abstract class A { abstract a(): number } class B extends A { a() { return 1 } }",
        "new B().a()",
      ],
      1,
    ],
    ["accessor", ["class A { accessor x = 1 } const a = new A(); a.x++", "a.x"], 2],
    [
      "private and static",
      [
        "class A { #x = 1; static made = 0; static { A.made = 5 } x() { return this.#x } }",
        "[A.made, new A().x()]",
      ],
      [5, 1],
    ],
    [
      "overloads",
      [
        "function f(x: number): number; function f(x: string): string; function f(x: unknown) { return x }",
        "f('a')",
      ],
      "a",
    ],
    [
      "satisfies, as, !",
      ["const o = { a: 1 } satisfies Record<string, number>", "(o as { a: number }).a!"],
      1,
    ],
    ["casts in brackets", ["const x: unknown = 'abc'", "(<string>x).length"], 3],
    ["generic arrow functions", ["const id = <T,>(x: T) => x", "id(2)"], 2],
    [
      "declare",
      ["declare const missing: number; declare function also(): void", "typeof missing"],
      "undefined",
    ],
    [
      "standard decorators",
      [
        "function twice(f: (this: K) => number, _: unknown) { return function (this: K) { return 2 * f.call(this) } }\nclass K { x = 4; @twice get() { return this.x } }",
        "new K().get()",
      ],
      8,
    ],
    [
      "class decorators",
      [
        "function seal<T extends new (...args: any[]) => object>(C: T, _: unknown) { return class extends C { sealed = true } }\n@seal class K { a = 1 }",
        "const k = new K(); [k.a, (k as K & { sealed?: boolean }).sealed]",
      ],
      [1, true],
    ],
    ["types only", ["type A = 1; interface B { b: A }", "const b: B = { b: 1 }; b.b"], 1],
  ]);
});

describe("using", () => {
  check([
    [
      "disposes at the end of the cell",
      [
        "const log: string[] = []; const resource = (name: string) => ({ [Symbol.dispose]() { log.push(name) } })",
        "using a = resource('a'); using b = resource('b'); log.push('body')",
        "log",
      ],
      ["body", "b", "a"],
    ],
    [
      "the names of such a cell remain",
      [
        "using r = { [Symbol.dispose]() {} }; const x = 1; let y = 2; function f() { return x + y } class K { z = 3 }",
        "[f(), new K().z]",
      ],
      [3, 3],
    ],
    ["with a last value", ["using r = { v: 1, [Symbol.dispose]() { r.v = 2 } }; r.v"], 1],
    [
      "await using",
      [
        "let done = false; { await using r = { async [Symbol.asyncDispose]() { done = true } } } done",
      ],
      true,
    ],
  ]);
});

describe("JSX", () => {
  check([
    [
      "with a factory in a directive",
      [
        "const h = (tag: string, props: object | null, ...children: unknown[]) => ({ tag, props, children })",
        '/** @jsx h */\nconst el = <p id="a">text</p>; el',
      ],
      { tag: "p", props: { id: "a" }, children: ["text"] },
    ],
    [
      "with React's names",
      [
        "const React = { createElement: (tag: string) => tag, Fragment: 'f' }",
        "const el = <p/>; el",
      ],
      "p",
    ],
  ]);
});

describe("modules", () => {
  before(() => {
    const install = (name: string, files: Record<string, string>): void => {
      const folder = join(notebook.directory, "node_modules", name);
      mkdirSync(folder, { recursive: true });
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    };
    install("typed-package", {
      "package.json": JSON.stringify({
        name: "typed-package",
        exports: { "./part": { types: "./part.d.ts", default: "./part.js" } },
      }),
      "part.d.ts": "export declare const part: 'part';",
      "part.js": "exports.part = 'part';",
    });
    install("untyped-package", {
      "package.json": '{ "main": "index.js" }',
      "index.js": "module.exports = 1",
    });
    writeFileSync(
      join(notebook.directory, "util.ts"),
      "export const three: number = 3; export type Three = 3;",
    );
    writeFileSync(join(notebook.directory, "data.json"), '{ "a": [1, 2] }');
  });

  check([
    [
      "default, named, renamed",
      ["import os, { EOL, cpus as count } from 'node:os'", "[os.EOL === EOL, count().length > 0]"],
      [true, true],
    ],
    ["namespace", ["import * as path from 'path'", "path.basename('/a/b')"], "b"],
    [
      "imports run first",
      ["const x = basename('/a/c'); import { basename } from 'node:path'; x"],
      "c",
    ],
    [
      "of a type",
      [
        "import type { Stats } from 'node:fs'; import { type Dirent, existsSync } from 'node:fs'",
        "const s: Stats | Dirent | undefined = undefined; [s, existsSync('/')]",
      ],
      [undefined, true],
    ],
    ["for its effect", ["import 'node:os'; 1"], 1],
    ["import()", ["const os = await import('node:os')", "typeof os.cpus"], "function"],
    ["import = require()", ["import os = require('node:os')", "typeof os.cpus"], "function"],
    ["require", ["const os = require('node:os'); typeof os.cpus"], "function"],
    ["import.meta", ["import.meta.url.startsWith('file:')"], true],
    ["what Node's modules have", ["[typeof __dirname, typeof __filename]"], ["string", "string"]],
  ]);

  const compiles: Record<string, string> = {
    "a file beside the notebook":
      "import { three, type Three } from './util'; const x: number = three",
    "with its ending": "import { three } from './util.ts'; const x: number = three",
    "with that of its JavaScript": "import { three } from './util.js'; const x: number = three",
    JSON: "import data from './data.json' with { type: 'json' }; const n: number[] = data.a",
    "a package of the notebook's folder, by its exports":
      "import { part } from 'typed-package/part'; const p: 'part' = part",
    "another version of ours beside the notebook":
      "import { version } from '@tensorflow/tfjs-node'; const v: 'another' = version; const t: tf.Tensor = tf.scalar(1)",
    "a package without types": "import * as any from 'untyped-package'; any.x.y",
    "the library": "import { fit } from 'trainlab'; const same: typeof lab.fit = fit",
  };
  for (const [name, code] of Object.entries(compiles)) {
    test(`types of ${name}`, async () => {
      await notebook.compile(code);
    });
  }

  test("a file that was written since is read anew", async () => {
    const file = join(notebook.directory, "changing.ts");
    const cell = "import { a } from './changing'; const b: number = a";
    await assert.rejects(notebook.compile(cell), /TS2307/);
    writeFileSync(file, "export const a: number = 1;");
    await notebook.compile(cell);
    writeFileSync(file, "export const a: string = 'x';");
    await assert.rejects(notebook.compile(cell), /TS2322/);
  });

  test("also one that such a file imports", async () => {
    const inner = join(notebook.directory, "inner.ts");
    writeFileSync(inner, "export const a: string = 'x';");
    writeFileSync(join(notebook.directory, "outer.ts"), "export { a } from './inner';");
    const cell = "import { a } from './outer'; const b: number = a";
    await assert.rejects(notebook.compile(cell), /TS2322/);
    writeFileSync(inner, "export const a: number = 2;");
    await notebook.compile(cell);
  });

  test("a package that was installed since is found", async () => {
    await notebook.run("const kept = 1");
    const cell = "import late from 'late-package'; const five: 5 = late; kept + five";
    await assert.rejects(notebook.compile(cell), /TS2307/);
    const folder = join(notebook.directory, "node_modules", "late-package");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "types": "index.d.ts" }');
    writeFileSync(join(folder, "index.d.ts"), "declare const five: 5; export default five;");
    await notebook.compile(cell);
  });
});
