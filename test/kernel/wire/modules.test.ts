import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { errorText, resultText, WireNotebook, type Row } from "./cells.js";

const inPackage = (name: string, manifest: object, files: Record<string, string>) =>
  Object.fromEntries([
    [`node_modules/${name}/package.json`, JSON.stringify({ name, ...manifest })],
    ...Object.entries(files).map(([file, text]) => [`node_modules/${name}/${file}`, text]),
  ]) as Record<string, string>;

const notebook = new WireNotebook({
  "util.ts":
    "export const three: number = 3; export type Three = 3; export default class Util { x = 1 }",
  "view.tsx": "/** @jsx h */\nconst h = (tag: string) => `<${tag}>`;\nexport const view = <p />;",
  "plain.mjs": "export const plain = 'mjs';",
  "common.cjs": "module.exports = { plain: 'cjs', twice: (x) => 2 * x };",
  "script.js": "exports.plain = 'js';",
  "one-line.js": "const a = 1; export const one = a;",
  "data.json": '{ "rows": [1, 2] }',
  "folder/index.ts": "import { three } from '../util'; export const six = 2 * three;",
  "ready.ts": "export const ready = await Promise.resolve('ready');",
  ...inPackage(
    "esm-only",
    { type: "module", exports: { ".": { types: "./i.d.ts", import: "./i.js" } } },
    {
      "i.js": "export const kind = 'esm'; export default () => 1;",
      "i.d.ts": "export declare const kind: 'esm'; export default function one(): number;",
    },
  ),
  ...inPackage(
    "common",
    { main: "i.js", types: "i.d.ts" },
    {
      "i.js": "module.exports = function common() { return 'cjs' }; module.exports.extra = 2;",
      "i.d.ts":
        "declare function common(): 'cjs'; declare namespace common { const extra: number } export = common;",
    },
  ),
  ...inPackage(
    "compiled",
    { main: "i.js", types: "i.d.ts" },
    {
      "i.js":
        "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = 'default'; exports.named = 'named';",
      "i.d.ts":
        "declare const text: string; export default text; export declare const named: string;",
    },
  ),
  ...inPackage(
    "waits",
    { type: "module", exports: { ".": { types: "./i.d.ts", default: "./i.js" } } },
    {
      "i.js": "export const late = await new Promise((done) => setTimeout(done, 5, 'late'));",
      "i.d.ts": "export declare const late: string;",
    },
  ),
  ...inPackage(
    "types-alone",
    { types: "i.d.ts" },
    {
      "i.d.ts": "export interface Shape { sides: number } export default interface Point { x: 1 }",
    },
  ),
  ...inPackage(
    "vega",
    { type: "module", main: "i.js", types: "i.d.ts" },
    {
      "i.js": "export const version = 'the notebook\\'s';",
      "i.d.ts": "export declare const version: string;",
    },
  ),
});

