import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { KernelClient, type Executed } from "./client.js";

let kernel: KernelClient;
before(async () => {
  kernel = await KernelClient.start();
});
after(() => kernel.close());

/** Runs a cell that must succeed. */
async function run(code: string): Promise<Executed> {
  const executed = await kernel.execute(code);
  assert.equal(executed.reply.content["status"], "ok", executed.reply.content["evalue"] as string);
  return executed;
}

/** Runs a cell that must fail; gives its error. */
async function fail(code: string): Promise<{ ename: string; evalue: string; traceback: string }> {
  const { content } = (await kernel.execute(code)).reply;
  assert.equal(content["status"], "error");
  const traceback = stripVTControlCharacters((content["traceback"] as string[]).join("\n"));
  return { ename: String(content["ename"]), evalue: String(content["evalue"]), traceback };
}

/** The bundles of a cell's results, in order. */
function results({ outputs }: Executed): unknown[] {
  return outputs
    .filter(({ header }) => header.msg_type === "execute_result")
    .map(({ content }) => (content["data"] as Record<string, unknown>)["text/plain"]);
}

async function value(code: string): Promise<unknown> {
  return results(await run(code))[0];
}

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
  const { reply } = await kernel.execute("%time let after = 5", {
    user_expressions: { a: "after" },
  });
  const answers = reply.content["user_expressions"] as Record<string, { data: unknown }>;
  assert.deepEqual(answers["a"]?.data, { "text/plain": "5" });
});

test("%pwd and %cd: the folder of the cells, not that of imports", async () => {
  const home = await run("%pwd");
  assert.equal(home.stdout, `${kernel.folder}\n`);
  mkdirSync(join(kernel.folder, "data sets"));
  writeFileSync(join(kernel.folder, "beside.ts"), "export const beside = 7;");
  assert.equal((await run(`%cd "data sets"`)).stdout, `${kernel.folder}/data sets\n`);
  assert.equal(await value("process.cwd()"), `'${kernel.folder}/data sets'`);
  assert.equal((await run("%sh pwd")).stdout, `${kernel.folder}/data sets\n`);
  assert.equal(await value(`import { beside } from "./beside"; beside`), "7");
  assert.equal((await run("%cd -")).stdout, home.stdout);
  const { evalue } = await fail("%cd nowhere");
  assert.match(evalue, /ENOENT.*nowhere/);
});

test("%env: cells and programs see what is set; secrets are not listed", async () => {
  assert.equal((await run("%env GREETING=hello world")).stdout, "env: GREETING=hello world\n");
  await run("%env API_TOKEN abc");
  assert.equal((await run("%env GREETING")).stdout, "hello world\n");
  assert.equal(await value("process.env['GREETING']"), "'hello world'");
  assert.equal((await run("%sh echo $GREETING $API_TOKEN")).stdout, "hello world abc\n");
  const { stdout } = await run("%env");
  assert.match(stdout, /^GREETING=hello world$/m);
  assert.match(stdout, /^API_TOKEN=<hidden>$/m);
});

test("%%sh and %%bash: output of both streams, options, exit codes", async () => {
  const { stdout, stderr } = await run("%%sh\necho out\necho err >&2");
  assert.deepEqual([stdout, stderr], ["out\n", "err\n"]);
  assert.equal((await run("%%bash\na=(1 2); echo ${a[1]} 'é'")).stdout, "2 é\n");
  const failed = await kernel.execute("%%bash -e\necho one\nfalse\necho two");
  assert.equal(failed.stdout, "one\n");
  assert.equal(failed.reply.content["evalue"], "bash ended with exit code 1");
  assert.equal((await fail("%sh exit 3")).evalue, "sh ended with exit code 3");
});

