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
