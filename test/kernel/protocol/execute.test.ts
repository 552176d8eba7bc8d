import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PagePayload } from "../../../kernel/session/request.js";
import { KernelClient } from "./client.js";

let kernel: KernelClient;
before(async () => {
  kernel = await KernelClient.start();
});
after(() => kernel.close());

const types = (messages: { header: { msg_type: string } }[]) =>
  messages.map(({ header }) => header.msg_type);

test("a result is framed by busy, execute_input and idle", async () => {
  const { reply, messages } = await kernel.execute("1 + 1");
  assert.deepEqual(types(messages), ["status", "execute_input", "execute_result", "status"]);
  const count = reply.content["execution_count"];
  assert.deepEqual(messages[1]?.content, { code: "1 + 1", execution_count: count });
  assert.deepEqual(messages[2]?.content, {
    execution_count: count,
    data: { "text/plain": "2" },
    metadata: {},
  });
  assert.deepEqual(reply.content, {
    status: "ok",
    execution_count: count,
    user_expressions: {},
    payload: [],
  });
});

test("the reply says when the cell began, for front ends that show its time", async () => {
  const { reply } = await kernel.execute("1");
  const { started, status } = reply.metadata;
  assert.equal(status, "ok");
  assert.ok(Date.parse(String(started)) <= Date.parse(reply.header.date));
});

test("names of one cell are there in the next", async () => {
  await kernel.execute("let rate = 1; function current() { return rate; }");
  await kernel.execute("rate = 10;");
  const { outputs } = await kernel.execute("current()");
  assert.deepEqual(outputs[0]?.content["data"], { "text/plain": "10" });
});

test("an error stops the cell and is told in three fields, in the reply and on IOPub", async () => {
  const { reply, outputs } = await kernel.execute("throw new RangeError('too far')");
  assert.deepEqual(types(outputs), ["error"]);
  const { ename, evalue, traceback } = outputs[0]?.content ?? {};
  assert.equal(ename, "RangeError");
  assert.equal(evalue, "too far");
  assert.ok(Array.isArray(traceback) && traceback.length > 0);
  assert.deepEqual(
    [reply.content["status"], reply.content["ename"], reply.content["evalue"]],
    ["error", "RangeError", "too far"],
  );
  assert.equal(typeof reply.content["execution_count"], "number");
});

test("a type error stops the cell before it runs", async () => {
  const { reply, outputs } = await kernel.execute(
    "process.env.RAN = 'yes'; const wrong: number = 'text';",
  );
  assert.deepEqual(types(outputs), ["error"]);
  assert.match(String(reply.content["evalue"]), /2322/);
  const { outputs: check } = await kernel.execute(`"RAN" in process.env`);
  assert.deepEqual(check[0]?.content["data"], { "text/plain": "false" });
});

test("silent: no input, no result, no count; output all the same", async () => {
  const earlier = await kernel.execute("0");
  const { reply, messages } = await kernel.execute("console.log('heard'); 1 + 1", {
    silent: true,
  });
  assert.deepEqual(types(messages), ["status", "stream", "status"]);
  assert.equal(reply.content["status"], "ok");
  const next = await kernel.execute("0");
  const count = Number(earlier.reply.content["execution_count"]);
  assert.equal(next.reply.content["execution_count"], count + 1);
});

test("store_history false: a result without a count and without history", async () => {
  const earlier = await kernel.execute("0");
  const { outputs } = await kernel.execute("'unrecorded' + 1", { store_history: false });
  assert.deepEqual(types(outputs), ["execute_result"]);
  const next = await kernel.execute("0");
  const count = Number(earlier.reply.content["execution_count"]);
  assert.equal(next.reply.content["execution_count"], count + 1);
  const { content } = await kernel.request("shell", "history_request", {
    hist_access_type: "search",
    pattern: "*unrecorded*",
  });
  assert.deepEqual(content["history"], []);
});

test("user_expressions are evaluated after the cell, each for itself", async () => {
  const { reply } = await kernel.execute("const size = 4;", {
    user_expressions: { double: "size * 2", broken: "nothing.here" },
  });
  const results = reply.content["user_expressions"] as Record<string, Record<string, unknown>>;
  assert.equal(results["double"]?.["status"], "ok");
  assert.deepEqual(results["double"]?.["data"], { "text/plain": "8" });
  assert.equal(results["broken"]?.["status"], "error");
  assert.equal(results["broken"]?.["ename"], "ReferenceError");
});

test("stop_on_error: what was sent with the failing cell is aborted, what comes later runs", async () => {
  const codes = ["throw new Error('first')", "process.env.SECOND = 'yes'", "3"];
  const [first, ...rest] = await Promise.all(codes.map((code) => kernel.execute(code)));
  assert.equal(first?.reply.content["status"], "error");
  assert.deepEqual(
    rest.map(({ reply }) => reply.content),
    [{ status: "aborted" }, { status: "aborted" }],
  );
  assert.deepEqual(
    rest.map(({ outputs }) => outputs),
    [[], []],
  );
  const { outputs } = await kernel.execute(`"SECOND" in process.env`);
  assert.deepEqual(outputs[0]?.content["data"], { "text/plain": "false" });
});

test("stop_on_error false: the queue runs on", async () => {
  const [first, second] = await Promise.all([
    kernel.execute("throw new Error('first')", { stop_on_error: false }),
    kernel.execute("'ran'"),
  ]);
  assert.equal(first.reply.content["status"], "error");
  assert.equal(second.reply.content["status"], "ok");
});

test("cells that are sent together run one after another", async () => {
  const codes = [0, 1, 2, 3, 4].map((index) => `const step${index} = ${index}; step${index}`);
  const done = await Promise.all(codes.map((code) => kernel.execute(code)));
  assert.deepEqual(
    done.map(({ outputs }) => outputs[0]?.content["data"]),
    [0, 1, 2, 3, 4].map((value) => ({ "text/plain": String(value) })),
  );
  const counts = done.map(({ reply }) => Number(reply.content["execution_count"]));
  assert.deepEqual(
    counts,
    counts.map((_, index) => Number(counts[0]) + index),
  );
});

test("an empty cell is a cell without output", async () => {
  const { reply, outputs } = await kernel.execute("");
  assert.equal(reply.content["status"], "ok");
  assert.deepEqual(outputs, []);
});

test("name? shows help in the pager", async () => {
  const { reply, outputs } = await kernel.execute("Math.max?");
  assert.deepEqual(outputs, []);
  const [page] = reply.content["payload"] as PagePayload[];
  assert.equal(page?.source, "page");
  assert.match(page?.data["text/plain"] ?? "", /max/);
});
