import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../setup/command.mjs";
import { fingerprint } from "../setup/fingerprint.mjs";
import { environment, environmentPython } from "../setup/paths.mjs";
import { installRequirements } from "../setup/pip.mjs";
import { Stamp } from "../setup/stamp.mjs";

const requirements = "requirements.txt";
const stamp = new Stamp(join(environment, ".trainlab", "jupyterlab"));
/** What JupyterLab would ask at its first start. */
const settings = {
  "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
};

/** @type {import("../setup/run-steps.mjs").Step} */
export const jupyterlab = {
  title: "JupyterLab",
  megabytes: 500,
  found: () => stamp.read(fingerprint([requirements])),
  async run(log) {
    stamp.remove();
    await installRequirements(requirements, log);
    writeSettings();
    const version = await run(
      environmentPython,
      ["-c", "import jupyterlab; print(jupyterlab.__version__)"],
      { log },
    );
    const report = `JupyterLab ${version.trim()} in .venv`;
    stamp.write(fingerprint([requirements]), report);
    return report;
  },
};

function writeSettings() {
  const folder = join(environment, "share", "jupyter", "lab", "settings");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "overrides.json"), `${JSON.stringify(settings, undefined, 2)}\n`);
}
