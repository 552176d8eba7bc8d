import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { KernelClient } from "./client.js";

let kernel: KernelClient;
before(async () => {
  kernel = await KernelClient.start();
});
after(() => kernel.close());

test("prompt asks the client and returns its answer", async () => {
  const questions: unknown[] = [];
  kernel.onInput = (question) => {
    questions.push(question);
    return "Ada 🎉";
  };
  const { outputs } = await kernel.execute("prompt('Your name?')");
  assert.deepEqual(questions, [{ prompt: "Your name?", password: false }]);
  assert.deepEqual(outputs[0]?.content["data"], { "text/plain": "'Ada 🎉'" });
});

for (const [answer, value] of Object.entries({ y: "true", n: "false" })) {
  test(`confirm: ${answer} is ${value}`, async () => {
    kernel.onInput = () => answer;
    const { outputs } = await kernel.execute("confirm('Sure?')");
    assert.deepEqual(outputs[0]?.content["data"], { "text/plain": value });
  });
}

test("what was printed is sent before the question", async () => {
  kernel.onInput = () => "ok";
  const { messages } = await kernel.execute(
    "console.log('first'); prompt('then'); console.log('last');",
  );
  const texts = messages.flatMap(({ content }) => content["text"] ?? []);
  assert.deepEqual(texts, ["first\n", "last\n"], "not joined across the question");
});

test("an interrupt ends a prompt that nobody answers", async () => {
  const asked = new Promise<void>((resolve) => {
    kernel.onInput = () => {
      resolve();
      return undefined;
    };
  });
  const { done } = kernel.begin("prompt('forever')");
  await asked;
  await kernel.request("control", "interrupt_request");
  assert.equal((await done).reply.content["ename"], "Interrupted");
  const { outputs } = await kernel.execute("'alive'");
  assert.deepEqual(outputs[0]?.content["data"], { "text/plain": "'alive'" });
});

test("allow_stdin false: prompt throws in the cell", async () => {
  kernel.onInput = () => "never";
  const { reply } = await kernel.execute("prompt('x')", { allow_stdin: false });
  assert.equal(reply.content["status"], "error");
});
