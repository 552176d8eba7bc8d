import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { declarationFile } from "../../../../kernel/compiler/library/declaration-file.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "trainlab-types-")));
after(() => rmSync(folder, { recursive: true }));

const manifests: Readonly<Record<string, object>> = {
  typed: { types: "lib/main.d.ts" },
  typings: { typings: "./lib/main" },
  main: { main: "lib/main.js" },
  plain: {},
  exported: {
    exports: {
      ".": { import: { types: "./lib/main.d.ts" } },
      "./part": { types: "./lib/part.d.ts" },
    },
  },
  conditions: { exports: { types: "./lib/main.d.ts", default: "./lib/main.js" } },
  "@types/scope__untyped": { main: "" },
  untyped: { main: "index.js" },
};
const files = [
  ...["typed", "typings", "main", "exported", "conditions"].map(
    (name) => `node_modules/${name}/lib/main.d.ts`,
  ),
  "node_modules/exported/lib/part.d.ts",
  "node_modules/plain/index.d.ts",
  "node_modules/plain/deep/file.d.ts",
  "node_modules/@types/scope__untyped/index.d.ts",
  "index.d.ts",
  "inner/index.d.ts",
  "inner/a.d.ts",
];
for (const [name, manifest] of Object.entries(manifests)) {
  mkdirSync(join(folder, "node_modules", name), { recursive: true });
  writeFileSync(join(folder, "node_modules", name, "package.json"), JSON.stringify(manifest));
}
for (const file of files) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), "");
}

describe("the declarations of", () => {
  const found: Readonly<Record<string, string | undefined>> = {
    typed: "node_modules/typed/lib/main.d.ts",
    typings: "node_modules/typings/lib/main.d.ts",
    main: "node_modules/main/lib/main.d.ts",
    plain: "node_modules/plain/index.d.ts",
    "plain/deep/file": "node_modules/plain/deep/file.d.ts",
    "plain/deep/file.js": "node_modules/plain/deep/file.d.ts",
    exported: "node_modules/exported/lib/main.d.ts",
    "exported/part": "node_modules/exported/lib/part.d.ts",
    conditions: "node_modules/conditions/lib/main.d.ts",
    "@scope/untyped": "node_modules/@types/scope__untyped/index.d.ts",
    untyped: undefined,
    unknown: undefined,
    fs: undefined,
    "node:fs": undefined,
    "./a": "inner/a.d.ts",
    "./a.js": "inner/a.d.ts",
    "./a.d": "inner/a.d.ts",
    "./a.d.ts": "inner/a.d.ts",
    "./none": undefined,
    ".": "inner/index.d.ts",
    "..": "index.d.ts",
  };
  for (const [specifier, file] of Object.entries(found)) {
    test(specifier, () => {
      const expected = file === undefined ? undefined : join(folder, file);
      assert.equal(declarationFile(specifier, join(folder, "inner", "a.d.ts")), expected);
    });
  }
});
