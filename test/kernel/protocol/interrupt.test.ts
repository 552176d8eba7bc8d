import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { KernelClient } from "./client.js";

let kernel: KernelClient;
before(async () => {
  kernel = await KernelClient.start();
  await kernel.execute("let state = 41;");
});
after(() => kernel.close());

const ways: Record<string, () => Promise<void> | void> = {
  interrupt_request: async () => {
    const { content } = await kernel.request("control", "interrupt_request");
    assert.deepEqual(content, { status: "ok" });
  },
  SIGINT: () => void kernel.process.kill("SIGINT"),
};

const cells: Record<string, string> = {
  "a plain loop": "console.log('begun'); while (true) {}",
  "a loop in try and catch": "console.log('begun'); for (;;) { try { while (true) {} } catch {} }",
  "a loop after an await":
    "await new Promise((resolve) => setTimeout(resolve, 20)); console.log('begun'); while (true) {}",
  "a flood of microtasks": "console.log('begun'); for (;;) await null;",
  "a promise that never settles": "console.log('begun'); await new Promise(() => {});",
  "a long timer": "console.log('begun'); await new Promise((resolve) => setTimeout(resolve, 1e8));",
};

for (const [way, interrupt] of Object.entries(ways)) {
  for (const [name, code] of Object.entries(cells)) {
    test(`${way} stops ${name}, and the state is kept`, async () => {
      const { id, done } = kernel.begin(`state += 1; ${code}`);
      await kernel.until(
        () => kernel.messagesOf(id).some(({ header }) => header.msg_type === "stream"),
        "the cell's beginning",
      );
      await interrupt();
      const { reply, outputs } = await done;
      assert.equal(reply.content["status"], "error");
      assert.equal(reply.content["ename"], "Interrupted");
      assert.equal(outputs.at(-1)?.header.msg_type, "error");
      const { outputs: check } = await kernel.execute("`${typeof state} ${state > 41}`");
      assert.deepEqual(check[0]?.content["data"], { "text/plain": "'number true'" });
    });
  }
}

test("a cell whose awaits only ever fail ends, too", async () => {
  const { id, done } = kernel.begin(
    "let turns = 0; console.log('begun'); for (;;) { try { await new Promise((_, fail) => setTimeout(fail, 1)) } catch { turns++ } }",
  );
  await kernel.until(
    () => kernel.messagesOf(id).some(({ header }) => header.msg_type === "stream"),
    "the cell's beginning",
  );
  await kernel.request("control", "interrupt_request");
  await done;
  const { outputs } = await kernel.execute(
    "const turnsThen = turns; await new Promise((done) => setTimeout(done, 30)); turns - turnsThen",
  );
  assert.deepEqual(outputs[0]?.content["data"], { "text/plain": "0" });
});

test("the state counts every interrupted cell", async () => {
  const { outputs } = await kernel.execute("state");
  const runs = Object.keys(ways).length * Object.keys(cells).length;
  assert.deepEqual(outputs[0]?.content["data"], { "text/plain": String(41 + runs) });
});

test("an interrupt aborts what waits behind the cell", async () => {
  const first = kernel.begin("console.log('begun'); while (true) {}");
  const second = kernel.begin("1");
  await kernel.until(
    () => kernel.messagesOf(first.id).some(({ header }) => header.msg_type === "stream"),
    "the cell's beginning",
  );
  await kernel.request("control", "interrupt_request");
  assert.equal((await first.done).reply.content["status"], "error");
  assert.equal((await second.done).reply.content["status"], "aborted");
});

test("an interrupt right after the request stops the cell, wherever it is", async () => {
  const { id, done } = kernel.begin("while (true) {}");
  await kernel.until(() => kernel.messagesOf(id).length > 0, "busy");
  await kernel.request("control", "interrupt_request");
  assert.equal((await done).reply.content["ename"], "Interrupted");
});

test("an interrupt without a cell changes nothing for the next one", async () => {
  await kernel.request("control", "interrupt_request");
  await delay(200);
  const { reply } = await kernel.execute("state");
  assert.equal(reply.content["status"], "ok");
});

test("while a cell is busy, everything but cells is answered", async () => {
  const { id, done } = kernel.begin("console.log('begun'); while (true) {}");
  await kernel.until(
    () => kernel.messagesOf(id).some(({ header }) => header.msg_type === "stream"),
    "the cell's beginning",
  );
  assert.equal(await kernel.ping(), "ping");
  const completion = await kernel.request("shell", "complete_request", {
    code: "Math.ma",
    cursor_pos: 7,
  });
  assert.ok((completion.content["matches"] as string[]).includes("max"));
  for (const channel of ["shell", "control"] as const) {
    const { content } = await kernel.request(channel, "kernel_info_request");
    assert.equal(content["status"], "ok");
  }
  const { content } = await kernel.request("shell", "is_complete_request", { code: "1 +" });
  assert.equal(content["status"], "incomplete");
  const last = kernel.broadcast.findLast(({ header }) => header.msg_type === "status");
  assert.equal(last?.content["execution_state"], "busy", "front ends show the newest status");
  await kernel.request("control", "interrupt_request");
  await done;
});
