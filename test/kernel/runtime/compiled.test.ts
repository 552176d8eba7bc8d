import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import type { Compiler } from "../../../kernel/compiler/compiler.js";
import { createCompiler } from "../../../kernel/compiler/create.js";
import type { Outcome } from "../../../kernel/runtime/messages.js";
import { Runtime } from "./harness.js";

let runtime: Runtime;
let compiler: Compiler;
let count = 0;
before(() => {
  runtime = new Runtime();
  compiler = createCompiler({ directory: runtime.directory });
});
after(async () => {
  await compiler.close();
  await runtime.close();
});

/** Sends a cell of TypeScript, compiled as the front does. */
async function start(code: string): Promise<{ cell: string; done: Promise<Outcome> }> {
  const compiled = await compiler.compile({ code, count: ++count });
  if (!compiled.ok)
    throw new Error(stripVTControlCharacters(compiled.failure.traceback.join("\n")));
  const cell = runtime.start("", compiled.cell);
  const ended = async () => {
    const { outcome } = await runtime.event("done", (done) => done.cell === cell);
    await compiler.commit(compiled.cell, outcome.declared);
    return outcome;
  };
  return { cell, done: ended() };
}

async function run(code: string): Promise<string | undefined> {
  const outcome = await (await start(code)).done;
  if (outcome.status === "ok") return outcome.result?.data["text/plain"] as string | undefined;
  return stripVTControlCharacters(outcome.failure.traceback.join("\n"));
}

test("cells share live names, and _ is the last value", async () => {
  await run("let rate = 1;\nfunction doubled(): number { return rate * 2; }");
  await run("rate = 10;");
  assert.equal(await run("doubled()"), "20");
  assert.equal(await run("_ + 1"), "21");
});

test("a traceback names cell, line and column, under the source", async () => {
  await run(
    "interface Options { depth: number }\n\nfunction check({ depth }: Options): void {\n  if (depth > 2) throw new RangeError(`too deep: ${depth}`);\n}",
  );
  const defined = count;
  const text = await run("const options = { depth: 3 };\ncheck(options);");
  assert.equal(
    text,
    [
      "RangeError: too deep: 3",
      "  2 │ ",
      "  3 │ function check({ depth }: Options): void {",
      "❯ 4 │   if (depth > 2) throw new RangeError(`too deep: ${depth}`);",
      "    │                        ^",
      "  5 │ }",
      `    at check (Cell ${defined}, line 4:24)`,
      `    at Cell ${defined + 1}, line 2:1`,
    ].join("\n"),
  );
});

test("frames after an await are named with their lines", async () => {
  await run(
    "async function later(): Promise<void> {\n  await null;\n  throw new Error('late');\n}",
  );
  const text = await run("\nawait later();");
  assert.match(
    text ?? "",
    new RegExp(`at later \\(Cell ${count - 1}, line 3:9\\)\n {4}at async Cell ${count}, line 2:1`),
  );
});

test("imports, import.meta and relative TypeScript run as they were checked", async () => {
  writeFileSync(
    join(runtime.directory, "twice.ts"),
    "export const twice = (x: number): number => 2 * x;\n",
  );
  assert.equal(
    await run(
      `import { twice } from "./twice";\nimport { basename } from "node:path";\n[twice(4), basename(import.meta.dirname ?? "") !== ""]`,
    ),
    "[ 8, true ]",
  );
});

test("display, prompt and confirm are typed and there", async () => {
  assert.equal(
    await run(
      "const box = display.html('<b>1</b>');\n[typeof box.update, typeof prompt, typeof confirm]",
    ),
    "[ 'function', 'function', 'function' ]",
  );
});

const endless: Record<string, string> = {
  "a loop": "while (true) {}",
  "a flood of awaits": "for (;;) await null;",
  "an endless asynchronous loop": "for (;;) await new Promise((done) => setTimeout(done, 1));",
  "an endless stream":
    "async function* ticks() { for (;;) yield 1; }\nfor await (const tick of ticks()) {}",
};

for (const [name, code] of Object.entries(endless)) {
  test(`an interrupt ends ${name} for good, and keeps what was declared`, async () => {
    const { cell, done } = await start(
      `const before = ${JSON.stringify(name)};\nconsole.log("on");\n${code}`,
    );
    await runtime.event("stream", (stream) => stream.cell === cell);
    runtime.interrupt();
    const outcome = await done;
    assert.equal(outcome.status === "error" && outcome.failure.ename, "Interrupted");
    assert.ok(outcome.declared.includes("before"));
    assert.equal(await run("before"), `'${name}'`);
  });
}

test("a training with a loss of the notebook's runs as graphs, and notices a name that changes", async () => {
  await run(
    [
      "let factor = 1;",
      "const twice = (value: number): number => value * 2;",
      "const loss = (y: tf.Tensor, p: tf.Tensor) => tf.mul(tf.squaredDifference(y, p), twice(factor)).mean(-1);",
      "const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });",
      "const data = { x: tf.ones([4, 2]), y: tf.zeros([4, 1]) };",
      "const options = { loss, optimizer: tf.train.sgd(0), epochs: 20, batchSize: 4 };",
      "const first = await lab.fit(model, data, options);",
    ].join("\n"),
  );
  await run("factor = 3;");
  const ratio = "second.metrics.loss[5]! / first.metrics.loss[5]!";
  const second = `const second = await lab.fit(model, data, options);\n[first.compiledSteps > 0, second.compiledSteps > 0, Math.round(${ratio})]`;
  assert.equal(await run(second), "[ true, true, 3 ]");
});
