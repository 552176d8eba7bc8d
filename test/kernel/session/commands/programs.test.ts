import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CommandNotebook } from "./command-notebook.js";

const notebook = new CommandNotebook();
const { run, fail, value } = notebook;

test("%pwd and %cd: the folder of the cells, not that of imports", async () => {
  const home = await run("%pwd");
  assert.equal(home.stdout, `${notebook.kernel.folder}\n`);
  mkdirSync(join(notebook.kernel.folder, "data sets"));
  writeFileSync(join(notebook.kernel.folder, "beside.ts"), "export const beside = 7;");
  assert.equal((await run(`%cd "data sets"`)).stdout, `${notebook.kernel.folder}/data sets\n`);
  assert.equal(await value("process.cwd()"), `'${notebook.kernel.folder}/data sets'`);
  assert.equal((await run("%sh pwd")).stdout, `${notebook.kernel.folder}/data sets\n`);
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
  const failed = await notebook.kernel.execute("%%bash -e\necho one\nfalse\necho two");
  assert.equal(failed.stdout, "one\n");
  assert.equal(failed.reply.content["evalue"], "bash ended with exit code 1");
  assert.equal((await fail("%sh exit 3")).evalue, "sh ended with exit code 3");
});

test("output of a program comes while it runs", async () => {
  const { id, done } = notebook.kernel.begin(
    "%sh echo first; until [ -e go ]; do sleep 0.05; done; echo last",
  );
  await notebook.kernel.until(
    () => notebook.kernel.messagesOf(id).some(({ content }) => content["text"] === "first\n"),
    "the first line",
  );
  writeFileSync(join(notebook.kernel.folder, "go"), "");
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
  const path = join(notebook.kernel.folder, "a file.txt");
  assert.equal((await run(`%%writefile "a file.txt"\none\n`)).stdout, "Wrote a file.txt\n");
  assert.equal((await run(`%%writefile 'a file.txt'\ntwo`)).stdout, "Overwrote a file.txt\n");
  assert.equal(
    (await run(`%%writefile -a "a file.txt"\n%three`)).stdout,
    "Appended to a file.txt\n",
  );
  assert.equal(readFileSync(path, "utf8"), "two\n%three\n");
  assert.match((await fail("%%writefile none/x\n1")).evalue, /ENOENT/);
});

test("%npm install: the package can be imported at once, with its types", async () => {
  const pack = join(notebook.kernel.folder, "packages/adder");
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
  assert.ok(existsSync(join(notebook.kernel.folder, "node_modules/adder")));
  assert.match((await fail(`add("x", 2)`)).evalue, /TS2345/);

  assert.match((await run("%npm ls")).stdout, /adder@1\.0\.0/);
  assert.match((await fail("%npm no-such-subcommand")).evalue, /npm no-such-subcommand ended with/);
});
