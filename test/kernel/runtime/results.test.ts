import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Runtime } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

const shown: [string, string][] = [
  ["null", "null"],
  ["1 + 1", "2"],
  [`"it's"`, `"it's"`],
  ["[1, 2n, Symbol.iterator]", "[ 1, 2n, Symbol(Symbol.iterator) ]"],
  ["new Map([[1, { a: { b: {} } }]])", "Map(1) { 1 => { a: { b: {} } } }"],
  ["({ get bad() { throw new Error('touched'); } })", "{ bad: [Getter] }"],
  ["Promise.resolve('awaited')", "'awaited'"],
];

for (const [expression, text] of shown) {
  test(`${expression} shows ${text}`, async () => {
    assert.equal(await runtime.value(`return ${expression};`), text);
  });
}

test("undefined shows nothing", async () => {
  assert.deepEqual(await runtime.run("return undefined;"), { status: "ok", declared: [] });
});