const packages: Row[] = [
  [
    "one of ES modules only",
    ["import one, { kind } from 'esm-only'; [one(), kind]"],
    "[ 1, 'esm' ]",
  ],
  ["as a namespace, in a later cell", ["import * as esm from 'esm-only'", "esm.kind"], "'esm'"],
  [
    "one of CommonJS: the default is what it exports",
    ["import common from 'common'; [common(), common.extra]"],
    "[ 'cjs', 2 ]",
  ],
  [
    "one of CommonJS: by name and by require",
    ["import { extra } from 'common'; import same = require('common'); [extra, same()]"],
    "[ 2, 'cjs' ]",
  ],
  [
    "one that a compiler made CommonJS",
    ["import text, { named } from 'compiled'; [text, named]"],
    "[ 'default', 'named' ]",
  ],
  [
    "one of types alone, imported without `type`",
    [
      "import Point, { Shape as Form } from 'types-alone'; const form: Form = { sides: 3 }",
      "const point: Point = { x: 1 }; const other: Form = { sides: 4 }; [point.x, form.sides, other.sides]",
    ],
    "[ 1, 3, 4 ]",
  ],
  [
    "what is imported without `type` and is one is no value",
    ["import { Shape as NoValue } from 'types-alone'", "NoValue"],
    { error: /TS2693: 'NoValue' only refers to a type/ },
  ],
  [
    "types and values in one import",
    [
      "import { existsSync, Stats, type Dirent, PathLike } from 'node:fs'; let stats: Stats | Dirent | undefined",
      "const path: PathLike = '/'; [existsSync(path), stats, typeof Stats]",
    ],
    "[ true, undefined, 'function' ]",
  ],
  ["one with top-level await", ["import { late } from 'waits'; late"], "'late'"],
  ["the notebook's before ours", ["import { version } from 'vega'; version"], `"the notebook's"`],
  [
    "ours where the notebook has none",
    ["import { compile } from 'vega-lite'; typeof compile"],
    "'function'",
  ],
  ["dynamically", ["const { kind: dynamic } = await import('esm-only'); dynamic"], "'esm'"],
  ["a Node module with node:", ["import { basename } from 'node:path'; basename('a/b')"], "'b'"],
  [
    "and without",
    ["import fs, { existsSync } from 'fs'; [typeof fs.readFileSync, existsSync('/')]"],
    "[ 'function', true ]",
  ],
  [
    "a part of a Node module",
    ["import { readFile } from 'fs/promises'; typeof readFile"],
    "'function'",
  ],
  [
    "ours by `require`: the very module that the preloaded name is",
    [
      "const danfo = require('danfojs-node'); const nodeTf = require('@tensorflow/tfjs-node')",
      "[danfo === dfd, nodeTf === tf]",
    ],
    "[ true, true ]",
  ],
  ["the library", ["import { fit } from 'trainlab'; fit === lab.fit"], "true"],
];

const files: Row[] = [
  [
    ".ts",
    [
      "import Util, { three, type Three } from './util'; const t: Three = 3; [three, t, new Util().x]",
    ],
    "[ 3, 3, 1 ]",
  ],
  [".ts by its name", ["import { three as again } from './util.ts'; again"], "3"],
  [".ts by that of its JavaScript", ["import { three as third } from './util.js'; third"], "3"],
  [".tsx", ["import { view } from './view'; view"], "'<p>'"],
  [".mjs", ["import { plain } from './plain.mjs'; plain"], "'mjs'"],
  [
    ".cjs",
    ["import common, { twice } from './common.cjs'; [common.plain, twice(2)]"],
    "[ 'cjs', 4 ]",
  ],
  [".js", ["import { plain as js } from './script.js'; js"], "'js'"],
  [".js with an export behind other code", ["import { one } from './one-line.js'; one"], "1"],
  [".json", ["import data from './data.json'; data.rows"], "[ 1, 2 ]"],
  ["a folder", ["import { six } from './folder'; six"], "6"],
  ["with top-level await", ["import { ready } from './ready'; ready.toUpperCase()"], "'READY'"],
  [
    "by require",
    ["const { three: required } = require('./util') as typeof import('./util'); required"],
    "3",
  ],
  [
    "are checked",
    ["import { three as number } from './util'; number.toUpperCase()"],
    { error: /TS2339/ },
  ],
  [
    "what they do not export is an error",
    ["import { four } from './util'"],
    { error: /TS2614|TS2305/ },
  ],
  [
    "a missing one is an error",
    ["import { x } from './nowhere'"],
    { error: /TS2307: Cannot find module '\.\/nowhere'/ },
  ],
];

describe("a package", () => notebook.testRows(packages));
describe("a file beside the notebook", () => notebook.testRows(files));

