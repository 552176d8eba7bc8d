import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createMessage } from "../../../kernel/protocol/message.js";
import { createSigner } from "../../../kernel/protocol/signature.js";
import { encodeMessage } from "../../../kernel/protocol/wire.js";
import { KernelClient } from "./client.js";

const marker = "process.env.REACHED = 'yes'";
const request = () => createMessage("execute_request", { code: marker }, undefined);
const own = createSigner("a secret", "hmac-sha256");
const foreign = createSigner("another secret", "hmac-sha256");

/** The frames with one replaced. */
function withFrame(index: number, text: string): Buffer[] {
  return encodeMessage(request(), own).map((frame, place) =>
    place === index ? Buffer.from(text) : frame,
  );
}

const bad: Record<string, () => Buffer[]> = {
  "signed with another key": () => encodeMessage(request(), foreign),
  "not signed": () => withFrame(1, ""),
  "changed after it was signed": () => withFrame(5, JSON.stringify({ code: `${marker};` })),
  "one empty frame": () => [Buffer.alloc(0)],
  "bytes of no meaning": () => [Buffer.from([0xff, 0xfe]), Buffer.from("x")],
  "too few frames": () => encodeMessage(request(), own).slice(0, 4),
};

for (const channel of ["shell", "control", "stdin"] as const) {
  test(`${channel}: bad messages are dropped without an effect`, async (context) => {
    const kernel = await KernelClient.start();
    after(() => kernel.close());
    for (const [name, frames] of Object.entries(bad)) {
      await context.test(name, async () => {
        kernel.sendFrames(channel, frames());
        const { content } = await kernel.request("control", "kernel_info_request");
        assert.equal(content["status"], "ok");
      });
    }
    const { outputs } = await kernel.execute(`"REACHED" in process.env`);
    assert.deepEqual(
      outputs.map(({ content }) => content["data"]),
      [{ "text/plain": "false" }],
    );
  });
}

test("an empty key: messages need no signature", async () => {
  const kernel = await KernelClient.start({ key: "" });
  after(() => kernel.close());
  const { reply } = await kernel.execute("1 + 1");
  assert.equal(reply.content["status"], "ok");
});
