import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Runtime } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

test("100,000 lines arrive complete and in order, before the cell is done", async () => {
  const cell = runtime.start("for (let i = 0; i < 100_000; i++) console.log(i);");
  await runtime.event("done", (done) => done.cell === cell);
  const expected = Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join("");
  assert.ok(runtime.text(cell) === expected, "lines are missing or out of order");
});

test("standard output and error keep the order of their calls", async () => {
  const cell = runtime.start(`
    process.stdout.write("a"); console.error("b"); console.log("c"); process.stderr.write("d");`);
  await runtime.event("done", (done) => done.cell === cell);
  const streams = runtime.all("stream").filter((stream) => stream.cell === cell);
  assert.deepEqual(
    streams.map(({ name, text }) => [name, text]),
    [
      ["stdout", "a"],
      ["stderr", "b\n"],
      ["stdout", "c\n"],
      ["stderr", "d"],
    ],
  );
});

test("a loop that never yields shows its output", async () => {
  const cell = runtime.start("console.log('before'); while (!__scope.never) {}");
  await runtime.event("stream", (stream) => stream.cell === cell);
  assert.equal(runtime.text(cell), "before\n");
  runtime.interrupt();
  await runtime.event("done", (done) => done.cell === cell);
});

test("output belongs to the cell that caused it, whatever runs now", async () => {
  const causes: Record<string, string> = {
    timer: "setTimeout(() => console.log('late'), 20);",
    promise: "new Promise((done) => setTimeout(done, 20)).then(() => console.log('late'));",
    callback: "require('fs').stat('.', () => setTimeout(() => console.log('late'), 20));",
    stream: "setTimeout(() => process.stdout.write('late\\n'), 20);",
  };
  const cells = Object.values(causes).map((body) => runtime.start(body));
  const newest = runtime.start(
    "console.log('new'); await new Promise((done) => setTimeout(done, 60));",
  );
  await runtime.event("done", (done) => done.cell === newest);
  for (const [index, cause] of Object.keys(causes).entries()) {
    assert.equal(runtime.text(cells[index]!), "late\n", cause);
  }
  assert.equal(runtime.text(newest), "new\n");
});

test("every method of console prints where Node prints it", async () => {
  const cell = runtime.start(`
    console.group("group"); console.info("inside"); console.groupEnd();
    console.table([{ a: 1 }]); console.dir({ a: 1 }); console.count();
    console.warn("warned"); console.assert(false, "asserted"); console.time("t"); console.timeEnd("t");`);
  await runtime.event("done", (done) => done.cell === cell);
  const printed = runtime.text(cell);
  assert.match(printed, /^group\n {2}inside\n/);
  assert.match(printed, /│ \(index\) │ a │/);
  assert.match(printed, /\{ a: 1 \}\ndefault: 1\nt: [\d.]+ms\n$/);
  assert.equal(runtime.text(cell, "stderr"), "warned\nAssertion failed: asserted\n");
});

test("bytes of one character may come in two writes", async () => {
  const cell = runtime.start(`
    const bytes = Buffer.from("é"); process.stdout.write(bytes.subarray(0, 1)); process.stdout.write(bytes.subarray(1));`);
  await runtime.event("done", (done) => done.cell === cell);
  assert.equal(runtime.text(cell), "é");
});

test("a frame larger than the pipe arrives whole", async () => {
  const cell = runtime.start("console.log('x'.repeat(5_000_000));");
  await runtime.event("done", (done) => done.cell === cell);
  assert.equal(runtime.text(cell).length, 5_000_001);
});
