import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Runtime } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

/** Runs a cell that asks once, and answers it. */
async function answered(body: string, answer: string) {
  const cell = runtime.start(body);
  const request = await runtime.event("input_request", (input) => input.cell === cell);
  runtime.answer({ value: answer });
  const { outcome } = await runtime.event("done", (done) => done.cell === cell);
  return { request, value: outcome.status === "ok" && outcome.result?.data["text/plain"] };
}

test("prompt waits for the answer", async () => {
  const { request, value } = await answered("return __scope.prompt('Name?');", "Ada 😀");
  assert.deepEqual([request.prompt, request.password], ["Name?", false]);
  assert.equal(value, "'Ada 😀'");
});

test("an empty answer means the fallback", async () => {
  const { value } = await answered("return __scope.prompt('Name?', 'Bob');", "");
  assert.equal(value, "'Bob'");
});

test("a password is asked for as one", async () => {
  const { request } = await answered("__scope.prompt('Key', { password: true });", "secret");
  assert.equal(request.password, true);
});

test("confirm takes y and yes, and nothing else", async () => {
  for (const [answer, value] of [
    ["y", "true"],
    ["YES ", "true"],
    ["n", "false"],
    ["", "false"],
    ["yesterday", "false"],
  ]) {
    const asked = await answered("return __scope.confirm('Sure?');", answer!);
    assert.equal(asked.value, value, answer);
    assert.equal(asked.request.prompt, "Sure? [y/N] ");
  }
});

test("what was printed stands before the question", async () => {
  const { request } = await answered("console.log('first'); __scope.prompt('then');", "");
  const printed = runtime.events.findIndex(
    (event) => event.type === "stream" && event.cell === request.cell,
  );
  assert.ok(printed >= 0 && printed < runtime.events.indexOf(request));
});

test("where nobody can answer, prompt says so", async () => {
  const outcome = await runtime.run("__scope.prompt('?');", { allowStdin: false });
  assert.match(outcome.status === "error" ? outcome.failure.evalue : "", /nobody can answer/);
});

test("an interrupt ends the wait", async () => {
  const cell = runtime.start("__scope.prompt('?');");
  await runtime.event("input_request", (input) => input.cell === cell);
  runtime.answer({ interrupted: true });
  const { outcome } = await runtime.event("done", (done) => done.cell === cell);
  assert.equal(outcome.status === "error" && outcome.failure.ename, "Interrupted");
});
