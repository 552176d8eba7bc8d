import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Runtime } from "./harness.js";

let runtime: Runtime;
before(() => {
  runtime = new Runtime();
});
after(() => runtime.close());

test("expressions are evaluated over the scope, each for itself", async () => {
  await runtime.run("__scope.lr = 0.5; __scope.later = Promise.resolve('x');");
  runtime.send({
    type: "evaluate",
    id: 1,
    expressions: { value: "lr * 2", waits: "await later", fails: "lr.none.none", broken: "lr +" },
  });
  const { results } = await runtime.event("evaluated", ({ id }) => id === 1);
  assert.deepEqual(results["value"], { status: "ok", data: { "text/plain": "1" }, metadata: {} });
  assert.deepEqual(results["waits"], { status: "ok", data: { "text/plain": "'x'" }, metadata: {} });
  assert.deepEqual(
    ["fails", "broken"].map((name) => results[name]?.status === "error" && results[name].ename),
    ["TypeError", "SyntaxError"],
  );
});

test("members are found along prototypes, without calling getters", async () => {
  await runtime.run(`
    class Base { inherited() {} }
    class Own extends Base { field = 1; get touched() { globalThis.touched = true; return {}; } }
    __scope.thing = { inner: new Own() };`);
  const members = async (id: number, path: string[]) => {
    runtime.send({ type: "members", id, path });
    return (await runtime.event("members", (event) => event.id === id)).members;
  };
  const found = await members(2, ["thing", "inner"]);
  assert.deepEqual(
    found.map(({ name, kind }) => [name, kind]),
    [
      ["field", "property"],
      ["constructor", "method"],
      ["touched", "property"],
      ["inherited", "method"],
    ],
  );
  assert.deepEqual(await members(3, ["thing", "inner", "touched"]), []);
  assert.equal(await runtime.value("return globalThis.touched === undefined;"), "true");
  assert.ok((await members(4, ["Math"])).some(({ name }) => name === "max"));
});

test("a comm that nobody asked for is closed", async () => {
  runtime.send({
    type: "comm",
    cell: "c",
    msgType: "comm_open",
    content: { comm_id: "1", target_name: "none", data: {} },
  });
  const closed = await runtime.event("comm");
  assert.deepEqual([closed.msgType, closed.content.comm_id], ["comm_close", "1"]);
});

test("a preloaded name is loaded for the cell that mentions it, and can be replaced", async () => {
  runtime.send({ type: "prefetch", names: ["tf", "none"] });
  assert.equal(await runtime.value("return __scope.tf.tensor1d([1, 2]).sum().dataSync()[0];"), "3");
  await runtime.run("__scope.tf = 'mine';", { declares: ["tf"] });
  assert.equal(await runtime.value("return __scope.tf;"), "'mine'");
});

test("an import of tfjs-node is the preloaded one, with our binding", async () => {
  const body = `
    const imported = await __import("@tensorflow/tfjs-node");
    const { tf } = await __import("trainlab/tf");
    return imported.tensor1d === tf.tensor1d;`;
  assert.equal(await runtime.value(body), "true");
});
