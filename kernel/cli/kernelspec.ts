import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const kernelName = "trainlab";
export const displayName = "TypeScript (TrainLab)";

const kernelMain = fileURLToPath(new URL("../main.js", import.meta.url));

/** How a Jupyter client starts the kernel and what it shows of it. */
export interface Kernelspec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode: "message" | "signal";
  metadata: Record<string, unknown>;
}

/** Names this Node by its path: the one on a Jupyter server's PATH may be another, or none. */
export function kernelspec(): Kernelspec {
  return {
    argv: [process.execPath, kernelMain, "{connection_file}"],
    display_name: displayName,
    language: "typescript",
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
}

/** Where Jupyter keeps the kernelspecs of a prefix (`/usr`, a virtual environment). */
export function kernelspecFolder(prefix: string): string {
  return join(prefix, "share", "jupyter", "kernels", kernelName);
}

/** Where Jupyter keeps the user's own kernelspecs. */
export function userKernelspecFolder(env: NodeJS.ProcessEnv = process.env): string {
  const share = env["XDG_DATA_HOME"] || join(env["HOME"] ?? "", ".local", "share");
  return join(env["JUPYTER_DATA_DIR"] || join(share, "jupyter"), "kernels", kernelName);
}
