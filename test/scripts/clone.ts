import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/python.js";
import { withScratch } from "../support/scratch.js";

export interface Finished {
  code: number | null;
  output: string;
}

/**
 * A fresh clone with the real set-up scripts, and in place of the programs that they call fakes that note each call and
 * leave what the real ones would.
 */
export class Clone {
  readonly folder: string;
  /** The only folder on the PATH. */
  readonly bin: string;
  readonly cache: string;
  readonly #scratch: string;

  constructor(scratch: string, folder = join(scratch, "clone")) {
    this.#scratch = scratch;
    this.folder = folder;
    this.bin = join(scratch, "bin");
    this.cache = join(scratch, "cache");
  }

  static async use(work: (clone: Clone) => Promise<void>): Promise<void> {
    await withScratch(async (scratch) => {
      const clone = new Clone(scratch);
      mkdirSync(clone.bin);
      for (const part of ["scripts", "package.json", "package-lock.json", "requirements.txt"]) {
        cpSync(join(root, part), join(clone.folder, part), { recursive: true });
      }
      const fakes = readFileSync(join(root, "test/scripts/fake-program.cjs"), "utf8");
      clone.program("npm", fakes);
      clone.program("python3", fakes);
      await work(clone);
    });
  }

  /** Puts a program into the PATH: a script for Node. */
  program(name: string, script: string): void {
    const file = join(this.bin, name);
    writeFileSync(file, `#!${process.execPath}\n${script}`);
    chmodSync(file, 0o755);
  }

  /** Starts a script of the clone. `env` may make a fake fail: `{ FAIL_NPM: "what it prints" }`. */
  spawn(script: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, [join(this.folder, "scripts", script), ...args], {
      cwd: this.folder,
      env: {
        PATH: this.bin,
        HOME: this.#scratch,
        TRAINLAB_CACHE: this.cache,
        FAKE_LOG: join(this.#scratch, "calls"),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Runs `npm start`'s script to its end. */
  async start(env: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<Finished> {
    return finish(this.spawn("start.mjs", args, env));
  }

  /** What was called since the last question, in order. */
  calls(): string[] {
    const file = join(this.#scratch, "calls");
    const calls = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
    writeFileSync(file, "");
    return calls;
  }
}

/** Waits for a script's end. */
export function finish(child: ChildProcess): Promise<Finished> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}
