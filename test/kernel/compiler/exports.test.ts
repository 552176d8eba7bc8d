import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { exportsOf } from "../../../kernel/compiler/exports.js";

const folder = mkdtempSync(join(tmpdir(), "trainlab-exports-"));
after(() => rmSync(folder, { recursive: true }));

function exported(files: Record<string, string>): string[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [first = ""] = Object.keys(files);
  return exportsOf(join(folder, first)).map(({ name, isType }) => (isType ? `type ${name}` : name));
}

test("values, types and the default", () => {
  const text = `
    export const a = 1, { b } = { b: 2 };
    export function f() {}
    export class C {}
    export enum E { X }
    export interface I {}
    export type T = 1;
    const hidden = 3;
    export { hidden as shown };
    export default 4;
  `;
  assert.deepEqual(exported({ "values.ts": text }), [
    ..."a b f C E".split(" "),
    "type I",
    "type T",
    "shown",
    "default",
  ]);
});

test("what a file passes on from others, also round in a circle; an own name wins, no default", () => {
  assert.deepEqual(
    exported({
      "one.ts": `export * from "./two.js"; export const x = 1; export * as three from "./three"; export * from "a-package"`,
      "two.ts": `export const y = 2, x = 3; export default 1; export * from "./one"`,
      "three.ts": `export const z = 1`,
    }),
    ["y", "x", "three"],
  );
});

test("a file that is not there, or does not parse, exports nothing", () => {
  assert.deepEqual(exportsOf(join(folder, "none.ts")), []);
  assert.deepEqual(exported({ "broken.ts": "export const = ;" }), []);
});
