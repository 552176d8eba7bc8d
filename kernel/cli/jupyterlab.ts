import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { kernels } from "./kernelspec.js";
import { environmentPython, packageRoot } from "./places.js";

/** Also for `--no-browser`: the address that the server prints leads to the tour. */
const tour = ["--ServerApp.root_dir=notebooks", "--LabApp.default_url=/lab/tree/00-tour.ipynb"];
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs JupyterLab of the set-up's virtual environment on this terminal until it ends, and returns its exit code.
 *
 * @param args for JupyterLab; where none of them names a file or folder, the tour is opened
 */
export async function openJupyterLab(args: readonly string[]): Promise<number> {
  if (!existsSync(environmentPython)) {
    console.error("trainlab: there is no JupyterLab in .venv yet; npm start sets it up");
    return 1;
  }
  const server = spawn(environmentPython, ["-m", "jupyterlab", ...labArguments(args)], {
    cwd: packageRoot,
    env: { ...ownFolders(), ...process.env },
    stdio: "inherit",
  });
  // Ctrl-C reaches the server as well, which asks before it ends; signals from elsewhere are passed on.
  const forward = (signal: NodeJS.Signals): void => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) server.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  try {
    const [code, signal] = (await once(server, "exit")) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
}

/** The arguments of `jupyter lab`. */
export function labArguments(args: readonly string[]): string[] {
  const namesNotebook = args.some(
    (arg) => !arg.startsWith("-") && existsSync(join(packageRoot, arg)),
  );
  return [
    `--MultiKernelManager.default_kernel_name=${kernels.typescript.name}`,
    ...(namesNotebook ? [] : tour),
    // JupyterLab refuses to run as root without it; whoever came here as root, in a container, means it.
    ...(process.getuid?.() === 0 && !args.includes("--allow-root") ? ["--allow-root"] : []),
    ...args,
  ];
}

/** Settings, workspaces and data beside the set-up, so that the user's own Jupyter is neither read nor changed. */
function ownFolders(): Record<string, string> {
  const folder = join(packageRoot, ".setup", "jupyter");
  return {
    JUPYTER_CONFIG_DIR: join(folder, "config"),
    JUPYTER_DATA_DIR: join(folder, "data"),
    IPYTHONDIR: join(folder, "ipython"),
  };
}
