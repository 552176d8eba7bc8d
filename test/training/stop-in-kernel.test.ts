import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { KernelClient } from "../kernel/protocol/client.js";

let kernel: KernelClient;
before(async () => {
  kernel = await KernelClient.start();
});
after(() => kernel.close());

/** Runs a cell that must succeed, and returns what it printed. */
async function printed(code: string): Promise<string> {
  const { reply, stdout } = await kernel.execute(code);
  assert.equal(reply.content["status"], "ok", JSON.stringify(reply.content));
  return stdout;
}

test("Stop ends a training after the batch: no error, the model keeps what it learnt", async () => {
  await printed(`
    const x = tf.randomUniform([20000, 50], -1, 1, "float32", 1);
    const y = tf.tidy(() => x.sum(1, true).greater(0).toFloat());
    const model = tf.sequential({ layers: [
      tf.layers.dense({ units: 64, activation: "relu", inputShape: [50] }),
      tf.layers.dense({ units: 1, activation: "sigmoid" }),
    ] });
    const sum = () => tf.tidy(() => model.getWeights()[0].sum().dataSync()[0]);
    const before = sum();
  `);
  const { id, done } = kernel.begin(`
    const history = await lab.fit(model, { x, y }, {
      loss: "binaryCrossentropy", optimizer: "sgd", epochs: 1e6,
      callbacks: [{ onBatchEnd: (batch) => { if (batch === 3) console.log("begun"); } }],
    });
  `);
  await kernel.until(
    () => kernel.messagesOf(id).some(({ header }) => header.msg_type === "stream"),
    "the first batches",
  );
  await delay(100);
  await kernel.request("control", "interrupt_request");
  const { reply } = await done;
  assert.equal(reply.content["status"], "ok", JSON.stringify(reply.content));
  assert.match(
    await printed("console.log(history.stopped, before !== sum())"),
    /^interrupted in epoch \d+, after batch \d+ of 625 true\n$/,
  );
});
