import { spawn, type ChildProcessByStdio } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { root } from "../../support/python.js";

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the `trainlab` program to its end; `env` is added to this process's, and undefined takes a name away. */
export function trainlab(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  folder = root,
): Promise<Finished> {
  return finish(startTrainlab(args, env, folder));
}

export function startTrainlab(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  folder = root,
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [join(folder, "dist/kernel/cli/main.js"), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export function finish(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Finished> {
  const finished: Finished = { code: null, stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      finished[stream] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...finished, code }));
  });
}
