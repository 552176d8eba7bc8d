import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type NotebookFile, writeNotebook } from "../support/notebook-file.js";
import { withScratch } from "../support/scratch.js";
import { launchChromium } from "./chromium.js";
import { startJupyter } from "./jupyter-server.js";
import { LabPage } from "./lab-page.js";
import { screenshot } from "./screenshots.js";

/** Opens a notebook in a JupyterLab of its own; a picture of the page is kept when `work` fails. */
export async function withLab(
  name: string,
  notebook: NotebookFile,
  work: (lab: LabPage) => Promise<void>,
): Promise<void> {
  await withScratch(async (scratch) => {
    const folder = join(scratch, "notebooks");
    mkdirSync(folder);
    writeNotebook(join(folder, `${name}.ipynb`), notebook);
    const server = await startJupyter(folder, scratch);
    try {
      const browser = await launchChromium();
      try {
        const lab = await LabPage.open(browser, server.address(`${name}.ipynb`));
        try {
          await work(lab);
        } catch (error) {
          await lab.page.screenshot({ path: screenshot(`${name}-failed`) });
          throw error;
        }
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  });
}
