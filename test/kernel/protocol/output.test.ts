import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KernelClient, streamText } from "./client.js";

let kernel: KernelClient;
before(async () => {
  kernel = await KernelClient.start();
});
after(() => kernel.close());

test("100,000 printed lines are complete, in order and before idle", async () => {
  const { stdout, messages } = await kernel.execute(
    "for (let i = 0; i < 100_000; i++) console.log(`line ${i}`);",
  );
  const expected = Array.from({ length: 100_000 }, (_, index) => `line ${index}\n`).join("");
  assert.ok(stdout === expected, `${stdout.length} of ${expected.length} characters`);
  assert.equal(messages.at(-1)?.content["execution_state"], "idle");
});

test("text of both streams and displays keep their order", async () => {
  const { outputs } = await kernel.execute(
    "console.log('a'); console.log('b'); console.error('c'); display('d'); console.log('e');",
  );
  const shown = outputs.map(({ header, content }) => content["text"] ?? header.msg_type);
  assert.deepEqual(shown, ["a\nb\n", "c\n", "display_data", "e\n"]);
});

test("a display is updated by its id, also from a later cell", async () => {
  const first = await kernel.execute("const view = display('one', { displayId: 'view' });");
  assert.deepEqual(first.outputs[0]?.content["transient"], { display_id: "view" });
  const second = await kernel.execute("view.update('two');");
  assert.equal(second.outputs[0]?.header.msg_type, "update_display_data");
  assert.deepEqual(second.outputs[0]?.content["transient"], { display_id: "view" });
  assert.match(JSON.stringify(second.outputs[0]?.content["data"]), /two/);
});

test("clear_output", async () => {
  const { outputs } = await kernel.execute("display.clear({ wait: true });");
  assert.deepEqual(
    outputs.map(({ header, content }) => [header.msg_type, content]),
    [["clear_output", { wait: true }]],
  );
});

test("late output goes to the cell that caused it", async () => {
  const late = await kernel.execute("setTimeout(() => console.log('late'), 300);");
  const request = late.reply.parentHeader.msg_id ?? "";
  await kernel.execute("console.log('newer')");
  const text = () => streamText(kernel.messagesOf(request), "stdout");
  await kernel.until(() => text() !== "", "late output");
  assert.equal(text(), "late\n");
});

test("an error of a timer is told in its cell, and the kernel goes on", async () => {
  const late = await kernel.execute("setTimeout(() => { throw new Error('late failure'); }, 50);");
  const request = late.reply.parentHeader.msg_id ?? "";
  const text = () => streamText(kernel.messagesOf(request), "stderr");
  await kernel.until(() => text() !== "", "the late error");
  assert.match(text(), /late failure/);
  const { reply } = await kernel.execute("1");
  assert.equal(reply.content["status"], "ok");
});

test("what a child process prints is shown in the cell", async () => {
  const { stdout, stderr } = await kernel.execute(
    `import { execSync } from "node:child_process";
     execSync("echo from a child; echo complaint >&2", { stdio: "inherit" });`,
  );
  assert.equal(stdout, "from a child\n");
  assert.equal(stderr, "complaint\n");
});
