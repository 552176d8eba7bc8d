import { spawn, type ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import type { StreamName } from "./output.js";
import { sendSignal } from "./send-signal.js";

/** A program to run. */
export interface ChildProgram {
  command: string;
  args: readonly string[];
  directory: string;
  environment: NodeJS.ProcessEnv;
}

export interface ChildExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A program at work for a command. It and all that it starts are a process group, so that they end together. */
export class Child {
  /** How it ended, when all that it printed was delivered; rejects where it could not start. */
  readonly exit: Promise<ChildExit>;
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;
  #interrupts = 0;

  constructor(program: ChildProgram, onText: (name: StreamName, text: string) => void) {
    const { command, args, directory: cwd, environment: env } = program;
    this.#process = spawn(command, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const name of ["stdout", "stderr"] as const) {
      this.#process[name].setEncoding("utf8").on("data", (text: string) => onText(name, text));
    }
    this.exit = new Promise((resolve, reject) => {
      this.#process.once("error", reject);
      // A shell's background jobs ignore SIGINT.
      this.#process.once("exit", () => {
        if (this.interrupted) this.kill();
      });
      this.#process.once("close", (code, signal) => resolve({ code, signal }));
    });
  }

  get interrupted(): boolean {
    return this.#interrupts > 0;
  }

  /** Asks it to end, the second time by force; what it leaves behind then is ended, too. */
  interrupt(): void {
    this.#interrupts++;
    const { exitCode, signalCode } = this.#process;
    const gone = exitCode !== null || signalCode !== null;
    this.#signal(gone || this.#interrupts > 1 ? "SIGKILL" : "SIGINT");
  }

  kill(): void {
    this.#signal("SIGKILL");
  }

  #signal(name: NodeJS.Signals): void {
    if (this.#process.pid !== undefined) sendSignal(-this.#process.pid, name);
  }
}
