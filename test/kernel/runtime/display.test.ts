import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Runtime, type EventOf } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

async function displays(body: string): Promise<EventOf<"display">[]> {
  const cell = runtime.start(body);
  const { outcome } = await runtime.event("done", (done) => done.cell === cell);
  assert.equal(outcome.status, "ok", JSON.stringify(outcome));
  return runtime.all("display").filter((display) => display.cell === cell);
}

const symbol = `[Symbol.for("Jupyter.display")]`;
const png = "Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])";

test("a value's own display method draws the result, at once or later", async () => {
  for (const method of [`${symbol}() {`, `async ${symbol}() { await null;`]) {
    const outcome = await runtime.run(
      `return { ${method} return { "text/html": "<b>x</b>" }; } };`,
    );
    assert.deepEqual(outcome.status === "ok" && outcome.result?.data, { "text/html": "<b>x</b>" });
  }
});

test("an error in a display method fails the cell", async () => {
  const outcome = await runtime.run(`return { ${symbol}() { throw new Error("cannot draw"); } };`);
  assert.equal(outcome.status === "error" && outcome.failure.evalue, "cannot draw");
});

test("a result that cannot be sent fails its cell, and only that", async () => {
  const outcome = await runtime.run(`return { ${symbol}: () => ({ "application/json": 1n }) };`);
  assert.match(outcome.status === "error" ? outcome.failure.evalue : "", /BigInt/);
  assert.equal(await runtime.value("return 1;"), "1");
});

test("an error in a display that is still being made fails the cell", async () => {
  const outcome = await runtime.run(`
    __scope.display({ async ${symbol}() { await null; throw new Error("drawing failed"); } });`);
  assert.equal(outcome.status === "error" && outcome.failure.evalue, "drawing failed");
});

test("display shows values by kind, and nothing more as a result", async () => {
  const cell = runtime.start(`return __scope.display([1, 2]);`);
  const { outcome } = await runtime.event("done", (done) => done.cell === cell);
  assert.deepEqual(outcome, { status: "ok", declared: [] });
  const [shown] = runtime.all("display").filter((display) => display.cell === cell);
  assert.deepEqual(shown?.data, { "text/plain": "[ 1, 2 ]" });
});

test("each form of display has its MIME type", async () => {
  const forms: [string, string][] = [
    ["html('<i>')", "text/html"],
    ["markdown('**a**')", "text/markdown"],
    ["latex('$x$')", "text/latex"],
    ["svg('<svg/>')", "image/svg+xml"],
    ["json({ a: 1 })", "application/json"],
    [`image(${png})`, "image/png"],
    ["mime({ 'application/x': 1 })", "application/x"],
  ];
  for (const [form, type] of forms) {
    const [shown] = await displays(`__scope.display.${form};`);
    assert.ok(Object.hasOwn(shown?.data ?? {}, type), form);
  }
});

test("a handle updates its output, also from a later cell", async () => {
  const [first] = await displays(`__scope.box = __scope.display("one", { displayId: "box" });`);
  const [second] = await displays(`__scope.box.update("two");`);
  assert.deepEqual([first?.displayId, first?.update], ["box", false]);
  assert.deepEqual([second?.displayId, second?.update], ["box", true]);
  assert.deepEqual(second?.data, { "text/plain": "'two'" });
});

test("a picture is told by its bytes, with the size that was asked for", async () => {
  const [shown] = await displays(`__scope.display.image(${png}, { width: 20 });`);
  assert.equal(shown?.data["image/png"], "iVBORw0KGgo=");
  assert.deepEqual(shown?.metadata, { "image/png": { width: 20 } });
  const outcome = await runtime.run(`return ${png};`);
  assert.equal(outcome.status === "ok" && outcome.result?.data["image/png"], "iVBORw0KGgo=");
  const failed = await runtime.run(`__scope.display.image(Buffer.from("no picture"));`);
  assert.match(failed.status === "error" ? failed.failure.evalue : "", /^image: expected PNG/);
});

test("libraries find the notebook, which clears and displays for them", async () => {
  const cell = runtime.start(`
    const host = globalThis[Symbol.for("Jupyter.host")];
    console.log("before");
    host.clearOutput(true);
    host.display({ "text/plain": "x" }, { displayId: "d", update: true });`);
  await runtime.event("done", (done) => done.cell === cell);
  const own = runtime.events.filter((event) => "cell" in event && event.cell === cell);
  assert.deepEqual(
    own.map(({ type }) => type),
    ["stream", "clear_output", "display", "done"],
  );
});

test("text is bounded, however large the value", async () => {
  const text = await runtime.value("return Array.from({ length: 1e6 }, (_, i) => i);");
  assert.match(String(text), /999900 more items/);
  const wide = await runtime.value(
    "return Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 'x'.repeat(900)));",
  );
  assert.ok(String(wide).length < 1_000_100);
  assert.match(String(wide), /more characters$/);
});

test("_ is the last value that was shown, until the user declares it", async () => {
  await runtime.value("return 41;");
  await runtime.run("return undefined;");
  await runtime.run("return 5;", { silent: true });
  assert.equal(await runtime.value("return __scope._ + 1;"), "42");
  await runtime.run("__scope._ = 'mine';", { declares: ["_"] });
  await runtime.value("return 1;");
  assert.equal(await runtime.value("return __scope._;"), "'mine'");
});
