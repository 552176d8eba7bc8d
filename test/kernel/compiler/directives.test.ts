import assert from "node:assert/strict";
import { test } from "node:test";
import { directivesOf, type Directives } from "../../../kernel/compiler/directives.js";

const rows: Record<string, Partial<Directives>> = {
  "/** @module mylib */ export const a = 1": { module: "mylib" },
  "/**\n * Helpers.\n * @module my-lib_2\n */\nexport {}": { module: "my-lib_2" },
  "// a line\n/* a block */\n/** @module a */": { module: "a" },
  "/** @jsx @module mylib */": { module: "mylib" },
  "/** @module first */ /** @module second */": { module: "second" },
  "/**  @browser @module b */ x": { module: "b", browser: true },
  "/**\n * @jsx @browser\n */": { browser: true },
  "/** @browser */ /** @node */": {},
  "/** @module a/b */": {},
  "/** @module two words */": {},
  "/** mail@module x */": {},
  "/* @module notDocumentation */": {},
  "// @module notDocumentation": {},
  "let x; /** @module late */": {},
  '"/** @module text */"': {},
  "": {},
};

for (const [code, expected] of Object.entries(rows)) {
  test(JSON.stringify(code), () => {
    assert.deepEqual(directivesOf(code), { browser: false, ...expected });
  });
}

test("a long comment is read in one go", () => {
  const stars = "* ".repeat(50_000);
  assert.deepEqual(directivesOf(`/** ${stars}@module a */`), { browser: false, module: "a" });
});
