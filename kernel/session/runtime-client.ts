import type {
  Command,
  Evaluated,
  Event,
  Failure,
  InputReply,
  MemberInfo,
  ProcessAnswer,
  ProcessChange,
  ProcessState,
} from "../runtime/messages.js";
import { deferred } from "./deferred.js";
import type { StreamName } from "./output.js";
import { explainDeath } from "./runtime-death.js";
import { RuntimeProcess } from "./runtime-process.js";

type Answer = Extract<Event, { id: number }>;

/** Events that answer nothing: what happens in the cells. */
export type CellEvent = Exclude<Event, Answer | { type: "ready" }>;

export interface RuntimeClientListener {
  onEvent(event: CellEvent): void;
  onPrint(name: StreamName, text: string): void;
  /** The process ended by itself; all that lived in it is lost, and a new one takes its place. */
  onDeath(failure: Failure): void;
}

/** How long a runtime that a cell keeps busy may take while a person waits for what Tab and Shift-Tab show. */
const helpMilliseconds = 200;

/** The runtime as the session sees it: always there, because a new process follows one that died. */
export class RuntimeClient {
  readonly #directory: string;
  readonly #listener: RuntimeClientListener;
  /** Absent after a process that could not even start: the next cell tries again. */
  #process: RuntimeProcess | undefined;
  #closing = false;
  #lastId = 0;
  readonly #answers = new Map<number, (answer: Answer | undefined) => void>();

  constructor(directory: string, listener: RuntimeClientListener) {
    this.#directory = directory;
    this.#listener = listener;
    this.#process = this.#start();
  }

  send(command: Command): void {
    this.#process ??= this.#start();
    this.#process.send(command);
  }

  interrupt(): void {
    this.#process?.interrupt();
  }

  /** Processes that the cells started, and those below them. */
  descendants(): number[] {
    return this.#process?.descendants() ?? [];
  }

  answerInput(reply: InputReply): void {
    this.#process?.answer(reply);
  }

  /** Ends the process, and with it a cell that cannot be stopped otherwise. */
  kill(): void {
    this.#process?.kill();
  }

  /** Values of expressions in the notebook's scope; none where the process ended meanwhile. */
  async evaluate(expressions: Record<string, string>): Promise<Record<string, Evaluated>> {
    const answer = await this.#ask((id) => ({ type: "evaluate", id, expressions }));
    return answer?.type === "evaluated" ? answer.results : {};
  }

  /** Members of the value at `path`; none where the runtime is too busy to say. */
  async members(path: string[]): Promise<MemberInfo[]> {
    const answer = await this.#ask((id) => ({ type: "members", id, path }), helpMilliseconds);
    return answer?.type === "members" ? answer.members : [];
  }

  /** What a name holds, in short; nothing where the runtime is too busy to say. */
  async summary(name: string): Promise<string | undefined> {
    const command = (id: number): Command => ({ type: "summaries", id, names: [name] });
    const answer = await this.#ask(command, helpMilliseconds);
    return answer?.type === "summaries" ? answer.summaries[0] : undefined;
  }

  /** What names hold, in short; nothing where the process ended meanwhile. */
  async summaries(names: readonly string[]): Promise<string[]> {
    const answer = await this.#ask((id) => ({ type: "summaries", id, names }));
    return answer?.type === "summaries" ? answer.summaries : [];
  }

  /** Folder and environment of the process; nothing where it is too busy to say. */
  async state(): Promise<ProcessState | undefined> {
    const answer = await this.#ask((id) => ({ type: "process", id, change: {} }), helpMilliseconds);
    return answer?.type === "process" && answer.answer.ok ? answer.answer.state : undefined;
  }

  /** Changes folder and environment of the process; `undefined` where it ended meanwhile. */
  async process(change: ProcessChange): Promise<ProcessAnswer | undefined> {
    const answer = await this.#ask((id) => ({ type: "process", id, change }));
    return answer?.type === "process" ? answer.answer : undefined;
  }

  /** Ends the process for good. An idle one may run its `exit` listeners. */
  async shutdown(idle: boolean): Promise<void> {
    this.#closing = true;
    await this.#process?.shutdown(idle);
  }

  #start(): RuntimeProcess {
    const runtime = new RuntimeProcess(this.#directory, {
      onEvent: (event) => this.#receive(event),
      onPrint: (name, text) => this.#listener.onPrint(name, text),
      onExit: (exit) => {
        for (const answer of this.#answers.values()) answer(undefined);
        this.#answers.clear();
        this.#process = exit.beforeReady || this.#closing ? undefined : this.#start();
        if (!this.#closing) this.#listener.onDeath(explainDeath(exit));
      },
    });
    return runtime;
  }

  #receive(event: Event): void {
    if (event.type === "ready") return;
    if (!("id" in event)) {
      this.#listener.onEvent(event);
      return;
    }
    this.#answers.get(event.id)?.(event);
    this.#answers.delete(event.id);
  }

  async #ask(command: (id: number) => Command, limit?: number): Promise<Answer | undefined> {
    const id = ++this.#lastId;
    const { promise, resolve } = deferred<Answer | undefined>();
    this.#answers.set(id, resolve);
    const timer = limit === undefined ? undefined : setTimeout(() => resolve(undefined), limit);
    this.send(command(id));
    const answer = await promise;
    clearTimeout(timer);
    this.#answers.delete(id);
    return answer;
  }
}
