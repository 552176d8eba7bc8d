import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CommandNotebook } from "./command-notebook.js";

const notebook = new CommandNotebook();
const { run, fail, value } = notebook;

test("%run declares what a file exports, typed, and runs it each time", async () => {
  const file = `
    export interface Layer { units: number }
    export const layer: Layer = { units: 16 };
    export let runs = ((globalThis as { runs?: number }).runs ?? 0) + 1;
    (globalThis as { runs?: number }).runs = runs;
    console.log("running");
    export default (x: number) => x * layer.units;
  `;
  writeFileSync(join(notebook.kernel.folder, "my-model.ts"), file);
  assert.equal((await run("%run my-model.ts")).stdout, "running\n");
  assert.equal(await value("const own: Layer = layer; myModel(own.units)"), "256");
  assert.equal((await run("%run ./my-model")).stdout, "running\n");
  assert.equal(await value("runs"), "2");
  assert.match((await fail("layer.unit")).evalue, /Property 'unit' does not exist on type 'Layer'/);
  writeFileSync(join(notebook.kernel.folder, "my-model.ts"), `export const layer = "changed";`);
  await run("%run my-model.ts");
  assert.equal(await value("layer.toUpperCase()"), "'CHANGED'");
});

for (const ending of ["mts", "js", "mjs", "tsx"]) {
  test(`%run of .${ending}`, async () => {
    const path = join(notebook.kernel.folder, `made.${ending}`);
    writeFileSync(path, "console.log('once');\nexport const made = 1;");
    assert.equal((await run(`%run made.${ending}`)).stdout, "once\n");
    assert.equal((await run(`%run made.${ending}`)).stdout, "once\n");
    writeFileSync(path, "export const made = 22;");
    await run(`%run made.${ending}`);
    assert.equal(await value("made"), "22");
  });
}

test("%run shows where a file fails", async () => {
  writeFileSync(
    join(notebook.kernel.folder, "broken.ts"),
    "export const x = 1;\nthrow new Error('no');\n",
  );
  const { evalue, traceback } = await fail("%run broken.ts");
  assert.equal(evalue, "no");
  assert.match(traceback, /broken\.ts:2:7/);
});

test("%who and %whos list what is declared, with types and values", async () => {
  await run("%reset -f");
  assert.equal((await run("%who")).stdout, "Nothing is declared yet.\n");
  await run(`let rate = 0.5; function twice(x: number) { return 2 * x }
    class Net {} interface Point { x: number } const names = ["a", "b"];
    const weights = tf.zeros([2, 3]);`);
  assert.equal((await run("%who")).stdout, "Net  Point  names  rate  twice  weights\n");
  const { stdout } = await run("%whos");
  assert.match(stdout, /^Net +class +\[class Net\]$/m);
  assert.match(stdout, /^Point +(?:interface|type)$/m);
  assert.match(stdout, /^names +string\[\] +\[ 'a', 'b' \]$/m);
  assert.match(stdout, /^rate +number +0\.5$/m);
  assert.match(stdout, /^twice +\(x: number\): number +\[Function: twice\]$/m);
  assert.match(stdout, /^weights +\S*Tensor.* +2 × 3 float32$/m);
});

test("%reset forgets values and types, and gives the preloaded names back", async () => {
  await run("const tf = 1, display = 2; let kept = 3; type Kept = 1; const read = () => kept; 7");
  await run("%reset -f");
  for (const name of ["kept", "read", "_"]) {
    assert.match((await fail(name)).evalue, new RegExp(`Cannot find name '${name}'`));
  }
  assert.match((await fail("let x: Kept")).evalue, /Cannot find name 'Kept'/);
  assert.equal(await value("typeof display + typeof tf.zeros"), "'functionfunction'");
  assert.equal(await value("globalThis.process.cwd().length > 0"), "true");
  assert.equal(await value("let kept = 'again'; kept"), "'again'");
});

test("%reset asks first", async () => {
  await run("let asked = 1");
  let question: unknown;
  notebook.kernel.onInput = ({ prompt }) => {
    question = prompt;
    return "n";
  };
  assert.equal((await run("%reset")).stdout, "Nothing is forgotten.\n");
  assert.match(String(question), /^Forget all variables\?/);
  assert.equal(await value("asked"), "1");
  notebook.kernel.onInput = () => "y";
  await run("%reset");
  assert.match((await fail("asked")).evalue, /Cannot find name 'asked'/);
  const { reply } = await notebook.kernel.execute("%reset", { allow_stdin: false });
  assert.match(String(reply.content["evalue"]), /use %reset -f/);
});

test("%lsmagic lists every command", async () => {
  const { stdout } = await run("%lsmagic");
  for (const word of ["%time CODE", "%%html", "%run FILE"]) assert.ok(stdout.includes(`${word} `));
});