test("output of a program comes while it runs", async () => {
  const { id, done } = kernel.begin(
    "%sh echo first; until [ -e go ]; do sleep 0.05; done; echo last",
  );
  await kernel.until(
    () => kernel.messagesOf(id).some(({ content }) => content["text"] === "first\n"),
    "the first line",
  );
  writeFileSync(join(kernel.folder, "go"), "");
  assert.equal((await done).stdout, "first\nlast\n");
});

const shown: Record<string, [type: string, body: string]> = {
  "%%html": ["text/html", "<b>\n%bold</b>"],
  "%%markdown": ["text/markdown", "# Title\n- `x`"],
  "%%latex": ["text/latex", "$$x^2$$"],
  "%%svg": ["image/svg+xml", "<svg/>"],
};
for (const [command, [type, body]] of Object.entries(shown)) {
  test(`${command} is shown as ${type}`, async () => {
    const { outputs } = await run(`${command}\n${body}`);
    const [output] = outputs;
    assert.equal(output?.header.msg_type, "display_data");
    assert.deepEqual(output?.content["data"], { [type]: body });
  });
}

test("%%writefile writes, overwrites and appends", async () => {
  const path = join(kernel.folder, "a file.txt");
  assert.equal((await run(`%%writefile "a file.txt"\none\n`)).stdout, "Wrote a file.txt\n");
  assert.equal((await run(`%%writefile 'a file.txt'\ntwo`)).stdout, "Overwrote a file.txt\n");
  assert.equal(
    (await run(`%%writefile -a "a file.txt"\n%three`)).stdout,
    "Appended to a file.txt\n",
  );
  assert.equal(readFileSync(path, "utf8"), "two\n%three\n");
  assert.match((await fail("%%writefile none/x\n1")).evalue, /ENOENT/);
});

test("%run declares what a file exports, typed, and runs it each time", async () => {
  const file = `
    export interface Layer { units: number }
    export const layer: Layer = { units: 16 };
    export let runs = ((globalThis as { runs?: number }).runs ?? 0) + 1;
    (globalThis as { runs?: number }).runs = runs;
    console.log("running");
    export default (x: number) => x * layer.units;
  `;
  writeFileSync(join(kernel.folder, "my-model.ts"), file);
  assert.equal((await run("%run my-model.ts")).stdout, "running\n");
  assert.equal(await value("const own: Layer = layer; myModel(own.units)"), "256");
  assert.equal((await run("%run ./my-model")).stdout, "running\n");
  assert.equal(await value("runs"), "2");
  assert.match((await fail("layer.unit")).evalue, /Property 'unit' does not exist on type 'Layer'/);
  writeFileSync(join(kernel.folder, "my-model.ts"), `export const layer = "changed";`);
  await run("%run my-model.ts");
  assert.equal(await value("layer.toUpperCase()"), "'CHANGED'");
});

for (const ending of ["mts", "js", "mjs", "tsx"]) {
  test(`%run of .${ending}`, async () => {
    const path = join(kernel.folder, `made.${ending}`);
    writeFileSync(path, "console.log('once');\nexport const made = 1;");
    assert.equal((await run(`%run made.${ending}`)).stdout, "once\n");
    assert.equal((await run(`%run made.${ending}`)).stdout, "once\n");
    writeFileSync(path, "export const made = 22;");
    await run(`%run made.${ending}`);
    assert.equal(await value("made"), "22");
  });
}

test("%run shows where a file fails", async () => {
  writeFileSync(join(kernel.folder, "broken.ts"), "export const x = 1;\nthrow new Error('no');\n");
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
  kernel.onInput = ({ prompt }) => {
    question = prompt;
    return "n";
  };
  assert.equal((await run("%reset")).stdout, "Nothing is forgotten.\n");
  assert.match(String(question), /^Forget all variables\?/);
  assert.equal(await value("asked"), "1");
  kernel.onInput = () => "y";
  await run("%reset");
  assert.match((await fail("asked")).evalue, /Cannot find name 'asked'/);
  const { reply } = await kernel.execute("%reset", { allow_stdin: false });
  assert.match(String(reply.content["evalue"]), /use %reset -f/);
});

