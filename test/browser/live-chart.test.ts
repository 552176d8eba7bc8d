import assert from "node:assert/strict";
import { test } from "node:test";
import { updatesPerSecond } from "../../src/callbacks/live-output.js";
import { notebookOf } from "../support/notebook-file.js";
import { charts, drawn } from "./chart.js";
import { withLab } from "./with-lab.js";

const [data, training] = [0, 1] as const;
const epochs = 400;
const notebook = notebookOf([
  `const x = tf.randomUniform([256, 4], 0, 1, "float32", 1);
const y = x.sum(1, true);
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] });`,
  `await lab.fit(model, { x, y }, {
  loss: "meanSquaredError", optimizer: "sgd", epochs: ${epochs}, seed: 1,
  callbacks: [lab.callbacks.livePlot(), { onEpochEnd: () => new Promise((next) => setTimeout(next, 10)) }],
}).then(() => undefined);`,
]);

/** What a reader saw of the chart at each repaint of the page, from its first painting on. */
interface Seen {
  /** Repaints at which no chart was there, or it was lower than before. */
  gaps: number;
  /** Charts that were drawn anew. */
  drawings: number;
  seconds: number;
}

test("a live chart is replaced in place, seldom, without a gap, and ends with the whole history", async () => {
  await withLab("live-chart", notebook, async (lab) => {
    await lab.run(data);
    await lab.select(training);
    await lab.page.evaluate(watch);
    await lab.shiftEnter();
    const chart = charts(lab.outputs(training));
    await lab.ended(training);
    await drawn(chart, 100);
    const { gaps, drawings, seconds } = (await lab.page.evaluate("window.seen()")) as Seen;
    assert.ok(drawings >= 2, `${drawings} drawings in ${seconds} s`);
    assert.ok(drawings <= updatesPerSecond * seconds + 4, `${drawings} drawings in ${seconds} s`);
    assert.equal(gaps, 0, `no chart at ${gaps} repaints, with ${drawings} drawings`);
    assert.equal(await chart.count(), 1, "one chart");
    assert.deepEqual(lab.complaints, []);
  });
});

/** Runs in the page. As text, because the project is compiled without the browser's types. */
const watch = `(() => {
  const cell = document.querySelector('.jp-Cell[data-windowed-list-index="${training}"]');
  const chart = () => cell.querySelector(".jp-RenderedVegaCommon5 canvas.marks");
  let [gaps, drawings, last, height, begun, done] = [0, 0, null, 0, 0, false];
  const look = () => {
    const now = chart();
    if (last && (!now || cell.offsetHeight < 0.9 * height)) gaps++;
    if (now && now !== last) {
      if (!last) begun = performance.now();
      height = cell.offsetHeight;
      drawings++;
      last = now;
    }
    if (!done) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.seen = () => {
    done = true;
    return { gaps, drawings, seconds: (performance.now() - begun) / 1000 };
  };
})()`;
