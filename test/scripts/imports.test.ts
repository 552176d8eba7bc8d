import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../support/python.js";

const scripts = readdirSync(join(root, "scripts"), { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".mjs"),
);

/** What a script takes from the compiled sources: `const { names } = await import("…/dist/….js")`. */
const takes = /const \{ ([\w, ]+) \} = await import\("(\.\.[^"]+)"\)/g;

test("what the scripts take from the compiled sources is there", async () => {
  let count = 0;
  for (const script of scripts) {
    const file = join(root, "scripts", script);
    for (const [, names = "", path = ""] of readFileSync(file, "utf8").matchAll(takes)) {
      const module = join(dirname(file), path);
      assert.ok(existsSync(module), `${script}: no ${path}`);
      const exported = (await import(pathToFileURL(module).href)) as Record<string, unknown>;
      for (const name of names.split(", ")) {
        assert.ok(name in exported, `${script}: no ${name} in ${path}`);
        count++;
      }
    }
  }
  assert.equal(count, 5);
});
