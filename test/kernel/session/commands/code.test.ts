import assert from "node:assert/strict";
import { test } from "node:test";
import { CommandNotebook, results } from "./command-notebook.js";

const notebook = new CommandNotebook();
const { run, fail, value } = notebook;

const clock = String.raw`CPU times: user [\d.]+ \S+, system [\d.]+ \S+, total [\d.]+ \S+\nWall time: [\d.]+ \S+\n`;

test("%time runs code in the notebook: value, scope and types", async () => {
  const executed = await run("%time const rate = await Promise.resolve(0.25)");
  assert.match(executed.stdout, new RegExp(`^${clock}$`));
  const shown = await run("%time rate * 4");
  assert.deepEqual(results(shown), ["1"]);
  assert.equal(shown.outputs.at(-1)?.header.msg_type, "execute_result");
  assert.equal(await value("_ + 1"), "2");
});

test("%time measures what the code takes", async () => {
  const { stdout } = await run("%time await new Promise((resolve) => setTimeout(resolve, 1100))");
  assert.match(stdout, /Wall time: [1-9][\d.]* s\n/);
});

test("%%time runs the cell", async () => {
  const executed = await run("%%time\nlet sum = 0;\nfor (let i = 0; i < 10; i++) sum += i;\nsum");
  assert.match(executed.stdout, new RegExp(clock));
  assert.deepEqual(results(executed), ["45"]);
  assert.equal(await value("sum"), "45");
});

const misplaced: Record<string, [code: string, place: RegExp]> = {
  "%time": [
    "%time 1; rate.foo",
    /^Cell \d+:1:15 .*TS2339.*\n +1 │ %time 1; rate\.foo\n +│ {15}~~~$/,
  ],
  "%%time": ["%%time\n\n  rate.foo", /^Cell \d+:3:8 .*TS2339.*\n +3 │ {3}rate\.foo\n +│ {8}~~~$/],
  "%timeit": ["%timeit -n 3 rate.foo", /^Cell \d+:1:19 .*TS2339.*\n +1 │ %timeit -n 3 rate\.foo\n/],
  "code below": ["%who\n\nrate.foo", /^Cell \d+:3:6 .*TS2339.*\n +3 │ rate\.foo\n/],
};
for (const [name, [code, expected]] of Object.entries(misplaced)) {
  test(`a type error of ${name} stands where it is written`, async () => {
    const { ename, traceback } = await fail(code);
    assert.equal(ename, "TypeScriptError");
    assert.match(traceback, expected);
  });
}

test("an error at run time stands where it is written", async () => {
  const { traceback } = await fail("%%timeit -n 1\nconst o: { f?: () => void } = {};\no.f!()");
  assert.match(traceback, /Cell \d+, line 3:3/);
  assert.match(traceback, /❯ 3 │ o\.f!\(\)/);
});

test("%timeit: loops and runs as told, nothing is left", async () => {
  await run("let calls = 0; const count = () => { calls++ }");
  const { stdout, outputs } = await run("%timeit -n 20 -r 3 count(); const rate = 'text'");
  assert.match(
    stdout,
    /^[\d.]+ \S+ ± [\d.]+ \S+ per loop \(mean ± std\. dev\. of 3 runs, 20 loops each\)\n$/,
  );
  assert.equal(outputs.length, 1);
  assert.equal(await value("calls"), "60");
  assert.equal(await value("rate"), "0.25");
});

test("%timeit with await waits each time", async () => {
  await run("let begun = 0, ended = 0");
  const { stdout } = await run(
    "%%timeit -n 4 -r2\nbegun++\nawait new Promise((resolve) => setTimeout(resolve, 5))\nif (++ended !== begun) throw new Error('overlap')",
  );
  assert.match(stdout, /^[5-9][\d.]* ms|^[1-9]\d[\d.]* ms/);
  assert.equal(await value("ended"), "8");
});

test("%timeit chooses loops that fill 0.2 seconds, and runs seven times", async () => {
  const { stdout } = await run("%timeit new Int32Array(100_000).fill(1)");
  const loops = Number(/of 7 runs, ([\d,]+) loops each/.exec(stdout)?.[1]?.replaceAll(",", ""));
  assert.match(String(loops), /^[125]0*$/);
});

const wrong: Record<string, RegExp> = {
  "%time": /^%time: expected code to run; received nothing$/,
  "%%time x\n1": /^%%time: expected the code on the lines below$/,
  "%timeit -n 0 1": /^%timeit: -n: expected a whole number from 1; received 0$/,
  "%timeit -r": /^%timeit: -r: expected a whole number from 1; received nothing$/,
  "%%timeit x\n1": /^%%timeit: expected -n LOOPS or -r RUNS; received x$/,
  "%sh": /^%sh: expected a command; received nothing$/,
  "%%html x\n<b>": /^%%html: expected the content on the lines below$/,
  "%%writefile": /^%%writefile: expected one file; received nothing$/,
  "%%writefile a b\n1": /^%%writefile: expected one file; received a b$/,
  "%cd a b": /^%cd: expected one folder; received a b$/,
  "%env =x": /^%env: expected NAME or NAME=VALUE; received =x$/,
  "%env NONE_OF_THIS": /^%env: there is no variable NONE_OF_THIS$/,
  "%run": /^%run: expected one file; received nothing$/,
  "%run none.ts": /^%run: there is no file none\.ts$/,
  "%run other.ipynb": /^%run: expected a TypeScript or JavaScript file; received other\.ipynb$/,
  "%reset x": /^%reset: expected -f or nothing; received x$/,
  "%npm": /^%npm: expected a subcommand/,
  "%tiem 1": /^%tiem: unknown command; did you mean %time\?; available: %bash, /,
  "%%pwd": /^%%pwd: it is written %pwd$/,
};
for (const [code, message] of Object.entries(wrong)) {
  test(`${JSON.stringify(code)} says what is wrong`, async () => {
    const { ename, evalue } = await fail(code);
    assert.equal(ename, "UsageError");
    assert.match(evalue, message);
  });
}

test("commands and code in one cell run in their order; one that fails ends it", async () => {
  const executed = await run(
    "// first\n%env ORDER=1\n%time process.env.ORDER\n\nprocess.env.ORDER! + 1",
  );
  assert.match(executed.stdout, /^env: ORDER=1\nCPU/);
  assert.deepEqual(results(executed), ["'1'", "'11'"]);
  await fail("%env ORDER=2\n%sh exit 1\nlet unreached = 1");
  assert.match((await fail("unreached")).evalue, /Cannot find name/);
  assert.equal(await value("process.env.ORDER"), "'2'");
});

for (const code of ["1\n%timeit 2", "const y = 1;\n%%html\n<b>", "Math.abs(1)\n%who"]) {
  test(`a command below code is explained: ${JSON.stringify(code)}`, async () => {
    const { traceback } = await fail(code);
    assert.match(traceback, /\n%+\w+ is a command only above all code of a cell$/);
  });
}

test("an error beside a % of another kind is not explained so", async () => {
  const { traceback } = await fail("const percent = 5\n%nothing");
  assert.match(traceback, /^Cell \d+:2:2 .*Cannot find name 'nothing'/);
  assert.doesNotMatch(traceback, /command/);
});

test("user_expressions follow a command", async () => {
  const { reply } = await notebook.kernel.execute("%time let after = 5", {
    user_expressions: { a: "after" },
  });
  const answers = reply.content["user_expressions"] as Record<string, { data: unknown }>;
  assert.deepEqual(answers["a"]?.data, { "text/plain": "5" });
});
