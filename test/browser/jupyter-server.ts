import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { installKernelspec } from "../support/kernelspec.js";
import { projectPython } from "../support/python.js";

export interface JupyterServer {
  /** Address of a notebook, opened in JupyterLab. */
  address(notebook: string): string;
  stop(): Promise<void>;
}

/** User settings that keep JupyterLab from asking the network, or the reader, for anything. */
const quiet = {
  "@jupyterlab/apputils-extension/notification": { fetchNews: "false", checkForUpdates: false },
};

const startLimit = 60_000;

/** Starts JupyterLab on a free port of this machine, with settings and state of its own under `scratch`. */
export async function startJupyter(notebooks: string, scratch: string): Promise<JupyterServer> {
  const runtime = join(scratch, "runtime");
  const config = join(scratch, "config");
  mkdirSync(runtime, { recursive: true });
  for (const [name, value] of Object.entries(quiet)) {
    const file = join(config, "lab/user-settings", `${name}.jupyterlab-settings`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(value));
  }
  const token = randomBytes(16).toString("hex");
  const server = spawn(
    projectPython(),
    [
      "-m",
      "jupyterlab",
      "--no-browser",
      "--allow-root",
      "--ServerApp.ip=127.0.0.1",
      "--ServerApp.port=0",
      `--IdentityProvider.token=${token}`,
      `--ServerApp.root_dir=${notebooks}`,
    ],
    {
      env: {
        ...process.env,
        JUPYTER_PATH: installKernelspec(join(scratch, "prefix")),
        JUPYTER_CONFIG_DIR: config,
        JUPYTER_DATA_DIR: join(scratch, "data"),
        JUPYTER_RUNTIME_DIR: runtime,
        JUPYTERLAB_WORKSPACES_DIR: join(scratch, "workspaces"),
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let log = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  }
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));

  async function stop(): Promise<void> {
    // The first SIGTERM ends the kernels, then the server.
    server.kill("SIGTERM");
    const patience = setTimeout(() => server.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(patience);
  }

  const deadline = Date.now() + startLimit;
  while (Date.now() < deadline && server.exitCode === null) {
    const url = serverUrl(runtime);
    if (url && (await answers(url))) {
      return {
        address: (notebook) => `${url}lab/tree/${encodeURIComponent(notebook)}?token=${token}`,
        stop,
      };
    }
    await sleep(100);
  }
  await stop();
  throw new Error(`JupyterLab did not start:\n${log}`);
}

/** The server writes its address to a file when it has its port. */
function serverUrl(runtime: string): string | undefined {
  const file = readdirSync(runtime).find((name) => /^jpserver-\d+\.json$/.test(name));
  if (!file || !existsSync(join(runtime, file))) return undefined;
  try {
    return (JSON.parse(readFileSync(join(runtime, file), "utf8")) as { url: string }).url;
  } catch {
    return undefined; // still being written
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}api`)).ok;
  } catch {
    return false;
  }
}
