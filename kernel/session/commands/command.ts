import type { MimeBundle } from "../../../src/display/host.js";
import type { NotebookLanguage } from "../../notebook-language.js";
import type { Measure, Measurement, ProcessChange, ProcessState } from "../../runtime/messages.js";
import type { ChildProgram } from "../child.js";
import type { CommandForm } from "../cell-parts.js";
import type { Variable } from "../variables.js";

/** What a use of a command says. */
export interface CommandCall {
  form: CommandForm;
  /** What stands behind the name on its line. */
  argument: string;
  /** The lines below a `%%` command; else empty. */
  body: string;
  /** The text up to the end of the command, with all but `argument` blank: what stands in it keeps its place. */
  argumentCode: string;
  /** The same with all but `body` blank. */
  bodyCode: string;
  /** Offset of the `%` in both. */
  start: number;
}

/** How code is run for a command. */
export interface RunOptions {
  /** How often it runs, and what is taken the time of; by default it runs once, without a clock. */
  measure?: Measure;
  /** Whether its value is shown and kept as `_`; default `true`. */
  showsValue?: boolean;
  /** Whether the code stands in the cell, at its place, so that errors show the cell's lines; default `true`. */
  fromCell?: boolean;
}

/** What code came to. */
export interface Ran {
  result?: ShownResult;
  measurement?: Measurement;
}

export interface ShownResult {
  data: MimeBundle;
  metadata: Record<string, unknown>;
}

/** The notebook, as far as commands may use it. Whatever fails or is stopped throws what the cell then ends with. */
export interface CommandHost {
  /** The notebook's folder. */
  readonly directory: string;
  /** What its cells are written in. */
  readonly language: NotebookLanguage;
  print(text: string, stream?: "stdout" | "stderr"): void;
  show(data: MimeBundle): void;
  /** Runs TypeScript as a cell: checked, in the notebook's scope. */
  run(code: string, options?: RunOptions): Promise<Ran>;
  /** Changes the process of the cells, and tells what is so then. */
  process(change?: ProcessChange): Promise<ProcessState>;
  /** Runs a program to its end and shows what it prints; gives its exit code. */
  spawn(program: ChildProgram): Promise<number>;
  /** The reader's answer; `undefined` where there is none. */
  ask(prompt: string): Promise<string | undefined>;
  /** What the cells have declared, in the order of the alphabet. */
  variables(): Promise<Variable[]>;
  /** Forgets all that the cells have declared. */
  reset(): void;
  /** Lets the next import of a file run it again, though it is the same. */
  renew(file: string): void;
  /** Has the types of packages read anew. */
  packagesChanged(): Promise<void>;
}

/** What Tab offers in place of a word of an argument. */
export interface ArgumentWord {
  text: string;
  /** `_jupyter_types_experimental` kind. */
  type: string;
}

/** What the completion of an argument may ask. */
export interface ArgumentSource {
  /** The notebook's folder. */
  readonly directory: string;
  /** Folder and environment of the cells. */
  state(): Promise<ProcessState>;
}

/** A command that a cell may begin with. */
export interface Command {
  /** How it is written, for each form that it has: `%time CODE`. */
  usage: Readonly<Partial<Record<CommandForm, string>>>;
  /** One line for lists. */
  summary: string;
  /** Markdown. */
  details: string;
  /** Whether its argument or body is TypeScript, so that Tab and Shift-Tab help with it. */
  takesCode?: boolean;
  /** What may stand in place of the last of the words behind the command, which is being typed. */
  words?(words: readonly string[], source: ArgumentSource): Promise<readonly ArgumentWord[]>;
  /** Resolves to what is shown as the value of the cell, if anything. */
  run(call: CommandCall, host: CommandHost): Promise<ShownResult | undefined | void>;
}
