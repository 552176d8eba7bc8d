import { randomUUID } from "node:crypto";
import type {
  CellSource,
  Compiler,
  CompilerOptions,
  Completeness,
  Completion,
  Inspection,
} from "../compiler/compiler.js";
import type {
  CellId,
  CommContent,
  CommMessageType,
  Evaluated,
  Failure,
  InputReply,
  Outcome,
} from "../runtime/messages.js";
import type { NotebookLanguage } from "../notebook-language.js";
import { CellFailure, failureOfException, plainFailure } from "./cell-failure.js";
import { outputOf } from "./cell-output.js";
import { cellParts, type CellPart } from "./cell-parts.js";
import { CellRunner } from "./cell-runner.js";
import type { Ran, RunOptions, ShownResult } from "./commands/command.js";
import { executeCommand } from "./commands/execute.js";
import { withCommandHint } from "./commands/hint.js";
import { Comms } from "./comms.js";
import { Execution } from "./execution.js";
import { OutputRouter } from "./output-router.js";
import type { ExecuteOptions, ExecuteResult, InputQuestion } from "./request.js";
import { RuntimeClient, type CellEvent } from "./runtime-client.js";
import { sendSignal } from "./send-signal.js";
import { SessionAssistant } from "./session-assistant.js";
import { SessionHost } from "./session-host.js";

export interface SessionOptions {
  /** The notebook's folder: cells run in it, and imports resolve from it. */
  directory: string;
  /** What the cells are written in; default: TypeScript. */
  language?: NotebookLanguage;
  /** Receives comm messages of the cells; by default they go nowhere. */
  onComm?: CommListener;
  /**
   * Milliseconds that an interrupted cell has to end before the next interrupt may end its process; default 12,000:
   * longer than the runtime gives work that was asked to end itself (`interruptible`).
   */
  patience?: number;
}

export type CommListener = (type: CommMessageType, content: CommContent, cell: CellId) => void;

/** The options that the steps of an execution need, without shorthand. */
interface Request {
  silent: boolean;
  userExpressions: Record<string, string>;
  count: number;
}

type Answer = Omit<ExecuteResult, "executionCount" | "failure">;

/** What a part of a cell came to. */
type PartAnswer = { result?: ShownResult } & Partial<Pick<Answer, "payload">>;

const interrupted = plainFailure("Interrupted", "the cell was stopped before it ran");
const closed = plainFailure("Closed", "the notebook was closed while the cell ran");

const nobody: InputReply = { interrupted: true };

const stuckNotice =
  "The cell does not stop: it is inside native code. Interrupt again to end its process; all variables will be lost.\n";

/** A notebook at work: compiles cells and runs them in their own process, one at a time. Needs no sockets. */
export class Session {
  readonly language: NotebookLanguage;
  readonly comms = new Comms();
  readonly #directory: string;
  readonly #onComm: CommListener;
  readonly #patience: number;
  readonly #router = new OutputRouter();
  readonly #runtime: RuntimeClient;
  readonly #compiler: Promise<Compiler>;
  readonly #runner: CellRunner;
  readonly #assistant: SessionAssistant;
  #execution: Execution | undefined;
  #count = 0;

