import { currentCell } from "./context.js";
import { uninterrupted } from "./critical.js";
import { headerBytes } from "./frames.js";
import { Interrupted } from "./interrupted.js";
import { descriptors, type InputReply } from "./messages.js";
import { emit } from "./output.js";
import { readFully } from "./pipe.js";

export interface PromptOptions {
  /** Hides what is typed; default `false`. */
  password?: boolean;
}

/**
 * Asks the reader for a line of text and waits for it.
 *
 * @param message Shown before the field; default none.
 * @param fallback Returned where the reader enters nothing; default `""`.
 * @throws where nobody can answer: a notebook run from start to end by a program.
 * @example
 * const key = prompt("API key", { password: true });
 */
export function prompt(message?: string, fallback?: string): string;
export function prompt(message: string, options: PromptOptions): string;
export function prompt(message = "", second: string | PromptOptions = ""): string {
  const [fallback, { password = false }] =
    typeof second === "string" ? [second, {} as PromptOptions] : ["", second];
  return ask(message, password) || fallback;
}

/**
 * Asks the reader a question of yes or no and waits for the answer; anything but `y` or `yes` means no.
 *
 * @throws where nobody can answer: a notebook run from start to end by a program.
 */
export function confirm(message = ""): boolean {
  return /^y(?:es)?$/i.test(ask(`${message} [y/N] `.trimStart(), false).trim());
}

function ask(message: string, password: boolean): string {
  const cell = currentCell();
  if (!cell?.allowStdin) {
    throw new Error("prompt: this notebook is run by a program, so nobody can answer");
  }
  // Not cut off half-way: the next prompt would read the rest of this answer. The front ends the wait at an interrupt.
  const reply = uninterrupted(() => {
    emit({ type: "input_request", cell: cell.id, prompt: message, password });
    return readReply();
  });
  if ("interrupted" in reply) throw new Interrupted();
  return reply.value;
}

function readReply(): InputReply {
  const header = readFully(descriptors.input, headerBytes);
  const body = header && readFully(descriptors.input, header.readUInt32BE());
  return body ? (JSON.parse(String(body)) as InputReply) : { interrupted: true };
}
