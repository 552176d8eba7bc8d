import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of TrainLab's package.json. */
export const packageRoot = fileURLToPath(new URL("../../../", import.meta.url));
/** The virtual environment that the set-up makes, and its Python with JupyterLab. */
export const environment = join(packageRoot, ".venv");
export const environmentPython = join(environment, "bin", "python");
