import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { type NotebookCell, readNotebook, withoutOutputs } from "../support/notebook-file.js";
import { root } from "../support/python.js";
import { charts, drawn } from "./chart.js";
import type { LabPage } from "./lab-page.js";
import { screenshot } from "./screenshots.js";
import { withLab } from "./with-lab.js";

const tour = readNotebook(join(root, "notebooks/00-tour.ipynb"));
const vegaLite = "application/vnd.vegalite.v5+json";

test("JupyterLab runs the tour cell by cell and draws what it shows", async (context) => {
  await withLab("00-tour", withoutOutputs(tour), async (lab) => {
    await context.test("every cell runs without an error", async () => {
      await lab.select(0);
      for (const [index, cell] of tour.cells.entries()) {
        await lab.unfold(index);
        await lab.shiftEnter();
        if (cell.cell_type !== "code") continue;
        await lab.ended(index);
        assert.deepEqual(await lab.errors(index).allInnerTexts(), [], String(cell.source));
      }
    });

    await context.test("charts are drawn by JupyterLab's own Vega, with marks", async () => {
      for (const index of cellsWith(vegaLite)) {
        await lab.look(index);
        await drawn(charts(lab.outputs(index)), 200);
      }
    });

    await context.test("frames, tensors, models and reports are tables, row for row", async () => {
      for (const index of cellsWith("text/html")) {
        await lab.look(index);
        const rows = await lab.outputs(index).locator("tr:visible").count();
        assert.equal(rows, committedRows(index), `rows in the output of cell ${index}`);
      }
    });

    await context.test("both themes, for people to look at", async () => {
      await photograph(lab, "light");
      if (process.env["UPDATE_IMAGES"]) await photographForReadme(lab);
      await lab.chooseTheme("JupyterLab Dark");
      await photograph(lab, "dark");
    });

    assert.deepEqual(lab.complaints, []);
  });
});

/** Positions of the cells whose committed outputs hold a MIME type. */
function cellsWith(mimeType: string): number[] {
  const has = ({ outputs }: NotebookCell) => outputs?.some(({ data }) => data && mimeType in data);
  return tour.cells.flatMap((cell, index) => (has(cell) ? [index] : []));
}

/** Rows of the tables in a cell's committed outputs. */
function committedRows(index: number): number {
  const html = tour.cells[index]?.outputs?.flatMap(({ data }) => data?.["text/html"] ?? []);
  return String(html).split("<tr").length - 1;
}

/** Pictures of the first table and of every chart, for people to look at. */
async function photograph(lab: LabPage, theme: string): Promise<void> {
  for (const index of [...cellsWith("text/html"), ...cellsWith(vegaLite)]) {
    await lab.look(index);
    await lab.page.screenshot({ path: screenshot(`tour-${theme}-${index}`) });
  }
}

/** The picture in the README: the training of the network, under its code. */
async function photographForReadme(lab: LabPage): Promise<void> {
  const training = tour.cells.findIndex(({ source }) =>
    [source].flat().join("").includes("livePlot()"),
  );
  await lab.page.keyboard.press("Control+b"); // the side bar
  await lab.top(training - 1);
  await lab.page.screenshot({ path: join(root, "docs/images/tour.png") });
  await lab.page.keyboard.press("Control+b");
}