  constructor({ directory, language = "typescript", onComm, patience = 12_000 }: SessionOptions) {
    this.language = language;
    this.#directory = directory;
    this.#patience = patience;
    this.#onComm = onComm ?? (() => {});
    this.#runtime = new RuntimeClient(directory, {
      onEvent: (event) => this.#receive(event),
      onPrint: (name, text) =>
        this.#router.show(this.#execution?.id, { type: "stream", name, text }),
      onDeath: (failure) => this.#mourn(failure),
    });
    this.#compiler = startCompiler({ directory, language });
    // Whoever asks the compiler something learns why it could not start.
    this.#compiler.catch(() => {});
    this.#runner = new CellRunner(this.#runtime, this.#compiler);
    this.#assistant = new SessionAssistant({
      directory,
      compiler: this.#compiler,
      runtime: this.#runtime,
      isBusy: () => this.#execution !== undefined,
    });
  }

  /** Compiles and runs a cell; one at a time, the caller keeps the queue. Never rejects for what a cell does. */
  async execute(code: string, options: ExecuteOptions): Promise<ExecuteResult> {
    if (this.#execution) throw new Error("a cell is running already");
    const { id = randomUUID(), silent = false, userExpressions = {} } = options;
    // A cell that does not count bears the number of the next one, as in IPython.
    const count = this.#count + 1;
    if (options.storeHistory ?? !silent) this.#count = count;
    const execution = new Execution(id, options.onInput);
    this.#execution = execution;
    this.#router.open(id, options.onOutput);
    options.onStart?.(count);
    try {
      const answer = await this.#answer(execution, code, { silent, userExpressions, count });
      this.#router.flush();
      return { executionCount: count, ...answer };
    } catch (error) {
      const failure = withCommandHint(failureOfException(error), code);
      this.#router.show(id, { type: "error", ...failure });
      return { executionCount: count, failure, userExpressions: {}, payload: [] };
    } finally {
      execution.end();
      this.#execution = undefined;
    }
  }

  /**
   * Stops the running cell: one that is being compiled is dropped, one that asks for input gets no answer, the program
   * of a command is ended, and a cell that runs is stopped by the runtime. A second interrupt stops the processes that
   * the cell started, too (it may wait for one in `execSync`). Where that has no effect, the cell is told so, and the
   * next interrupt ends the process.
   */
  interrupt(): void {
    const execution = this.#execution;
    if (!execution) this.#runtime.interrupt();
    else if (execution.child) execution.child.interrupt();
    else if (!execution.running) execution.fail(interrupted);
    else if (execution.stuck) this.#runtime.kill();
    else if (execution.withdrawQuestion()) this.#runtime.answerInput({ interrupted: true });
    else {
      this.#runtime.interrupt();
      if (++execution.interrupts > 1) this.#interruptProcesses(execution);
      execution.expectEnd(this.#patience, () =>
        this.#router.show(execution.id, { type: "stream", name: "stderr", text: stuckNotice }),
      );
    }
  }

  /** Offsets are UTF-16 code units. Answers while a cell runs. */
  complete(code: string, cursor: number): Promise<Completion> {
    return this.#assistant.complete(code, cursor);
  }

  /** Type, value and documentation of what stands at `cursor`, or of the call around it. */
  inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<Inspection | undefined> {
    return this.#assistant.inspect(code, cursor, detailLevel);
  }

  isComplete(code: string): Promise<Completeness> {
    return this.#assistant.isComplete(code);
  }

  /** Passes a comm message of a front end on to the cells. */
  comm(msgType: CommMessageType, content: CommContent, cell: CellId): void {
    this.comms.note(msgType, content);
    this.#runtime.send({ type: "comm", msgType, content, cell });
  }

  /** Ends the running cell, the process of the cells and the compiler. */
  async close(): Promise<void> {
    const idle = this.#execution === undefined;
    this.#execution?.fail(closed);
    const compiler = this.#compiler.then((started) => started.close()).catch(() => {});
    await Promise.all([this.#runtime.shutdown(idle), compiler]);
    this.#router.flush();
  }

  async #answer(execution: Execution, code: string, request: Request): Promise<Answer> {
    let last: PartAnswer = {};
    for (const part of cellParts(code)) {
      last = await this.#do(part, execution, code, request);
      if (!last.result) continue;
      const { data, metadata } = last.result;
      const shown = { type: "execute_result", execution_count: request.count } as const;
      this.#router.show(execution.id, { ...shown, data, metadata });
    }
    const userExpressions = await execution.until(this.#evaluate(request.userExpressions));
    const { result, payload = [] } = last;
    return { ...(result && { result: result.data }), userExpressions, payload };
  }

  async #do(
    part: CellPart,
    execution: Execution,
    code: string,
    request: Request,
  ): Promise<PartAnswer> {
    if (part.type === "help") return execution.until(this.#help(part.expression));
    if (part.type === "code")
      return this.#runCode(execution, { code: part.code, written: code }, request);
    execution.running = false;
    const host = new SessionHost(execution, {
      directory: this.#directory,
      language: this.language,
      runtime: this.#runtime,
      compiler: this.#compiler,
      show: (output) => this.#router.show(execution.id, output),
      run: (typescript, options) => {
        const written = (options.fromCell ?? true) ? code : typescript;
        return this.#runCode(execution, { code: typescript, written }, request, options);
      },
      reset: () => this.#runner.reset(),
    });
    const result = await execution.until(executeCommand(part, code, host));
    return result ? { result } : {};
  }

  async #help(expression: string): Promise<PartAnswer> {
    const found = await this.inspect(expression, expression.length, 1);
    if (!found) throw new CellFailure(plainFailure("NotFound", `nothing known: ${expression}`));
    return { payload: [{ source: "page", data: found.data, start: 0 }] };
  }

  /** Runs what a part of the cell holds; errors show `written`. */
  #runCode(
    execution: Execution,
    source: Omit<CellSource, "count">,
    { silent, count }: Request,
    { measure, showsValue = true }: RunOptions = {},
  ): Promise<Ran> {
    const options = { silent: silent || !showsValue, ...(measure && { measure }) };
    return this.#runner.run(execution, { ...source, count }, options);
  }

  #interruptProcesses({ earlierProcesses }: Execution): void {
    for (const pid of this.#runtime.descendants()) {
      if (!earlierProcesses.has(pid)) sendSignal(pid, "SIGINT");
    }
  }

  async #evaluate(expressions: Record<string, string>): Promise<Record<string, Evaluated>> {
    if (Object.keys(expressions).length === 0) return {};
    return this.#runtime.evaluate(expressions);
  }

  /** Whatever lived in the process is gone. */
  #mourn(failure: Failure): void {
    this.comms.clear();
    this.#runner.forget();
    this.#execution?.withdrawQuestion();
    if (this.#execution) this.#execution.fail(failure);
    else this.#receive({ type: "late_error", cell: "", failure });
  }

  #receive(event: CellEvent): void {
    const output = outputOf(event);
    if (output) this.#router.show(event.cell, output);
    else if (event.type === "done") this.#finish(event.cell, event.outcome);
    else if (event.type === "input_request") void this.#ask(event.cell, event);
    else if (event.type === "comm") this.#passOn(event.msgType, event.content, event.cell);
  }

  #finish(cell: CellId, outcome: Outcome): void {
    if (this.#execution?.id === cell) this.#execution.done(outcome);
  }

  /** A callback of an ended cell asks in vain: no front end expects a question without a request. */
  async #ask(cell: CellId, { prompt, password }: InputQuestion): Promise<void> {
    this.#router.flush();
    const execution = this.#execution?.id === cell ? this.#execution : undefined;
    const reply = execution ? await execution.ask({ prompt, password }) : nobody;
    if (reply) this.#runtime.answerInput(reply);
  }

  #passOn(msgType: CommMessageType, content: CommContent, cell: CellId): void {
    this.#router.flush();
    this.comms.note(msgType, content);
    this.#onComm(msgType, content, cell);
  }
}

/** The compiler is a large import: the sockets are bound before it begins. */
async function startCompiler(options: CompilerOptions): Promise<Compiler> {
  const { createCompiler } = await import("../compiler/create.js");
  return createCompiler(options);
}
