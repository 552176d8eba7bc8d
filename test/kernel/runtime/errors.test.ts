import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import type { Failure } from "../../../kernel/runtime/messages.js";
import { Runtime } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

async function failure(body: string, declares: string[] = []): Promise<Failure> {
  const outcome = await runtime.run(body, { declares });
  assert.equal(outcome.status, "error");
  return outcome.status === "error" ? outcome.failure : assert.fail();
}

const plain = ({ traceback }: Failure) => stripVTControlCharacters(traceback.join("\n"));

test("an error has its name, its message and the frames of the cell only", async () => {
  const failed = await failure("const f = () => { throw new TypeError('wrong'); }; f();");
  assert.equal(failed.ename, "TypeError");
  assert.equal(failed.evalue, "wrong");
  const frames = plain(failed).match(/^ {4}at .*/gm);
  assert.equal(frames?.length, 2);
  assert.match(frames?.[0] ?? "", /at f \(Cell \d+, line 1:\d+\)/);
  assert.match(frames?.[1] ?? "", /at Cell \d+, line 1:\d+$/);
});

test("frames of functions that awaited are named", async () => {
  const failed = await failure(`
    const inner = async () => { await null; throw new Error("deep"); };
    const outer = async () => { await inner(); };
    await outer();`);
  assert.match(plain(failed), /at inner .*\n.*at async outer .*\n.*at async Cell/);
});

test("a cause and the members of an AggregateError are shown", async () => {
  const failed = await failure(`
    throw new AggregateError([new Error("one"), "two"], "both", { cause: new RangeError("root") });`);
  const text = plain(failed);
  assert.match(text, /^AggregateError: both/);
  assert.match(text, /caused by\n {2}RangeError: root/);
  assert.match(text, /error 1 of 2\n {2}Error: one/);
  assert.match(text, /error 2 of 2\n {2}Uncaught 'two'/);
});

test("a cause that is the error itself ends", async () => {
  const failed = await failure("const e = new Error('round'); e.cause = e; throw e;");
  assert.equal(failed.evalue, "round");
});

const thrown: [body: string, ename: string, evalue: string][] = [
  ["throw 'text';", "String", "'text'"],
  ["throw undefined;", "undefined", "undefined"],
  ["throw { a: 1 };", "Object", "{ a: 1 }"],
  ["throw new (class Own extends Error { name = 'Own'; })('mine');", "Own", "mine"],
  ["throw Object.defineProperty(new Error('x'), 'stack', { get() { throw 1; } });", "Error", "x"],
  ["throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } });", "Error", ""],
  ["throw new Proxy({}, { get() { throw new Error('trap'); } });", "object", "{}"],
  ["await Promise.reject(new Error('rejected'));", "Error", "rejected"],
  ["const f = () => f(); f();", "RangeError", "Maximum call stack size exceeded"],
];

for (const [body, ename, evalue] of thrown) {
  test(`${body} is told as ${ename}`, async () => {
    const failed = await failure(body);
    assert.deepEqual([failed.ename, failed.evalue], [ename, evalue]);
  });
}

test("fields of an error are shown", async () => {
  const failed = await failure("require('fs').readFileSync('/none');");
  assert.match(plain(failed), /code: 'ENOENT'/);
  assert.doesNotMatch(plain(failed), /node:fs/);
});

test("a stack that is printed names cells, too", async () => {
  const cell = runtime.start("console.log(new Error('printed'));");
  await runtime.event("done", (done) => done.cell === cell);
  assert.match(runtime.text(cell), /^Error: printed\n {4}at Cell \d+, line 1:\d+\n$/);
});

test("names declared before the error exist, with those that it did not reach as they were", async () => {
  await runtime.run("__scope.kept = 1; __scope.lost = 1;");
  const outcome = await runtime.run(
    "__scope.fresh = 1; __scope.kept = 2; throw 1; __scope.lost = 2;",
    {
      declares: ["fresh", "kept", "lost", "never"],
    },
  );
  assert.deepEqual(outcome.declared, ["fresh", "kept"]);
  assert.equal(await runtime.value("return [__scope.kept, __scope.lost];"), "[ 2, 1 ]");
});

test("errors that no cell waits for are told in their cell, and the process goes on", async () => {
  const late: Record<string, string> = {
    timer: "setTimeout(() => { throw new Error('timer'); }, 10);",
    rejection: "void Promise.reject(new Error('rejection'));",
  };
  for (const [name, body] of Object.entries(late)) {
    const cell = runtime.start(body);
    await runtime.run("return 1;");
    const told = await runtime.event("late_error", ({ failure: { evalue } }) => evalue === name);
    assert.equal(told.cell, cell);
  }
  assert.equal(await runtime.value("return 1;"), "1");
});
