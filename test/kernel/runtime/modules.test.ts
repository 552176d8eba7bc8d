import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { Runtime } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

function write(path: string, text: string): void {
  const file = join(runtime.directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function message(body: string): Promise<string> {
  const outcome = await runtime.run(body);
  return outcome.status === "error" ? outcome.failure.evalue : assert.fail("no error");
}

test("modules of every kind are imported as TypeScript checks them", async () => {
  write("node_modules/cjs/package.json", `{ "main": "./main.js" }`);
  write("node_modules/cjs/main.js", "module.exports = { a: 1, get late() { return 2; } };");
  write("node_modules/esmodule/index.js", "exports.__esModule = true; exports.default = 3;");
  write(
    "node_modules/@scope/esm/package.json",
    `{ "exports": { "./sub": "./sub.js" }, "type": "module" }`,
  );
  write(
    "node_modules/@scope/esm/sub.js",
    "export default await Promise.resolve(4); export const b = 5;",
  );
  write("values.json", `{ "k": 6 }`);
  write("plain.mjs", "export const c = 7;");
  const imports: [string, string][] = [
    ["const m = await __import('cjs'); return [m.a, m.late, m.default.a];", "[ 1, 2, 1 ]"],
    ["return (await __import('esmodule')).default;", "3"],
    ["const m = await __import('@scope/esm/sub'); return [m.default, m.b];", "[ 4, 5 ]"],
    ["return (await __import('./values.json', { with: { type: 'json' } })).default.k;", "6"],
    ["return (await __import('./values.json')).k;", "6"],
    ["return (await __import('./plain.mjs')).c;", "7"],
    ["return typeof (await __import('fs')).readFileSync;", "'function'"],
    ["return typeof (await __import('node:fs/promises')).readFile;", "'function'"],
    ["return require('cjs').a;", "1"],
    ["return typeof require('node:path').join;", "'function'"],
  ];
  for (const [body, value] of imports) assert.equal(await runtime.value(body), value, body);
});

test("packages of TrainLab are there without an installation", async () => {
  assert.equal(
    await runtime.value("return typeof (await __import('esbuild')).transform;"),
    "'function'",
  );
  assert.equal(await runtime.value("return typeof require('esbuild').transform;"), "'function'");
});

test("a missing package names the command that installs it, and is found once it is there", async () => {
  const expected = `cannot find package "@nobody/absent"; install it with: %npm install @nobody/absent`;
  assert.equal(await message("await __import('@nobody/absent/deep');"), expected);
  assert.equal(await message("require('@nobody/absent');"), expected);
  write("node_modules/@nobody/absent/index.js", "exports.now = 1;");
  assert.equal(await runtime.value("return (await __import('@nobody/absent')).now;"), "1");
  assert.equal(await runtime.value("return require('@nobody/absent').now;"), "1");
});

test("a missing file is named with its folder", async () => {
  assert.equal(
    await message("await __import('./none');"),
    `cannot find file "./none" from ${runtime.directory}`,
  );
});

test("TypeScript files import one another, in a circle, with top-level await and live bindings", async () => {
  write(
    "lib/a.ts",
    `
    import { other } from "./b.js";
    export let count: number = await Promise.resolve(1);
    export const add = (): void => { count++; };
    export const both = (): number[] => [count, other()];
    export const here: string = import.meta.filename;`,
  );
  write("lib/b.ts", `import { count } from "./a"; export const other = (): number => count * 10;`);
  const body = "const a = await __import('./lib/a'); a.add(); return [a.both(), a.here];";
  assert.equal(
    await runtime.value(body),
    `[ [ 2, 20 ], '${join(runtime.directory, "lib/a.ts")}' ]`,
  );
});

test("a TypeScript file is loaded once, until it or what it imports changes", async () => {
  write("deep.ts", "export const deep: number = 1;");
  write("top.ts", `export { deep } from "./deep"; export const state = { n: 0 };`);
  const body = "const m = await __import('./top'); m.state.n++; return [m.deep, m.state.n];";
  assert.equal(await runtime.value(body), "[ 1, 1 ]");
  assert.equal(await runtime.value(body), "[ 1, 2 ]");
  write("deep.ts", "export const deep: number = 22;");
  assert.equal(await runtime.value(body), "[ 22, 1 ]");
});

test("errors in TypeScript files stand at their own lines", async () => {
  write(
    "wrong.ts",
    `interface Unused {\n  a: number;\n}\nexport function wrong(): never {\n  throw new Error("here");\n}\n`,
  );
  const outcome = await runtime.run("(await __import('./wrong.ts')).wrong();");
  const text = outcome.status === "error" ? outcome.failure.traceback.join("\n") : "";
  assert.match(text, /wrong\.ts:5:9\)/);
  assert.match(text, /throw new Error\("here"\)/);
});

test("a TypeScript file that cannot be read as such is told, and works when mended", async () => {
  write("broken.ts", "export const = 1;");
  assert.match(await message("await __import('./broken');"), /broken\.ts:1:13: ERROR/);
  write("broken.ts", "export const mended = 1;");
  assert.equal(await runtime.value("return (await __import('./broken')).mended;"), "1");
});

test("require loads TypeScript files, and loads them anew when they change", async () => {
  write("inner.cts", "export const value: number = 1;");
  write(
    "outer.ts",
    `import { value } from "./inner.cts"; export const doubled: number = value * 2;`,
  );
  const body = "return require('./outer').doubled;";
  assert.equal(await runtime.value(body), "2");
  write("inner.cts", "export const value: number = 21;");
  assert.equal(await runtime.value(body), "42");
});

test("nothing is printed about experimental features", () => {
  assert.equal(runtime.printed, "");
  assert.deepEqual(runtime.all("stream"), []);
});

test("a file that is gone is missed", async () => {
  write("gone.ts", "export const there = 1;");
  assert.equal(await runtime.value("return (await __import('./gone')).there;"), "1");
  rmSync(join(runtime.directory, "gone.ts"));
  assert.match(await message("await __import('./gone');"), /^cannot find file/);
});
