import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Runtime } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

const busy: Record<string, string> = {
  "a plain loop": "print(); while (true) {}",
  "a loop after an await":
    "await new Promise((done) => setTimeout(done, 10)); print(); while (true) {}",
  "a flood of microtasks": "print(); for (;;) await null;",
  "a loop in try and catch": "print(); for (;;) { try { while (true) {} } catch {} finally {} }",
  "a loop that prints": "print(); for (let i = 0; ; i++) console.log(i);",
  "a pending promise": "print(); await new Promise(() => {});",
  "one long call":
    "print(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400); while (true) {}",
};

for (const [name, body] of Object.entries(busy)) {
  test(`an interrupt stops ${name} and keeps the state`, async () => {
    const kept = `kept ${name}`;
    await runtime.run(`__scope.state = ${JSON.stringify(kept)};`);
    const cell = runtime.start(`const print = () => process.stderr.write("started"); ${body}`);
    await runtime.event("stream", (stream) => stream.cell === cell && stream.name === "stderr");
    runtime.interrupt();
    const { outcome } = await runtime.event("done", (done) => done.cell === cell);
    assert.equal(outcome.status, "error");
    assert.equal(outcome.status === "error" && outcome.failure.ename, "Interrupted");
    assert.equal(await runtime.value("return __scope.state;"), `'${kept}'`);
  });
}

async function stopped(cell: string): Promise<void> {
  const { outcome } = await runtime.event("done", (done) => done.cell === cell);
  assert.equal(outcome.status === "error" && outcome.failure.ename, "Interrupted");
}

test("stops in a row leave the process whole", async () => {
  const loops = [
    "for (;;) await null;",
    "for (;;) __resume(await new Promise(setImmediate));",
    "while (true) {}",
  ];
  for (let round = 0; round < 15; round++) {
    const cell = runtime.start(`console.log("on"); ${loops[round % loops.length]}`);
    await runtime.event("stream", (stream) => stream.cell === cell);
    runtime.interrupt();
    await stopped(cell);
  }
  assert.equal(await runtime.value("return 1;"), "1");
});

test("what a stopped cell left running ends at its next await, with its finally blocks", async () => {
  await runtime.run("__scope.count = 0; __scope.ended = false;");
  const cell = runtime.start(`
    console.log("on");
    try { for (;;) { __resume(await new Promise((done) => setTimeout(done, 5))); __scope.count++; } }
    finally { __scope.ended = true; }`);
  await runtime.event("stream", (stream) => stream.cell === cell);
  runtime.interrupt();
  await stopped(cell);
  const counted =
    "const before = __scope.count; await new Promise((done) => setTimeout(done, 30));";
  assert.equal(
    await runtime.value(`${counted} return [__scope.ended, __scope.count - before < 2];`),
    "[ true, true ]",
  );
  assert.deepEqual(runtime.all("late_error"), []);
});

test("timers of other cells go on", async () => {
  await runtime.run("__scope.ticks = 0; __scope.timer = setInterval(() => __scope.ticks++, 2);");
  const cell = runtime.start("console.log('on'); while (true) {}");
  await runtime.event("stream", (stream) => stream.cell === cell);
  runtime.interrupt();
  await stopped(cell);
  const body =
    "const before = __scope.ticks; await new Promise((done) => setTimeout(done, 50)); clearInterval(__scope.timer); return __scope.ticks > before;";
  assert.equal(await runtime.value(body), "true");
});

test("an interrupt while nothing runs changes nothing", async () => {
  runtime.interrupt();
  // Two pipes have no order between them: the interrupt may still meet this cell, but no other.
  await runtime.run("await new Promise((done) => setTimeout(done, 100));");
  assert.equal(await runtime.value("return 'calm';"), "'calm'");
});

const train = `
  const host = globalThis[Symbol.for("Jupyter.host")];
  const nap = () => new Promise((done) => setTimeout(done, 5));`;

test("work that can end itself is asked, and its cell goes on", async () => {
  const cell = runtime.start(`${train}
    console.log("on");
    const epochs = await host.interruptible(async (signal) => {
      let epoch = 0;
      while (!signal.aborted) { await nap(); epoch++; }
      return epoch;
    });
    return epochs > 0;`);
  await runtime.event("stream", (stream) => stream.cell === cell);
  setTimeout(() => runtime.interrupt(), 30);
  const { outcome } = await runtime.event("done", (done) => done.cell === cell);
  assert.equal(outcome.status === "ok" && outcome.result?.data["text/plain"], "true");
});

test("work that is busy for long between its looks at the signal is still asked", async () => {
  const cell = runtime.start(`${train}
    console.log("on");
    return host.interruptible(async (signal) => {
      while (!signal.aborted) {
        const end = Date.now() + 150;
        while (Date.now() < end) {}
        await nap();
      }
      return "ended";
    });`);
  await runtime.event("stream", (stream) => stream.cell === cell);
  runtime.interrupt();
  const { outcome } = await runtime.event("done", (done) => done.cell === cell);
  assert.equal(outcome.status === "ok" && outcome.result?.data["text/plain"], "'ended'");
});

for (const [name, body] of Object.entries({
  waits: "await new Promise(() => {})",
  loops: "while (true) {}",
})) {
  test(`work that ${name} in spite of the signal is stopped by the second interrupt`, async () => {
    const cell = runtime.start(`${train}
      await host.interruptible(async (signal) => {
        signal.addEventListener("abort", () => console.log("asked"));
        console.log("on");
        await nap(); ${name === "loops" ? "await new Promise((done) => signal.addEventListener('abort', done));" : ""}
        ${body};
      });`);
    await runtime.event("stream", (stream) => stream.cell === cell);
    runtime.interrupt();
    await runtime.event("stream", (stream) => stream.cell === cell && stream.text === "asked\n");
    runtime.interrupt();
    await stopped(cell);
    assert.equal(await runtime.value("return 1;"), "1");
  });
}

test("work of a cell that is over does not take the interrupt of the running one", async () => {
  const over = runtime.start(`${train}
    void host.interruptible(async (signal) => {
      while (!signal.aborted) await nap();
      console.log("ended");
    });`);
  const cell = runtime.start("console.log('on'); while (true) {}");
  await runtime.event("stream", (stream) => stream.cell === cell);
  runtime.interrupt();
  await stopped(cell);
  assert.equal(runtime.text(over), "");
  runtime.interrupt();
  await runtime.event("stream", (stream) => stream.cell === over && stream.text === "ended\n");
});
