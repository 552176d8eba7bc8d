import assert from "node:assert/strict";
import { test } from "node:test";
import { liveBundle } from "../../src/plot/plot.js";
import { charts as plots } from "../plot/charts.js";
import { notebookOf } from "../support/notebook-file.js";
import { charts, painted } from "./chart.js";
import { screenshot } from "./screenshots.js";
import { withLab } from "./with-lab.js";

/** Outputs of a cell that JupyterLab draws without being asked: 50. */
const perCell = 40;

test("JupyterLab's own Vega draws every plot without a warning", async (context) => {
  const names = Object.keys(plots);
  const cells = Array.from({ length: Math.ceil(names.length / perCell) }, (_, i) =>
    names.slice(i * perCell, (i + 1) * perCell),
  );
  const notebook = notebookOf(cells.map((own) => `plots ${own[0]} and on`));
  for (const [i, own] of cells.entries()) {
    const outputs = own.map((name) => ({
      output_type: "display_data",
      data: liveBundle(plots[name]!.spec),
      metadata: {},
    }));
    Object.assign(notebook.cells[i]!, { outputs, execution_count: i + 1 });
  }
  const pictures = Boolean(process.env["UPDATE_IMAGES"]);

  await withLab("plots", notebook, async (lab) => {
    const warnings: string[] = [];
    lab.page.on("console", (message) => {
      if (message.type() === "warning") warnings.push(message.text());
    });
    for (const theme of pictures ? ["light", "dark"] : ["light"]) {
      if (theme === "dark") {
        await lab.chooseTheme("JupyterLab Dark");
        await lab.page.reload(); // a chart that is drawn keeps its theme
        await lab.notebook.waitFor();
      }
      for (const [at, name] of names.entries()) {
        const output = lab.outputs(Math.floor(at / perCell)).nth(at % perCell);
        await output.scrollIntoViewIfNeeded();
        await painted(charts(output));
        if (pictures) await output.screenshot({ path: screenshot(`plot-${theme}-${name}`) });
      }
    }
    await context.test("nor a complaint", () => {
      assert.deepEqual(lab.complaints, []);
      assert.deepEqual(
        warnings.filter((text) => /vega|scale|field/i.test(text)),
        [],
      );
    });
  });
});
