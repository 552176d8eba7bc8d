import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
export const modules = join(root, "node_modules");
export const dist = join(root, "dist");
/** The virtual environment with JupyterLab. */
export const environment = join(root, ".venv");
export const environmentPython = join(environment, "bin", "python");
/** Stamps, logs and the lock of the set-up. */
export const records = join(root, ".setup");

/** The text of a file, or undefined where there is none. */
export function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
