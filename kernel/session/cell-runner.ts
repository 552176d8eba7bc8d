import type { CellSource, CompiledCell, Compiler } from "../compiler/compiler.js";
import { preloadsIn } from "../preloads.js";
import type { Measure, Outcome } from "../runtime/messages.js";
import { CellFailure } from "./cell-failure.js";
import type { Execution } from "./execution.js";
import type { RuntimeClient } from "./runtime-client.js";

export interface CellRunOptions {
  /** No result is displayed and `_` is left alone. */
  silent: boolean;
  measure?: Measure;
}

type Success = Extract<Outcome, { status: "ok" }>;

/** Compiles TypeScript, has the runtime run it, and lets the compiler know what was declared. */
export class CellRunner {
  readonly #runtime: RuntimeClient;
  readonly #compiler: Promise<Compiler>;
  /** Settles when the compiler knows all that has run. */
  #remembered: Promise<void> = Promise.resolve();

  constructor(runtime: RuntimeClient, compiler: Promise<Compiler>) {
    this.#runtime = runtime;
    this.#compiler = compiler;
  }

  /** Runs a cell, or a part of one; throws a `CellFailure` where it fails. */
  async run(execution: Execution, source: CellSource, options: CellRunOptions): Promise<Success> {
    execution.throwIfEnded();
    execution.running = false;
    const names = preloadsIn(source.code);
    if (names.length > 0) this.#runtime.send({ type: "prefetch", names });
    const compilation = await execution.until(this.#compile(source));
    if (!compilation.ok) throw new CellFailure(compilation.failure);

    const outcome = await execution.until(this.#run(execution, compilation.cell, options));
    this.#remember((compiler) => compiler.commit(compilation.cell, outcome.declared));
    if (outcome.status === "error") throw new CellFailure(outcome.failure);
    return outcome;
  }

  /** Forgets all that was declared, here and in the runtime. */
  reset(): void {
    this.#runtime.send({ type: "reset" });
    this.forget();
  }

  /** The runtime has lost all that was declared. */
  forget(): void {
    this.#remember((compiler) => compiler.reset());
  }

  async #compile(source: CellSource) {
    const remembered = this.#remembered;
    // A failure to remember is told once, by the cell that would need it.
    this.#remembered = Promise.resolve();
    await remembered;
    const compiler = await this.#compiler;
    return compiler.compile(source);
  }

  async #run(execution: Execution, cell: CompiledCell, options: CellRunOptions): Promise<Outcome> {
    const ended = execution.begin(new Set(this.#runtime.descendants()));
    const allowStdin = execution.allowsInput;
    this.#runtime.send({ type: "run", cell: execution.id, ...cell, ...options, allowStdin });
    const outcome = await ended;
    // Text that native code printed lies in another pipe: the same turn of the event loop reads it.
    await new Promise((resolve) => setImmediate(resolve));
    return outcome;
  }

  /** The next cell waits for it; the reply to this one does not. */
  #remember(what: (compiler: Compiler) => Promise<void>): void {
    this.#remembered = this.#compiler.then(what);
    this.#remembered.catch(() => {});
  }
}
