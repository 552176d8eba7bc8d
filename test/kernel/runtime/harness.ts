import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { cellParameters } from "../../../kernel/compiler/cell.js";
import { encodeFrame, FrameDecoder } from "../../../kernel/runtime/frames.js";
import {
  descriptors,
  type Command,
  type Event,
  type InputReply,
  type Outcome,
  type RunCommand,
} from "../../../kernel/runtime/messages.js";
import { runtimeArguments } from "../../../kernel/runtime/options.js";

export type EventOf<T extends Event["type"]> = Extract<Event, { type: T }>;

const main = fileURLToPath(new URL("../../../kernel/runtime/main.js", import.meta.url));

export interface RuntimeOptions {
  /** The notebook's folder; default: a new one, removed at `close`. */
  directory?: string;
  environment?: NodeJS.ProcessEnv;
}

/** A spawned runtime, spoken to over its real pipes as the front does. */
export class Runtime {
  readonly directory: string;
  readonly events: Event[] = [];
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** What the process printed past JavaScript. */
  printed = "";
  readonly #child: ChildProcess;
  readonly #ownsDirectory: boolean;
  readonly #watchers = new Set<() => void>();
  #cells = 0;

  constructor({ directory, environment }: RuntimeOptions = {}) {
    this.#ownsDirectory = directory === undefined;
    this.directory = directory ?? mkdtempSync(join(tmpdir(), "trainlab-runtime-"));
    const env = { ...process.env, ...environment };
    this.#child = spawn(process.execPath, [...runtimeArguments(env), main], {
      cwd: this.directory,
      env,
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe", "pipe", "pipe"],
    });
    for (const pipe of this.#child.stdio) pipe?.on("error", () => {});
    for (const descriptor of [1, 2]) {
      this.#pipe<Readable>(descriptor).on(
        "data",
        (chunk: Buffer) => (this.printed += String(chunk)),
      );
    }
    const decoder = new FrameDecoder();
    this.#pipe<Readable>(descriptors.events).on("data", (chunk: Buffer) => {
      this.events.push(...(decoder.push(chunk) as Event[]));
      this.#notify();
    });
    this.exited = new Promise((resolve) => {
      this.#child.on("close", (code, signal) => {
        resolve({ code, signal });
        this.#notify();
      });
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  send(command: Command): void {
    this.#pipe<Writable>(descriptors.commands).write(encodeFrame(command));
  }

  interrupt(): void {
    this.#pipe<Writable>(descriptors.interrupts).write(encodeFrame({ type: "interrupt" }));
  }

  answer(reply: InputReply): void {
    this.#pipe<Writable>(descriptors.input).write(encodeFrame(reply));
  }

  /** Starts a cell whose body is JavaScript over `__scope`; returns its id. */
  start(body: string, options: Partial<RunCommand> = {}): string {
    const number = ++this.#cells;
    const cell = options.cell ?? `cell-${number}`;
    this.send({
      type: "run",
      cell,
      code: `(async (${cellParameters.join(", ")}) => {"use strict"; ${body}\n})`,
      sourceMap: JSON.stringify({
        version: 3,
        sources: [`Cell ${number}`],
        names: [],
        mappings: "",
      }),
      fileName: `Cell ${number}`,
      declares: [],
      silent: false,
      allowStdin: true,
      emit: {},
      ...options,
    });
    return cell;
  }

  /** Runs a cell to its end. */
  async run(body: string, options: Partial<RunCommand> = {}): Promise<Outcome> {
    const cell = this.start(body, options);
    return (await this.event("done", (done) => done.cell === cell)).outcome;
  }

  /** The text of a cell's result. */
  async value(body: string, options: Partial<RunCommand> = {}): Promise<unknown> {
    const outcome = await this.run(body, options);
    if (outcome.status === "error") throw new Error(outcome.failure.traceback.join("\n"));
    return outcome.result?.data["text/plain"];
  }

  /** The first event of a type, past or to come. */
  async event<T extends Event["type"]>(
    type: T,
    matches: (event: EventOf<T>) => boolean = () => true,
  ): Promise<EventOf<T>> {
    for (;;) {
      const found = this.all(type).find(matches);
      if (found) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`the runtime ended before "${type}": ${this.printed}`);
      }
      await new Promise<void>((resolve) => this.#watchers.add(resolve));
    }
  }

  all<T extends Event["type"]>(type: T): EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  /** All text that a cell printed. */
  text(cell: string, name: "stdout" | "stderr" = "stdout"): string {
    return this.all("stream")
      .filter((stream) => stream.cell === cell && stream.name === name)
      .map((stream) => stream.text)
      .join("");
  }

  /** Closes the front's ends of the pipes, as when the front dies. */
  hangUp(): void {
    for (const pipe of this.#child.stdio) pipe?.destroy();
  }

  async close(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.exited;
    if (this.#ownsDirectory) rmSync(this.directory, { recursive: true, force: true });
  }

  #pipe<T extends Readable | Writable>(descriptor: number): T {
    return this.#child.stdio[descriptor] as T;
  }

  #notify(): void {
    for (const watcher of this.#watchers) watcher();
    this.#watchers.clear();
  }
}