describe("a file that changes on disk", () => {
  const kinds: Readonly<Record<string, (value: string) => string>> = {
    "changing.ts": (value) => `export const value = ${value};`,
    "changing.tsx": (value) => `export const value = ${value};`,
    "changing.mjs": (value) => `export const value = ${value};`,
    "changing.cjs": (value) => `exports.value = ${value};`,
    "changing.js": (value) => `exports.value = ${value};`,
    "changing-esm.js": (value) => `const value = ${value}; export { value };`,
    "changing.json": (value) => `{ "value": ${value} }`,
  };
  for (const [name, text] of Object.entries(kinds)) {
    test(`${name} is read anew`, async () => {
      const file = name.replace(".", "-in.");
      const cell = `import { value } from './${file}'; value`;
      notebook.write(file, text("1"));
      assert.equal(resultText(await notebook.run(cell)), "1");
      notebook.write(file, text('"changed"'));
      assert.equal(resultText(await notebook.run(`${cell}.length`)), "7");
    });
  }

  const outer: Readonly<Record<string, (inner: string) => string>> = {
    "outer.ts": (inner) => `import { value } from './${inner}'; export const doubled = value * 2;`,
    "outer.mjs": (inner) => `import { value } from './${inner}'; export const doubled = value * 2;`,
    "outer.cjs": (inner) => `exports.doubled = require('./${inner}').value * 2;`,
  };
  for (const [name, text] of Object.entries(outer)) {
    test(`${name} is run anew when what it imports changes`, async () => {
      const ending = name.slice(name.indexOf("."));
      const inner = `inner${ending}`;
      const value = (n: number) =>
        ending === ".cjs" ? `exports.value = ${n};` : `export const value = ${n};`;
      notebook.write(inner, value(1));
      notebook.write(name, text(inner));
      const cell = `import { doubled } from './${name}'; doubled`;
      assert.equal(resultText(await notebook.run(cell)), "2");
      notebook.write(inner, value(5));
      assert.equal(resultText(await notebook.run(cell)), "10");
    });
  }

  test("a .cjs behind a .cjs behind a .ts is seen to change", async () => {
    notebook.write("innermost.cjs", "exports.value = 1;");
    notebook.write("middle.cjs", "exports.value = require('./innermost.cjs').value;");
    notebook.write(
      "outermost.ts",
      "import { value } from './middle.cjs'; export const got = value;",
    );
    const cell = "import { got } from './outermost'; got";
    assert.equal(resultText(await notebook.run(cell)), "1");
    notebook.write("innermost.cjs", "exports.value = 22;");
    assert.equal(resultText(await notebook.run(cell)), "22");
  });

  test("its errors are told by the cell that imports it, at their place, once", async () => {
    notebook.write("wrong.ts", "export const n: number = 'text';\nexport const m = 1;\n");
    const error = await notebook.error("import { n } from './wrong'; n");
    assert.match(error, /TS2322: Type 'string' is not assignable to type 'number'/);
    assert.match(error, /wrong\.ts:1:14/);
    assert.match(error, /1 │ export const n: number = 'text';/);
    notebook.write("wrong.ts", "export const n: number = 4;");
    assert.equal(resultText(await notebook.run("import { n } from './wrong'; n")), "4");
  });

  test("so are those of a file that such a file imports", async () => {
    notebook.write("deep.ts", "export const deep: boolean = 1;");
    notebook.write("shallow.ts", "export { deep } from './deep';");
    assert.match(
      await notebook.error("import { deep } from './shallow'; deep"),
      /deep\.ts:1:14[^]*TS2322/,
    );
  });
});

describe("a missing package", () => {
  test("is one error with the line that installs it", async () => {
    const error = errorText(await notebook.run({ fails: "import x from 'not-there-at-all'" }));
    assert.match(error, /TS2307: Cannot find module 'not-there-at-all'/);
    assert.match(error, /%npm install not-there-at-all/);
    assert.equal(error.match(/error TS/g)?.length, 1);
  });

  test("of a scope, by a part of it", async () => {
    assert.match(
      await notebook.error("import x from '@nobody/nothing/part'"),
      /%npm install @nobody\/nothing/,
    );
  });

  test("imported for its effects alone, too", async () => {
    assert.match(
      await notebook.error("import '@nobody/effects'"),
      /TS2882[^]*%npm install @nobody\/effects/,
    );
  });

  test("asked for dynamically is an error of the same kind", async () => {
    assert.match(
      await notebook.error("const name: string = 'not-there-either'; await import(name)"),
      /%npm install not-there-either/,
    );
  });

  test("is there as soon as it is installed", async () => {
    await notebook.run({ fails: "import late from 'late-one'" });
    const installed = inPackage(
      "late-one",
      { main: "i.js", types: "i.d.ts" },
      { "i.js": "module.exports = 5", "i.d.ts": "declare const five: 5; export = five;" },
    );
    for (const [name, text] of Object.entries(installed)) notebook.write(name, text);
    assert.equal(resultText(await notebook.run("import late from 'late-one'; late")), "5");
  });
});
