import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { createCompiler } from "../../../kernel/compiler/create.js";
import { TestNotebook } from "./notebook.js";

/** As a person writes it: with comments and trailing commas. */
const config = `{
  // beside the notebook
  "compilerOptions": {
    "strict": false,
    "noUnusedLocals": true,
    "noImplicitOverride": true,
    "experimentalDecorators": true,
    "jsx": "react",
    "jsxFactory": "h",
  },
}`;

const notebook = new TestNotebook({}, { "tsconfig.json": config });
after(() => notebook.close());

describe("a tsconfig.json beside the notebook", () => {
  test("decides what is an error", async () => {
    await notebook.run("let a: number = null; a = undefined");
    const { evalue } = await notebook.failure("class A { m() {} } class B extends A { m() {} }");
    assert.match(evalue, /^TS4114/);
  });

  test("but a later cell may use what this one does not", async () => {
    await notebook.run("import * as os from 'node:os'; const unused = 1");
  });

  test("decides which decorators there are", async () => {
    await notebook.run(
      "const seen: string[] = []; const d = (_: object, key: string) => { seen.push(key) }",
    );
    assert.deepEqual(await notebook.run("class A { @d m() {} } seen"), ["m"]);
  });

  test("decides what JSX becomes", async () => {
    await notebook.run("const h = (tag: string) => `h(${tag})`");
    assert.equal(await notebook.run("const el = <p/>; el"), "h(p)");
  });
});

test("in TrainLab's own folder its build's configuration is not the notebook's", async (t) => {
  const compiler = createCompiler({ directory: join(import.meta.dirname, "../../../..") });
  t.after(() => compiler.close());
  // `noUncheckedIndexedAccess` would make the element `number | undefined`.
  const compilation = await compiler.compile({ code: "const n: number = [1, 2][0]", count: 1 });
  assert.ok(compilation.ok);
});
