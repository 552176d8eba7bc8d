import type { MimeBundle } from "../../src/display/host.js";
import type { Compiler } from "../compiler/compiler.js";
import type { NotebookLanguage } from "../notebook-language.js";
import type { ProcessChange, ProcessState } from "../runtime/messages.js";
import { CellFailure, plainFailure } from "./cell-failure.js";
import { Child, type ChildProgram } from "./child.js";
import type { CommandHost, Ran, RunOptions } from "./commands/command.js";
import type { Execution } from "./execution.js";
import type { Output } from "./output.js";
import type { RuntimeClient } from "./runtime-client.js";
import type { Variable } from "./variables.js";

/** What commands use of the session. */
export interface SessionParts {
  directory: string;
  language: NotebookLanguage;
  runtime: RuntimeClient;
  compiler: Promise<Compiler>;
  show(output: Output): void;
  run(code: string, options: RunOptions): Promise<Ran>;
  reset(): void;
}

const stopped = plainFailure("Interrupted", "the command was stopped");

/** The notebook as the commands of one cell see it. */
export class SessionHost implements CommandHost {
  readonly #parts: SessionParts;
  readonly #execution: Execution;

  constructor(execution: Execution, parts: SessionParts) {
    this.#execution = execution;
    this.#parts = parts;
  }

  get directory(): string {
    return this.#parts.directory;
  }

  get language(): NotebookLanguage {
    return this.#parts.language;
  }

  print(text: string, name: "stdout" | "stderr" = "stdout"): void {
    this.#parts.show({ type: "stream", name, text });
  }

  show(data: MimeBundle): void {
    this.#parts.show({ type: "display_data", data, metadata: {}, transient: {} });
  }

  async run(code: string, options: RunOptions = {}): Promise<Ran> {
    return this.#parts.run(code, options);
  }

  async process(change: ProcessChange = {}): Promise<ProcessState> {
    const answer = await this.#execution.until(this.#parts.runtime.process(change));
    if (answer?.ok) return answer.state;
    const gone = plainFailure("Error", "the process of the cells has ended");
    throw new CellFailure(answer?.failure ?? gone);
  }

  async spawn(program: ChildProgram): Promise<number> {
    this.#execution.throwIfEnded();
    const child = new Child(program, (name, text) => this.print(text, name));
    this.#execution.child = child;
    try {
      const { code, signal } = await child.exit;
      if (child.interrupted) throw new CellFailure(stopped);
      if (signal !== null) {
        throw new CellFailure(plainFailure("Signal", `${program.command} was ended by ${signal}`));
      }
      return code ?? 0;
    } catch (error) {
      throw startFailure(error, program);
    } finally {
      this.#execution.child = undefined;
    }
  }

  async ask(prompt: string): Promise<string | undefined> {
    if (!this.#execution.allowsInput) return undefined;
    const reply = await this.#execution.until(this.#execution.ask({ prompt, password: false }));
    return reply && "value" in reply ? reply.value : undefined;
  }

  async variables(): Promise<Variable[]> {
    const { runtime, compiler } = this.#parts;
    const declared = await this.#execution.until(compiler.then((ready) => ready.declared()));
    const names = declared.map(({ name }) => name);
    const values = await this.#execution.until(runtime.summaries(names));
    return declared.map(({ name, type, exists }, index) => ({
      name,
      type,
      value: exists ? (values[index] ?? "") : "",
    }));
  }

  reset(): void {
    this.#parts.reset();
  }

  renew(path: string): void {
    this.#parts.runtime.send({ type: "renew", path });
  }

  async packagesChanged(): Promise<void> {
    (await this.#parts.compiler).packagesChanged();
  }
}

function startFailure(error: unknown, { command }: ChildProgram): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== "ENOENT") return error;
  return new CellFailure(plainFailure("NotFound", `there is no program ${command} here`));
}
