import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fit, type FitOptions } from "../../src/training/index.js";
import { tf } from "../../src/tf.js";
import { small, smallData, smallModel, tensorsLeft } from "./models.js";

let data: ReturnType<typeof smallData>;
before(() => {
  data = smallData();
});
after(() => data.dispose());

async function train(options: FitOptions): Promise<void> {
  const model = smallModel(0.2);
  await fit(model, data, { ...small, optimizer: "adam", epochs: 2, batchSize: 16, ...options });
  model.dispose();
}

function fail(): never {
  throw new Error("on purpose");
}

test("plain, with validation, with weights, with a seed", async () => {
  // Not that of tfjs's Adam: it keeps its two accumulated betas after `dispose`.
  const adam = await tensorsLeft(async () => tf.train.adam(0.001).dispose());
  const variants: FitOptions[] = [
    {},
    { validationSplit: 0.2 },
    { validationData: { x: data.x, y: data.y } },
    { classWeight: { 0: 2 } },
    { sampleWeight: Array.from({ length: 50 }, (_, i) => i), validationSplit: 0.2 },
    { seed: 1 },
  ];
  for (const options of variants) assert.equal(await tensorsLeft(() => train(options)), adam);
});

test("an optimizer that a name made, when another takes its place", async () => {
  const model = smallModel();
  await fit(model, data, small);
  const left = await tensorsLeft(async () => {
    for (let i = 0; i < 3; i++) await fit(model, data, small);
  });
  assert.equal(left, 0);
});

test("after an error in a callback, in the loss, in a metric", async () => {
  let calls = 0;
  const variants: FitOptions[] = [
    { callbacks: { onBatchEnd: fail } },
    { callbacks: { onEpochEnd: fail }, validationSplit: 0.2 },
    { metrics: [fail] },
    { loss: (_, yPred) => (++calls > 2 ? fail() : yPred.square()) },
  ];
  for (const options of variants) {
    const model = smallModel();
    await fit(model, data, small);
    const left = await tensorsLeft(() =>
      assert.rejects(fit(model, data, { optimizer: model.optimizer, batchSize: 16, ...options }), {
        message: "on purpose",
      }),
    );
    assert.equal(left, 0);
    model.dispose();
  }
});
