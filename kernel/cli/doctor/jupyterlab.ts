import { existsSync } from "node:fs";
import { environmentPython } from "../places.js";
import { outputOf } from "./child.js";
import type { Part } from "./part.js";

const program = `
import sys, jupyterlab
print(jupyterlab.__version__, "with Python", sys.version.split()[0])
`;
const fix = "npm start";

/** The JupyterLab of the set-up. */
export const jupyterlab: Part = {
  title: "JupyterLab",
  essential: false,
  async examine() {
    if (!existsSync(environmentPython)) return { ok: false, found: "not set up in .venv", fix };
    const started = await outputOf(environmentPython, ["-c", program]);
    if ("problem" in started) return { ok: false, found: started.problem, fix };
    return { ok: true, found: `${started.output} (${environmentPython})` };
  },
};