test("%lsmagic lists every command", async () => {
  const { stdout } = await run("%lsmagic");
  for (const word of ["%time CODE", "%%html", "%run FILE"]) assert.ok(stdout.includes(`${word} `));
});

test("%npm install: the package can be imported at once, with its types", async () => {
  const pack = join(kernel.folder, "packages/adder");
  mkdirSync(pack, { recursive: true });
  const scripts = { postinstall: "touch ran" };
  const manifest = {
    name: "adder",
    version: "1.0.0",
    main: "index.js",
    types: "index.d.ts",
    scripts,
  };
  writeFileSync(join(pack, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(pack, "index.js"), "exports.add = (a, b) => a + b;");
  writeFileSync(join(pack, "index.d.ts"), "export function add(a: number, b: number): number;");
  assert.match((await fail(`import { add } from "adder"`)).evalue, /Cannot find module 'adder'/);

  const { stdout, stderr } = await run(
    `%npm install --offline ./packages/adder\nimport { add } from "adder";\nadd(1, 2).toFixed(1)`,
  );
  assert.match(stdout, /added 1 package/);
  assert.match(stderr, /Not run: the install scripts of adder\./);
  assert.ok(!existsSync(join(pack, "ran")));
  assert.ok(existsSync(join(kernel.folder, "node_modules/adder")));
  assert.match((await fail(`add("x", 2)`)).evalue, /TS2345/);

  assert.match((await run("%npm ls")).stdout, /adder@1\.0\.0/);
  assert.match((await fail("%npm no-such-subcommand")).evalue, /npm no-such-subcommand ended with/);
});

const stopped: Record<string, string> = {
  "a shell and what it started": "%%sh\necho begun\nsleep 1000 & echo $! > pid\nwait",
  "a shell that ignores it":
    "%%bash\ntrap '' INT\necho begun\necho $$ > pid\nwhile true; do sleep 0.1; done",
  "timed code": "%time console.log('begun'); while (true) {}",
  "timed code that waits": "%%time\nconsole.log('begun'); await new Promise(() => {})",
  "repeated code": "%timeit -n 1000 -r 1000 console.log('begun'); for (let i = 0; i < 1e7; i++);",
  "repeated code that waits":
    "%timeit -n 1000 -r 1000 console.log('begun'); await new Promise((resolve) => setTimeout(resolve, 10))",
};
for (const [name, code] of Object.entries(stopped)) {
  test(`an interrupt stops ${name}`, async () => {
    const { id, done } = kernel.begin(`${code}`);
    const begun = () =>
      kernel.messagesOf(id).some(({ content }) => String(content["text"]).includes("begun"));
    await kernel.until(begun, "the command's beginning");
    const inShell = name.includes("shell");
    const pidFile = join(kernel.folder, "pid");
    const pid = inShell ? await fileText(pidFile) : 0;
    await kernel.request("control", "interrupt_request");
    if (name.includes("ignores")) await kernel.request("control", "interrupt_request");
    const { reply } = await done;
    assert.equal(reply.content["ename"], "Interrupted");
    if (inShell) await ended(Number(pid));
    assert.equal(await value("1 + 1"), "2");
  });
}

test("an interrupt takes a question back", async () => {
  let asked = false;
  kernel.onInput = () => {
    asked = true;
    void kernel.request("control", "interrupt_request");
    return undefined;
  };
  const { reply } = await kernel.execute("%reset");
  assert.ok(asked);
  assert.equal(reply.content["ename"], "Interrupted");
  kernel.onInput = () => "typed";
  assert.equal(await value("prompt('name')"), "'typed'");
});

test("the end of the runtime ends the program of a command", async () => {
  await run("setTimeout(() => process.exit(3), 1000)");
  const { reply, stdout } = await kernel.execute("%%sh\necho $$\nsleep 1000");
  assert.equal(reply.content["status"], "error");
  assert.match(String(reply.content["evalue"]), /exit code 3/);
  await ended(Number(stdout));
  assert.equal(await value("1 + 1"), "2");
});

test("the end of the kernel ends the program of a command", async () => {
  const other = await KernelClient.start();
  const { id } = other.begin("%%sh\necho $$\nsleep 1000");
  const begun = () => other.messagesOf(id).some(({ header }) => header.msg_type === "stream");
  await other.until(begun, "the shell's number");
  const line = other.messagesOf(id).find(({ header }) => header.msg_type === "stream");
  await other.close();
  await ended(Number(line?.content["text"]));
});

async function fileText(path: string): Promise<string> {
  for (;;) {
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    if (text.endsWith("\n")) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Resolves when a process is gone; a test that waits in vain is ended by its runner. */
async function ended(pid: number): Promise<void> {
  assert.ok(pid > 0);
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isAlive(pid: number): boolean {
  try {
    // One that nobody has buried yet has ended.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

async function complete(
  code: string,
): Promise<{ matches: string[]; start: unknown; end: unknown }> {
  const { content } = await kernel.request("shell", "complete_request", {
    code,
    cursor_pos: [...code].length,
  });
  return {
    matches: content["matches"] as string[],
    start: content["cursor_start"],
    end: content["cursor_end"],
  };
}

test("Tab completes commands and the code in them", async () => {
  assert.deepEqual(await complete("%ti"), {
    matches: ["%time", "%%time", "%timeit", "%%timeit"],
    start: 0,
    end: 3,
  });
  assert.deepEqual((await complete("%who\n%%wr")).matches, ["%%writefile"]);
  assert.ok((await complete("%")).matches.length > 20);
  await run("const learningRate = 0.1");
  for (const code of ["%time learn", "%%timeit\n🎉;\nlearn", "%who\nlearn"]) {
    const { matches, start, end } = await complete(code);
    assert.ok(matches.includes("learningRate"), code);
    assert.deepEqual([start, end], [[...code].length - 5, [...code].length]);
  }
  assert.ok((await complete("%time learningRate.toF")).matches.includes("toFixed"));
  assert.deepEqual((await complete("%%html\nlearn")).matches, []);
  assert.deepEqual((await complete("%sh learn")).matches, []);
});

async function inspect(code: string, cursor: number): Promise<string> {
  const request = { code, cursor_pos: cursor, detail_level: 0 };
  const { content } = await kernel.request("shell", "inspect_request", request);
  return String((content["data"] as Record<string, string>)["text/markdown"]);
}

test("Shift-Tab and ? show the documentation of a command, and of the code in it", async () => {
  assert.match(await inspect("%timeit 1", 4), /%timeit \[-n LOOPS\] \[-r RUNS\] CODE/);
  assert.match(await inspect("%time Math.max(1)", 12), /max\(/);
  assert.match(await inspect("%%html\nMath.max", 14), /^undefined$/);
  const { reply } = await run("%time?");
  const [page] = reply.content["payload"] as { data: Record<string, string> }[];
  assert.match(page?.data["text/plain"] ?? "", /^%time CODE\n/);
  assert.match((await fail("%nothing?")).evalue, /nothing known: %nothing/);
});

const completeness: Record<string, string> = {
  "%time f(": "complete",
  "%sh ls": "complete",
  "%time?": "complete",
  "%%time\nf(": "incomplete",
  "%%time\nf()": "incomplete",
  "%%time\nf()\n": "complete",
  "%%html\n<b>": "incomplete",
  "%%html\n<b>\n\n": "complete",
  "%who\nfunction f() {": "incomplete",
  "%who\n1": "complete",
};
for (const [code, status] of Object.entries(completeness)) {
  test(`is_complete: ${JSON.stringify(code)} is ${status}`, async () => {
    const { content } = await kernel.request("shell", "is_complete_request", { code });
    assert.equal(content["status"], status);
  });
}
