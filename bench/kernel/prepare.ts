import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cacheFolder } from "../../src/util/cache-folder.js";
import { pythonWith } from "../python.js";

/** What the bench needs beside the project: made once, kept in the cache. */
export interface Installed {
  python: string;
  deno: string;
  /** Deno's own cache. */
  denoFolder: string;
  /** URL of a module that gives `@tensorflow/tfjs-node` a binding. */
  hook: string;
}

const denoVersion = "2.9.6";

/** Installs the peers where they are not there yet: a virtual environment and Deno. */
export function prepare(root: string): Installed {
  const cache = join(cacheFolder(), "bench-kernel");
  mkdirSync(cache, { recursive: true });
  return {
    python: pythonWith(join(cache, "venv"), join(root, "bench/kernel/requirements.txt")),
    deno: prepareDeno(join(cache, "deno")),
    denoFolder: join(cache, "deno-dir"),
    hook: pathToFileURL(join(root, "dist/bench/kernel/hook.js")).href,
  };
}

function prepareDeno(folder: string): string {
  const wrapper = join(folder, "node_modules/deno/bin.cjs");
  const binary = join(folder, "node_modules/deno/deno");
  if (!existsSync(binary)) {
    console.error("installing Deno (once)…");
    mkdirSync(folder, { recursive: true });
    run("npm", [
      "install",
      "--prefix",
      folder,
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      `deno@${denoVersion}`,
    ]);
    // The first call of the wrapper puts the binary in place; the bench then starts it without the wrapper.
    run(process.execPath, [wrapper, "--version"]);
  }
  return binary;
}

function run(command: string, args: string[]): void {
  execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
}
