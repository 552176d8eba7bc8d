import { spawn, type ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { encodeFrame, FrameDecoder } from "../runtime/frames.js";
import {
  descriptors,
  type Command,
  type Event,
  type InputReply,
  type Interrupt,
} from "../runtime/messages.js";
import { runtimeArguments } from "../runtime/options.js";
import { deferred } from "./deferred.js";
import { descendants } from "./descendants.js";
import type { StreamName } from "./output.js";
import type { RuntimeExit } from "./runtime-death.js";
import { sendSignal } from "./send-signal.js";

export interface RuntimeListener {
  onEvent(event: Event): void;
  /** Text that native code or a child process wrote past JavaScript. */
  onPrint(name: StreamName, text: string): void;
  /** The process is gone and all that it sent was delivered. */
  onExit(exit: RuntimeExit): void;
}

/** Characters of standard error kept to tell why the process ended. */
const keptStderr = 8192;
/** V8 begins its last words with this; the pages of addresses that follow help no reader of a notebook. */
const heapDump = "<--- Last few GCs --->";
/** How long the pipes may stay open after the process: a child of its own may still hold them. */
const drainMilliseconds = 500;
/** How long `process.on("exit")` of the user's code may take at shutdown. */
const shutdownMilliseconds = 300;

/** One life of the process that runs cells: its pipes, frames and end. */
export class RuntimeProcess {
  readonly #child: ChildProcess;
  readonly #listener: RuntimeListener;
  readonly #exited: Promise<void>;
  #stderr = "";
  #dumping = false;
  #forced = false;
  #ready = false;

  constructor(directory: string, listener: RuntimeListener) {
    this.#listener = listener;
    const main = fileURLToPath(new URL("../runtime/main.js", import.meta.url));
    this.#child = spawn(process.execPath, [...runtimeArguments(), main], {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe", "pipe"],
      // A group of its own: a SIGINT that is meant for the front does not hit the cells too, and what they start ends
      // with them.
      detached: true,
    });
    for (const stream of this.#child.stdio) stream?.on("error", ignorePipeError);
    this.#readEvents();
    this.#readPrints("stdout");
    this.#readPrints("stderr");
    this.#exited = this.#watchExit();
  }

  send(command: Command): void {
    this.#write(descriptors.commands, command);
  }

  interrupt(): void {
    const interrupt: Interrupt = { type: "interrupt" };
    this.#write(descriptors.interrupts, interrupt);
  }

  /** Processes that the cells started, and those below them. */
  descendants(): number[] {
    return this.#child.pid === undefined ? [] : descendants(this.#child.pid);
  }

  answer(reply: InputReply): void {
    this.#write(descriptors.input, reply);
  }

  /** Ends the process and what it started, because the cell cannot be stopped otherwise. */
  kill(): void {
    this.#forced = true;
    this.#signalGroup();
  }

  /** Ends the process; an idle one may run its `exit` listeners first. */
  async shutdown(idle: boolean): Promise<void> {
    if (idle) {
      this.send({ type: "shutdown" });
      await Promise.race([this.#exited, elapsed(shutdownMilliseconds)]);
    }
    this.#signalGroup();
    await this.#exited;
  }

  #write(descriptor: number, message: Command | Interrupt | InputReply): void {
    const pipe = this.#child.stdio[descriptor] as Writable | null | undefined;
    if (pipe?.writable) pipe.write(encodeFrame(message));
  }

  #readEvents(): void {
    const decoder = new FrameDecoder();
    this.#events.on("data", (chunk: Buffer) => {
      for (const message of decoder.push(chunk)) {
        const event = message as Event;
        if (event.type === "ready") this.#ready = true;
        this.#listener.onEvent(event);
      }
    });
  }

  #readPrints(name: StreamName): void {
    this.#child[name]?.setEncoding("utf8").on("data", (text: string) => {
      if (name === "stderr") {
        this.#stderr = (this.#stderr + text).slice(-keptStderr);
        this.#dumping ||= text.includes(heapDump);
        if (this.#dumping) return;
      }
      this.#listener.onPrint(name, text);
    });
  }

  async #watchExit(): Promise<void> {
    const { promise, resolve } = deferred<Pick<RuntimeExit, "code" | "signal">>();
    this.#child.once("exit", (code, signal) => resolve({ code, signal }));
    this.#child.once("error", (error) => {
      this.#stderr = error.message;
      resolve({ code: null, signal: null });
    });
    const { code, signal } = await promise;
    const drained = Promise.all([ended(this.#events), ended(this.#child.stderr)]);
    await Promise.race([drained, elapsed(drainMilliseconds)]);
    this.#listener.onExit({
      code,
      signal,
      stderr: this.#stderr,
      forced: this.#forced,
      beforeReady: !this.#ready,
    });
  }

  get #events(): Readable {
    return this.#child.stdio[descriptors.events] as Readable;
  }

  #signalGroup(): void {
    if (this.#child.pid !== undefined) sendSignal(-this.#child.pid, "SIGKILL");
  }
}

/** A pipe breaks when the process at its other end is gone; its exit says so. */
function ignorePipeError(): void {}

function ended(stream: Readable | null): Promise<void> {
  if (!stream || stream.readableEnded || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stream.once("end", resolve);
    stream.once("close", resolve);
  });
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
