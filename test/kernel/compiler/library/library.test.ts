import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { hasLibrary, libraryFile } from "../../../../kernel/compiler/library/place.js";
import { libraryRoots } from "../../../../kernel/compiler/library/roots.js";
import { TestNotebook } from "../notebook.js";

const notebook = new TestNotebook();
after(() => notebook.close());

test("a build writes the declarations of the libraries", () => {
  assert.ok(hasLibrary(), "npm run build makes them");
  const text = readFileSync(libraryFile, "utf8");
  for (const name of Object.keys(libraryRoots())) {
    assert.ok(text.includes(`declare module "${name}" {`), name);
  }
});

test("in the libraries' declarations nothing is left that means a file beside it", () => {
  const text = readFileSync(libraryFile, "utf8");
  const names = [...text.matchAll(/^ *(?:import|export|\}) [^"'\n]*\bfrom ["']([^"'\n]*)["']/gm)];
  assert.ok(names.length > 1000);
  const relative = names.filter(([, name]) => name!.startsWith("."));
  assert.deepEqual([...new Set(relative.map(([, name]) => name))], []);
});

describe("a class of a library is the same", () => {
  const imports: Readonly<Record<string, string>> = {
    "from the package that has it":
      'import { Sequential } from "@tensorflow/tfjs-layers"; const m: Sequential = tf.sequential(); const n: tf.Sequential = m',
    "from a file inside of it":
      'import { Tensor } from "@tensorflow/tfjs-core/dist/tensor"; const t: Tensor = tf.scalar(1); const u: tf.Tensor = t',
    "from a package of all":
      'import * as all from "@tensorflow/tfjs-node"; const v: tf.Variable = all.variable(tf.scalar(1))',
    "from danfojs":
      'import { DataFrame } from "danfojs-node"; const f: DataFrame = new dfd.DataFrame(); const g: dfd.DataFrame = f',
    "from TrainLab":
      'import { History } from "trainlab"; const h: lab.History | undefined = undefined as History | undefined',
    "for a function of ours":
      "const p: Promise<lab.History> = lab.fit(tf.sequential(), {} as never)",
  };
  for (const [where, code] of Object.entries(imports)) {
    test(where, async () => void (await notebook.compile(code)));
  }

  test("and another is not", async () => {
    await assert.rejects(
      notebook.compile("const l: tf.layers.Layer = tf.scalar(1)"),
      /'Tensor.*' is missing the following properties from type 'Layer'/,
    );
  });
});

describe("what is inside of the libraries", () => {
  test("is missed as anywhere else", async () => {
    await assert.rejects(notebook.compile('import x from "danfojs-node/dist/none"'), /TS2307/);
  });

  test("is not offered", async () => {
    for (const [typed, offered] of [
      ["@tensorfl", ["@tensorflow"]],
      ["danfojs-node/", ["dist", "package.json"]],
      ["@tensorflow/tfjs-c", ["tfjs-converter", "tfjs-core"]],
    ] as const) {
      const code = `import x from "${typed}`;
      const { matches, start, end } = await notebook.compiler.complete(code, code.length);
      assert.deepEqual(
        matches.map(({ text }) => text),
        offered,
      );
      assert.equal(code.slice(start, end), typed.split("/").at(-1));
    }
  });
});
