import assert from "node:assert/strict";
import { test } from "node:test";
import { Runtime, type RuntimeOptions } from "./harness.js";

async function withRuntime(
  work: (runtime: Runtime) => Promise<void>,
  options?: RuntimeOptions,
): Promise<void> {
  const runtime = new Runtime(options);
  try {
    await work(runtime);
  } finally {
    await runtime.close();
  }
}

test("it says that it is ready, with its process", () =>
  withRuntime(async (runtime) => {
    assert.equal((await runtime.event("ready")).pid, runtime.pid);
  }));

test("process.exit ends it with its code, after what was printed", () =>
  withRuntime(async (runtime) => {
    const cell = runtime.start("for (let i = 0; i < 2000; i++) console.log(i); process.exit(3);");
    assert.deepEqual(await runtime.exited, { code: 3, signal: null });
    assert.match(runtime.text(cell), /\n1999\n$/);
  }));

test("exit listeners of cells run at shutdown", () =>
  withRuntime(async (runtime) => {
    const cell = runtime.start("process.on('exit', () => console.log('bye'));");
    await runtime.event("done");
    runtime.send({ type: "shutdown" });
    assert.deepEqual(await runtime.exited, { code: 0, signal: null });
    assert.equal(runtime.text(cell), "bye\n");
  }));

test("it ends itself when the front is gone, idle", () =>
  withRuntime(async (runtime) => {
    await runtime.event("ready");
    runtime.hangUp();
    assert.equal((await runtime.exited).code, 0);
  }));

test("it ends itself when the front is gone, in a loop", () =>
  withRuntime(async (runtime) => {
    runtime.start("console.log('on'); while (true) {}");
    await runtime.event("stream");
    runtime.hangUp();
    assert.equal((await runtime.exited).signal, "SIGKILL");
  }));

test("an array without end dies by V8's limit", () =>
  withRuntime(
    async (runtime) => {
      runtime.start("const rows = []; while (true) rows.push({ row: rows.length });");
      assert.equal((await runtime.exited).signal, "SIGABRT");
      assert.match(runtime.printed, /heap out of memory/);
    },
    { environment: { NODE_OPTIONS: "--max-old-space-size=64" } },
  ));

test("cells that are sent together run one after another", () =>
  withRuntime(async (runtime) => {
    runtime.start("await new Promise((done) => setTimeout(done, 20)); __scope.order = ['first'];");
    assert.equal(
      await runtime.value("return [...__scope.order, 'second'];"),
      "[ 'first', 'second' ]",
    );
  }));
