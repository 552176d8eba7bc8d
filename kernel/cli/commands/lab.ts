import type { Command } from "../command.js";
import { openJupyterLab } from "../jupyterlab.js";

export const lab: Command = {
  usage: "[NOTEBOOK] [options of jupyter lab]",
  details: `Uses the JupyterLab that npm start has set up in .venv, with settings of its own: your own Jupyter is not touched.
Some options of JupyterLab: --no-browser, --port N, --ServerApp.token=TOKEN.`,
  run: openJupyterLab,
};
