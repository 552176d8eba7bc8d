/** `npm start`: sets up what is missing, then opens JupyterLab. Arguments go to JupyterLab: `--no-browser --port 8899`. */
import { setUp, startSteps } from "./setup.mjs";
import { handOverSignals } from "./setup/command.mjs";

if (await setUp(startSteps)) {
  handOverSignals();
  const { openJupyterLab } = await import("../dist/kernel/cli/jupyterlab.js");
  process.exitCode = await openJupyterLab(process.argv.slice(2));
} else {
  process.exitCode = 1;
}
