import { spawn } from "node:child_process";
import { join } from "node:path";
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
  const main = join(folder, "dist/kernel/cli/main.js");
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
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
