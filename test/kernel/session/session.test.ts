import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Output } from "../../../kernel/session/output.js";
import { Session } from "../../../kernel/session/session.js";

let session: Session;
let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "trainlab-session-"));
  session = new Session({ directory: folder });
});
after(async () => {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(code: string) {
  const outputs: Output[] = [];
  const result = await session.execute(code, { onOutput: (output) => outputs.push(output) });
  return { result, outputs };
}

test("cells run without sockets, and give the outputs of a notebook file", async () => {
  const { result, outputs } = await run("console.log('hello'); 6 * 7");
  assert.equal(result.failure, undefined);
  assert.deepEqual(outputs, [
    { type: "stream", name: "stdout", text: "hello\n" },
    {
      type: "execute_result",
      execution_count: result.executionCount,
      data: { "text/plain": "42" },
      metadata: {},
    },
  ]);
});

test("cells run in the notebook's folder", async () => {
  const { result } = await run("process.cwd()");
  assert.equal(result.result?.["text/plain"], `'${folder}'`);
});

test("a failure is an output and part of the result", async () => {
  const { result, outputs } = await run("throw new TypeError('no')");
  assert.equal(result.failure?.ename, "TypeError");
  assert.deepEqual(outputs, [{ type: "error", ...result.failure }]);
});

test("without an answerer, prompt throws", async () => {
  const { result } = await run("prompt('x')");
  assert.notEqual(result.failure, undefined);
});

test("an answerer that fails ends the question, not the notebook", async () => {
  const result = await session.execute("prompt('x')", {
    onOutput: () => {},
    onInput: () => Promise.reject(new Error("no terminal")),
  });
  assert.equal(result.failure?.ename, "Interrupted");
  assert.equal((await run("1")).result.failure, undefined);
});

test("one cell at a time", async () => {
  const first = run("await new Promise((resolve) => setTimeout(resolve, 50)); 1");
  await assert.rejects(run("2"), /running already/);
  assert.equal((await first).result.failure, undefined);
});

test("an interrupt while the cell is compiled ends it before it runs", async () => {
  const first = run("process.env.RAN = 'yes'; 1");
  session.interrupt();
  const { result } = await first;
  assert.equal(result.failure?.ename, "Interrupted");
  assert.equal((await run(`"RAN" in process.env`)).result.result?.["text/plain"], "false");
});

test("members of a value that the types do not know", async () => {
  await run("const loose: any = { learningRate: 1, momentum: 2, step() {} };");
  const code = "loose.";
  const { matches, start, end } = await session.complete(code, code.length);
  const names = new Map(matches.map(({ text, type }) => [text, type]));
  assert.equal(names.get("learningRate"), "property");
  assert.equal(names.get("step"), "function");
  assert.deepEqual([start, end], [code.length, code.length]);
});

test("a cell that cannot be stopped is told so, and ended by the next interrupt", async () => {
  const impatient = new Session({ directory: folder, patience: 300 });
  const notices: string[] = [];
  const { failure } = await impatient.execute(
    `import { execSync } from "node:child_process";
     console.log("begun");
     execSync("trap '' INT; sleep 1000");`,
    {
      onOutput: (output) => {
        if (output.type !== "stream") return;
        if (output.name === "stderr") notices.push(output.text);
        impatient.interrupt();
      },
    },
  );
  assert.match(notices.join(""), /does not stop.*Interrupt again/);
  assert.equal(failure?.ename, "Interrupted");
  assert.match(failure.evalue, /its process was ended/);
  const { result } = await impatient.execute("2 + 3", { onOutput: () => {} });
  assert.equal(result?.["text/plain"], "5");
  await impatient.close();
});

test("a second interrupt ends the process that a cell waits for, and the state is kept", async () => {
  await run("let kept = 5;");
  const { failure } = await session.execute(
    `import { execSync } from "node:child_process";
     console.log("begun");
     execSync("sleep 1000; echo done");`,
    {
      onOutput: ({ type }) => {
        if (type !== "stream") return;
        session.interrupt();
        setTimeout(() => session.interrupt(), 300);
      },
    },
  );
  assert.equal(failure?.ename, "Interrupted");
  assert.equal((await run("kept")).result.result?.["text/plain"], "5");
});

test("closing ends the running cell", async () => {
  const closing = new Session({ directory: folder });
  const running = closing.execute("while (true) {}", { onOutput: () => {} });
  await closing.close();
  assert.equal((await running).failure?.ename, "Closed");
});
