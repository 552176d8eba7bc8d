import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KernelClient, streamText } from "./client.js";

let kernel: KernelClient;
before(async () => {
  // A small heap, so that an endless array ends soon.
  kernel = await KernelClient.start({ env: { NODE_OPTIONS: "--max-old-space-size=96" } });
});
after(() => kernel.close());

const deaths: Record<string, { code: string; ename: string; says: RegExp }> = {
  "process.exit": { code: "process.exit(3)", ename: "ProcessExit", says: /exit code 3/ },
  "process.exit(0)": { code: "process.exit()", ename: "ProcessExit", says: /exit code 0/ },
  "an endless array": {
    code: "const rows: string[] = []; for (let i = 0; ; i++) rows.push(`row ${i} `.repeat(20));",
    ename: "OutOfMemory",
    says: /heap is full/,
  },
  "a crash of native code": {
    code: "process.kill(process.pid, 'SIGSEGV'); await new Promise(() => {});",
    ename: "NativeCrash",
    says: /SIGSEGV/,
  },
  "the system's killer": {
    code: "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});",
    ename: "Killed",
    says: /SIGKILL/,
  },
};

for (const [name, { code, ename, says }] of Object.entries(deaths)) {
  test(`${name} is told in the cell, and the next cell runs`, async () => {
    await kernel.execute("const lost = 1;");
    const { reply, outputs, stdout } = await kernel.execute(`console.log("last words"); ${code}`);
    assert.equal(stdout, "last words\n");
    assert.equal(reply.content["status"], "error");
    assert.equal(reply.content["ename"], ename);
    assert.match(String(reply.content["evalue"]), says);
    const error = outputs.at(-1)?.content;
    assert.match(String(error?.["traceback"]), /All variables are lost.*new process was started/);

    const { reply: next, outputs: results } = await kernel.execute("6 * 7");
    assert.equal(next.content["status"], "ok");
    assert.deepEqual(results[0]?.content["data"], { "text/plain": "42" });
    const { reply: gone } = await kernel.execute("lost");
    assert.match(String(gone.content["evalue"]), /2304/, "the compiler knows that it is gone");
  });
}

test("V8's dump of its heap is kept out of the notebook", async () => {
  const { stderr } = await kernel.execute(deaths["an endless array"]?.code ?? "");
  assert.equal(stderr, "");
});

test("a process that ends between cells is told in the newest one", async () => {
  const { reply } = await kernel.execute("setTimeout(() => process.exit(7), 50);");
  const request = reply.parentHeader.msg_id ?? "";
  const text = () => streamText(kernel.messagesOf(request), "stderr");
  await kernel.until(() => text() !== "", "the notice");
  assert.match(text(), /exit code 7/);
  const { outputs } = await kernel.execute("1 + 1");
  assert.deepEqual(outputs[0]?.content["data"], { "text/plain": "2" });
});
