import type { MimeBundle } from "../../src/display/host.js";
import type { EmitOptions } from "../emit-options.js";

/**
 * What the front and the runtime say to each other: frames of a 4-byte big-endian length and UTF-8 JSON, over the
 * runtime's file descriptors.
 *
 * | fd | carries | who writes | how the runtime uses it |
 * |---|---|---|---|
 * | 1, 2 | what native code and child processes print | runtime | inherited; the front shows it in the running cell |
 * | 3 | `Command` | front | event loop |
 * | 4 | `Event` | runtime | blocking writes: output leaves a cell that never yields, and a full pipe slows it down |
 * | 5 | `Interrupt` | front | read by the watchdog thread, so that it arrives while the main thread is busy |
 * | 6 | `InputReply` | front | blocking read inside `prompt` |
 */
export const descriptors = { commands: 3, events: 4, interrupts: 5, input: 6 } as const;

/** Names the cell that an output belongs to: the `msg_id` of its `execute_request`. */
export type CellId = string;

export type Command =
  | RunCommand
  /** Begin to load preloaded names (`tf`, `lab`) that the cell being compiled mentions. */
  | { type: "prefetch"; names: string[] }
  /** Evaluate expressions in the scope after a cell, without output: `user_expressions`. */
  | { type: "evaluate"; id: number; expressions: Record<string, string> }
  /** Members of a runtime value, for completion and inspection where the type is `any`. */
  | { type: "members"; id: number; path: string[] }
  /** What names of the scope hold, in short. */
  | { type: "summaries"; id: number; names: readonly string[] }
  /** Change the folder and environment of the process, and tell them. */
  | { type: "process"; id: number; change: ProcessChange }
  /** Forget all that cells have declared. */
  | { type: "reset" }
  /** Run a file anew at its next import. */
  | { type: "renew"; path: string }
  | { type: "comm"; msgType: CommMessageType; content: CommContent; cell: CellId }
  | { type: "shutdown" };

export interface RunCommand {
  type: "run";
  cell: CellId;
  /** Script whose completion value is the cell function (see `kernel/compiler/cell.ts`). */
  code: string;
  /** Source map (JSON) from `code` to the cell's text, which it carries as `sourcesContent` for tracebacks. */
  sourceMap: string;
  /** The name of the cell in stack traces: `Cell 12`. */
  fileName: string;
  /** How the files that it imports become JavaScript. */
  emit: EmitOptions;
  /** Names that the cell declares at top level. */
  declares: readonly string[];
  /** No result is displayed and `_` is left alone. */
  silent: boolean;
  /** Whether `prompt` may ask the front end. */
  allowStdin: boolean;
  /** How often it runs, and what is taken the time of; absent: once, without a clock. */
  measure?: Measure;
}

/** What is taken the time of: `runs` times a number of loops. */
export interface Measure {
  /** The whole cell, or calls of the function that is its value. */
  what: "cell" | "value";
  /** Absent: as many as make a run long enough for the clock. */
  loops?: number;
  runs: number;
}

export interface Measurement {
  loops: number;
  /** All loops of each run. */
  runs: Timing[];
}

/** Seconds: on the wall, and of the processor in all threads of the process. */
export interface Timing {
  wall: number;
  user: number;
  system: number;
}

export interface ProcessChange {
  directory?: string;
  /** Variables to set; the others stay. */
  environment?: Readonly<Record<string, string>>;
}

export interface ProcessState {
  directory: string;
  environment: NodeJS.ProcessEnv;
}

export type Interrupt = { type: "interrupt" };

export type InputReply = { value: string } | { interrupted: true };

export type Event =
  | { type: "ready"; pid: number }
  | { type: "stream"; cell: CellId; name: "stdout" | "stderr"; text: string }
  | {
      type: "display";
      cell: CellId;
      data: MimeBundle;
      metadata: Record<string, unknown>;
      displayId?: string;
      update: boolean;
    }
  | { type: "clear_output"; cell: CellId; wait: boolean }
  | { type: "input_request"; cell: CellId; prompt: string; password: boolean }
  | { type: "done"; cell: CellId; outcome: Outcome }
  /** An error that the cell does not wait for, often after it was done: an unhandled rejection, a throwing timer. */
  | { type: "late_error"; cell: CellId; failure: Failure }
  | { type: "evaluated"; id: number; results: Record<string, Evaluated> }
  | { type: "members"; id: number; members: MemberInfo[] }
  | { type: "summaries"; id: number; summaries: string[] }
  | { type: "process"; id: number; answer: ProcessAnswer }
  | { type: "comm"; cell: CellId; msgType: CommMessageType; content: CommContent };

/** How a cell ended. `declared` are those of its names that now exist, also after an error. */
export type Outcome =
  | {
      status: "ok";
      declared: string[];
      /** Absent where there is nothing to show. */
      result?: { data: MimeBundle; metadata: Record<string, unknown> };
      measurement?: Measurement;
    }
  | { status: "error"; declared: string[]; failure: Failure };

export type ProcessAnswer = { ok: true; state: ProcessState } | { ok: false; failure: Failure };

/** Jupyter's three fields of an error. */
export interface Failure {
  ename: string;
  evalue: string;
  traceback: string[];
}

export type Evaluated =
  | { status: "ok"; data: MimeBundle; metadata: Record<string, unknown> }
  | ({ status: "error" } & Failure);

export interface MemberInfo {
  name: string;
  kind: "method" | "property";
}

export type CommMessageType = "comm_open" | "comm_msg" | "comm_close";

export interface CommContent {
  comm_id: string;
  target_name?: string;
  data: Record<string, unknown>;
}
