import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, test, type TestContext } from "node:test";
import { bundleDeclarations } from "../../../../kernel/compiler/library/bundle.js";

/** A folder of the given files, each package with a `package.json` that leads to its `index.d.ts`. */
function folderOf(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "trainlab-bundle-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (name.endsWith("/index.d.ts"))
      writeFileSync(join(dirname(path), "package.json"), '{ "types": "index.d.ts" }');
  }
  return folder;
}

function bundle(folder: string, names: readonly string[] = ["one"]): string {
  const roots = names.map((name) => [name, join(folder, "node_modules", name, "index.d.ts")]);
  return bundleDeclarations({ roots: Object.fromEntries(roots), packageRoot: folder });
}

/** The declared modules of a bundle: name → body. */
function modulesOf(text: string): Record<string, string> {
  const modules = text.matchAll(/^declare module "(.*)" \{\n([^]*?)\n\}$/gm);
  return Object.fromEntries([...modules].map(([, name, body]) => [name, body!.trim()]));
}

describe("declarations in one file", () => {
  test("name modules as a deep import would", (t) => {
    const folder = folderOf(t, {
      "node_modules/one/index.d.ts": 'export * from "./dist/a";\nexport { B } from "./dist/b.js";',
      "node_modules/one/dist/a.d.ts": 'export declare const a: import("./b").B;',
      "node_modules/one/dist/b.d.ts": 'import x = require("./c");\nexport interface B { x: x }',
      "node_modules/one/dist/c/index.d.ts": "interface C {}\nexport = C;",
    });
    assert.deepEqual(modulesOf(bundle(folder)), {
      one: 'export * from "one/dist/a";\nexport { B } from "one/dist/b";',
      "one/dist/a": 'export declare const a: import("one/dist/b").B;',
      "one/dist/b": 'import x = require("one/dist/c/index");\nexport interface B { x: x }',
      "one/dist/c/index": "interface C {}\nexport = C;",
    });
  });

  test("let a module add to another", (t) => {
    const folder = folderOf(t, {
      "node_modules/one/index.d.ts": 'import "./more";\nexport interface A {}',
      "node_modules/one/more.d.ts":
        'declare module "./index" { interface A { more: 1 } }\nexport {};',
    });
    assert.match(modulesOf(bundle(folder))["one/more"]!, /^declare module "one" \{/);
  });

  test("hide the packages that a library uses, but not those that are libraries, too", (t) => {
    const folder = folderOf(t, {
      "node_modules/one/index.d.ts":
        'import "two";\nimport "@a/three";\nimport "unknown";\nexport {};',
      "node_modules/two/index.d.ts": "export {};",
      "node_modules/@types/a__three/index.d.ts": 'import "@a/three/deep";\nexport {};',
      "node_modules/@types/a__three/deep.d.ts": "export {};",
    });
    const modules = modulesOf(bundle(folder, ["one", "two"]));
    assert.deepEqual(Object.keys(modules).toSorted(), [
      "one",
      "trainlab:a__three/deep",
      "trainlab:a__three/index",
      "two",
    ]);
    assert.equal(
      modules["one"],
      'import "two";\nimport "trainlab:a__three/index";\nimport "unknown";\nexport {};',
    );
  });

  test("hold what is declared for the world as it is, and no global of a module", (t) => {
    const folder = folderOf(t, {
      "node_modules/one/index.d.ts":
        '/// <reference types="world" />\nexport {};\nexport as namespace One;',
      "node_modules/world/index.d.ts": "interface World {}",
    });
    const text = bundle(folder);
    assert.match(text, /^interface World \{\}$/m);
    assert.doesNotMatch(text, /namespace One/);
  });

  test("hide a package that declares itself, too", (t) => {
    const folder = folderOf(t, {
      "node_modules/one/index.d.ts": 'export * from "two";',
      "node_modules/two/index.d.ts": "declare module 'two' {\n  export * from 'three';\n}",
      "node_modules/three/index.d.ts": "export declare const three: 3;",
    });
    assert.deepEqual(modulesOf(bundle(folder)), {
      one: 'export * from "trainlab:two/index";',
      "trainlab:two/index": 'export * from "trainlab:three/index";',
      "trainlab:three/index": "export declare const three: 3;",
    });
  });

  test("leave Node's own types where they are", (t) => {
    const folder = folderOf(t, {
      "node_modules/one/index.d.ts": 'import "node:fs";\nimport "path";\nexport {};',
      "node_modules/path/index.d.ts": "export {};",
    });
    assert.deepEqual(Object.keys(modulesOf(bundle(folder))), ["one"]);
  });

  test("cannot hold two versions of a module", (t) => {
    const folder = folderOf(t, {
      "node_modules/one/index.d.ts": 'import "two";\nimport "three";\nexport {};',
      "node_modules/two/index.d.ts": 'import "three";\nexport {};',
      "node_modules/two/node_modules/three/index.d.ts": "export {};",
      "node_modules/three/index.d.ts": "export {};",
    });
    assert.throws(() => bundle(folder), /two versions of trainlab:three\/index/);
  });

  test("cannot hold a file that is named by its path, or does not parse", (t) => {
    const referring = folderOf(t, {
      "node_modules/one/index.d.ts": '/// <reference path="other.d.ts" />\nexport {};',
    });
    assert.throws(() => bundle(referring), /index\.d\.ts: a reference to a file/);
    const broken = folderOf(t, { "node_modules/one/index.d.ts": "export declare const" });
    assert.throws(() => bundle(broken), /index\.d\.ts: /);
  });
});
