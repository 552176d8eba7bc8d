import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { parseArguments } from "./arguments.js";
import { kernelsFolder, userKernelsFolder } from "./kernelspec.js";
import { UsageError } from "./usage-error.js";

/** Described once for `install` and `uninstall`. */
export const targetUsage = "[--user | --sys-prefix | --prefix DIR]";
export const targetDetails = `  --user        in the user's own Jupyter folder (default)
  --sys-prefix  in the active Python environment: VIRTUAL_ENV, CONDA_PREFIX, or that of python3
  --prefix DIR  under DIR/share/jupyter`;

/** The folder of kernelspecs that the options name. */
export function kernelspecTarget(args: string[]): string {
  const { values } = parseArguments({
    args,
    options: {
      user: { type: "boolean" },
      "sys-prefix": { type: "boolean" },
      prefix: { type: "string" },
    },
  });
  if (Object.keys(values).length > 1) {
    throw new UsageError("expected one of --user, --sys-prefix and --prefix");
  }
  if (values.prefix !== undefined) return kernelsFolder(resolve(values.prefix));
  return values["sys-prefix"] ? kernelsFolder(pythonPrefix()) : userKernelsFolder();
}

function pythonPrefix(env: NodeJS.ProcessEnv = process.env): string {
  const active = env["VIRTUAL_ENV"] || env["CONDA_PREFIX"];
  if (active) return active;
  const python = env["TRAINLAB_PYTHON"] || "python3";
  try {
    const prefix = execFileSync(python, ["-c", "import sys; print(sys.prefix)"], {
      encoding: "utf8",
    });
    return prefix.trim();
  } catch {
    throw new UsageError(
      `--sys-prefix: no Python environment is active, and ${python} does not start`,
    );
  }
}
