import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";

/** What a peer is told to do: the losses of its first 20 steps; milliseconds a step of an epoch; its peak memory in MB. */
export type Work = "losses" | "train" | "predict" | "evaluate" | "memory";

/** A program that answers each line of work with a line of numbers. */
export interface Peer {
  /** The numbers, or why there are none. */
  do(work: Work): Promise<readonly number[] | string>;
  end(): Promise<void>;
}

/** A peer may compile for minutes, but not for ever. */
const seconds = 180;

export function startPeer(command: readonly string[]): Peer {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors = `${errors}${chunk}`.slice(-4000)));
  child.stdin.on("error", () => {}); // a peer that has failed: its output has ended, which says so
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  return {
    async do(work) {
      child.stdin.write(`${JSON.stringify({ work })}\n`);
      const late = setTimeout(seconds * 1000, undefined, { ref: false });
      const answer = await Promise.race([lines.next(), late]);
      if (!answer) {
        child.kill("SIGKILL");
        return `no answer within ${seconds} s`;
      }
      const { value, done } = answer;
      if (!done) return JSON.parse(value) as number[];
      await ended;
      return errors.trim().split("\n").at(-1) ?? "it ended";
    },
    async end() {
      child.stdin.end();
      await ended;
    },
  };
}
