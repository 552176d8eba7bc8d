import assert from "node:assert/strict";
import { test } from "node:test";
import { notebookOf } from "../support/notebook-file.js";
import { charts, drawn, moves } from "./chart.js";
import { screenshot } from "./screenshots.js";
import { withLab } from "./with-lab.js";

const epochs = 100_000;

const [data, training, afterwards, memberOfCell, memberOfTf, call] = [0, 1, 2, 3, 4, 5] as const;
const notebook = notebookOf([
  `const x = tf.randomUniform([256, 4], 0, 1, "float32", 1);
const y = x.sum(1, true);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] });`,
  `const history = await lab.fit(model, { x, y }, {
  loss: "meanSquaredError", optimizer: "sgd", epochs: ${epochs}, seed: 1, callbacks: [lab.callbacks.livePlot()],
});`,
  `[history.epochs > 0, history.epochs < ${epochs}, history.stopped]`,
  "model.pre",
  "tf.layers.den",
  "lab.fit(",
]);

test("JupyterLab: Stop ends a training, Tab completes, Shift-Tab explains", async (context) => {
  await withLab("editing", notebook, async (lab) => {
    await lab.run(data);

    await context.test("a chart moves while the model trains; Stop keeps the history", async () => {
      await lab.select(training);
      await lab.shiftEnter();
      const chart = charts(lab.outputs(training));
      await drawn(chart, 100);
      await moves(chart);

      await lab.stop();
      await lab.ended(training);
      assert.equal(await lab.errors(training).count(), 0, "a stopped training is not an error");
      await drawn(chart, 100); // It stays.

      await lab.run(afterwards);
      assert.match(
        await lab.outputs(afterwards).innerText(),
        /\[ true, true, 'interrupted in epoch \d+/,
        "some epochs are done, not all, and the history says why",
      );
      await lab.page.screenshot({ path: screenshot("stopped") });
    });

    await context.test("Tab completes members by their types", async () => {
      await lab.edit(memberOfCell);
      assert.deepEqual(await lab.completions(), ["predict", "predictOnBatch"]);
      await lab.edit(memberOfTf);
      await lab.takeCompletion();
      assert.equal(await lab.cell(memberOfTf).locator(".cm-line").innerText(), "tf.layers.dense");
      await lab.page.keyboard.type(`({ activation: "`);
      const activations = await lab.completions();
      for (const name of ["relu", "softmax"]) assert.ok(activations.includes(name), name);
    });

    await context.test("Shift-Tab shows signature and documentation", async () => {
      await lab.edit(call);
      const tooltip = await lab.tooltip();
      assert.match(
        tooltip,
        /fit\(model: .*LayersModel, data: .*, options\?: .*\): Promise<.*History>/,
      );
      assert.match(tooltip, /Trains a plain tf\.LayersModel/);
    });

    assert.deepEqual(lab.complaints, []);
  });
});
