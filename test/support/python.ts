import { existsSync } from "node:fs";
import { join } from "node:path";

/** Folder of the project's package.json; the compiled tests lie in `dist/test`. */
export const root = join(import.meta.dirname, "../../..");

/** The Python with JupyterLab and the test packages: of the set-up's `.venv`, else the one that `TRAINLAB_PYTHON` names. */
export function projectPython(): string {
  const python = join(root, ".venv/bin/python");
  if (existsSync(python)) return python;
  const named = process.env["TRAINLAB_PYTHON"];
  if (named) return named;
  throw new Error(`no ${python}: run \`npm test\` once, or name a Python with TRAINLAB_PYTHON`);
}
