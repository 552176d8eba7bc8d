import type { CellId, Failure, InputReply, Outcome } from "../runtime/messages.js";
import { CellFailure } from "./cell-failure.js";
import type { Child } from "./child.js";
import { deferred } from "./deferred.js";
import type { InputHandler, InputQuestion } from "./request.js";

/** The one cell that is at work: being compiled, running, or having its `user_expressions` evaluated. */
export class Execution {
  readonly id: CellId;
  readonly #onInput: InputHandler | undefined;
  #outcome = deferred<Outcome>();
  readonly #failed = deferred<Failure>();
  #failure: Failure | undefined;
  #question: InputQuestion | undefined;
  #patience: NodeJS.Timeout | undefined;
  /** Whether the runtime works on it. */
  running = false;
  /** How often the runtime was asked to stop it. */
  interrupts = 0;
  /** The program that a command of the cell waits for. */
  child: Child | undefined;
  /** Processes of earlier cells, which an interrupt of this one leaves alone. */
  earlierProcesses: ReadonlySet<number> = new Set();
  /** Whether an interrupt had no effect for so long that the next one may end the process. */
  stuck = false;

  constructor(id: CellId, onInput: InputHandler | undefined) {
    this.id = id;
    this.#onInput = onInput;
  }

  get allowsInput(): boolean {
    return this.#onInput !== undefined;
  }

  /** The runtime is given the cell, or a part of it that is a cell to it. */
  begin(earlierProcesses: ReadonlySet<number>): Promise<Outcome> {
    this.running = true;
    this.interrupts = 0;
    this.earlierProcesses = earlierProcesses;
    this.#outcome = deferred<Outcome>();
    return this.#outcome.promise;
  }

  /** The runtime says how the cell ended. */
  done(outcome: Outcome): void {
    this.#outcome.resolve(outcome);
  }

  /** The cell ends here and now, whatever it was doing. */
  fail(failure: Failure): void {
    this.#failure ??= failure;
    this.#failed.resolve(failure);
  }

  throwIfEnded(): void {
    if (this.#failure) throw new CellFailure(this.#failure);
  }

  /** Waits for a step of the cell; throws a `CellFailure` when the cell is ended meanwhile. */
  async until<T>(step: Promise<T>): Promise<T> {
    const failed = this.#failed.promise.then((failure) => {
      throw new CellFailure(failure);
    });
    return Promise.race([step, failed]);
  }

  /** Asks the front end; `undefined` where the question was withdrawn meanwhile: then it has its answer. */
  async ask(question: InputQuestion): Promise<InputReply | undefined> {
    this.#question = question;
    const value = await this.#onInput?.(question).catch(() => undefined);
    if (this.#question !== question) return undefined;
    this.#question = undefined;
    return value === undefined ? { interrupted: true } : { value };
  }

  /** Takes the open question back: whether there was one. */
  withdrawQuestion(): boolean {
    const open = this.#question !== undefined;
    this.#question = undefined;
    return open;
  }

  /** Calls `onStuck` if the cell is still there after `milliseconds`, when an interrupt should have ended it. */
  expectEnd(milliseconds: number, onStuck: () => void): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      this.stuck = true;
      onStuck();
    }, milliseconds);
  }

  end(): void {
    clearTimeout(this.#patience);
    // It is still there where the cell was ended by something else, such as the death of the runtime.
    this.child?.kill();
  }
}
