import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./paths.mjs";

/** A command that failed, with what it printed. */
export class CommandFailure extends Error {
  constructor(command, reason, output) {
    super(`${command} ${reason}`);
    this.output = output;
  }
}

const running = new Set();

// An interrupted set-up leaves no process behind.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    if (!handsOver) process.exit(128 + constants.signals[signal]);
  });
}
let handsOver = false;

/** From now on a signal is passed on to the children, and they decide about the end. */
export function handOverSignals() {
  handsOver = true;
}

/**
 * Runs a program to its end and returns what it printed on stdout.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ log?: (text: string) => void, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @throws {CommandFailure} if it cannot be started or does not end with 0
 */
export function run(command, args, { log = () => {}, env = process.env, cwd = root } = {}) {
  const name = [command, ...args].join(" ");
  log(`$ ${name}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    const printed = { stdout: "", all: "" };
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8").on("data", (text) => {
        if (stream === "stdout") printed.stdout += text;
        printed.all += text;
        log(text);
      });
    }
    child.on("error", (error) => {
      running.delete(child);
      reject(new CommandFailure(name, `cannot be started: ${error.message}`, error.message));
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(printed.stdout);
      else
        reject(
          new CommandFailure(name, `ended with ${signal ?? `exit code ${code}`}`, printed.all),
        );
    });
  });
}

/** Runs a program on this terminal and returns its exit code. */
export function runInTerminal(command, args, { env = process.env, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: "inherit" });
    running.add(child);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
