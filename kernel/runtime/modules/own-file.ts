import { fileURLToPath } from "node:url";

/** TrainLab as it was compiled: loaded twice it would be two libraries. */
const compiled = fileURLToPath(new URL("../../../", import.meta.url));

/** Whether a file is one that the user works on, and may change while the notebook is open: of no package. */
export function isOwnFile(path: string): boolean {
  return !path.includes("/node_modules/") && !path.startsWith(compiled);
}
