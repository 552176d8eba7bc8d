import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../setup/command.mjs";
import { findPython } from "../setup/find-python.mjs";
import { environment, environmentPython, root } from "../setup/paths.mjs";
import { Stamp } from "../setup/stamp.mjs";

const stamp = new Stamp(join(environment, ".trainlab", "python"));
/** Programs in a virtual environment carry its path, and the Python that was asked for may have changed. */
const key = () => `${root} ${process.env.TRAINLAB_PYTHON ?? "any Python"}`;

/**
 * The virtual environment.
 *
 * @type {import("../setup/run-steps.mjs").Step}
 */
export const python = {
  title: "Python",
  found() {
    return existsSync(environmentPython) ? stamp.read(key()) : undefined;
  },
  async run(log) {
    const { command, version } = await findPython();
    // Also throws away what an interrupted run has left.
    await run(command, ["-m", "venv", "--clear", environment], { log });
    // JupyterLab runs JavaScript that lies in here as CommonJS; without this file our own package.json makes it ESM.
    writeFileSync(join(environment, "package.json"), '{ "type": "commonjs" }\n');
    const report = `Python ${version} in .venv`;
    stamp.write(key(), report);
    return report;
  },
};
