import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./python.js";

/**
 * Installs the kernel of this checkout under a folder, as `trainlab install --prefix` does, and returns what to put in
 * `JUPYTER_PATH`: clients find it before any kernel of that name that the machine has.
 */
export function installKernelspec(prefix: string): string {
  const cli = join(root, "dist/kernel/cli/main.js");
  execFileSync(process.execPath, [cli, "install", "--prefix", prefix]);
  return join(prefix, "share/jupyter");
}
