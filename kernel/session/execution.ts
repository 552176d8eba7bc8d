import type { CellId, Failure, InputReply, Outcome } from "../runtime/messages.js";
import { CellFailure } from "./cell-failure.js";
import { deferred } from "./deferred.js";
import type { InputHandler, InputQuestion } from "./request.js";

/** The one cell that is at work: being compiled, running, or having its `user_expressions` evaluated. */
export class Execution {
  readonly id: CellId;
  readonly #onInput: InputHandler | undefined;
  readonly #outcome = deferred<Outcome>();
  readonly #failed = deferred<Failure>();
  #question: InputQuestion | undefined;
  #patience: NodeJS.Timeout | undefined;
  /** Whether the runtime works on it. */
  running = false;
  /** How often the runtime was asked to stop it. */
  interrupts = 0;
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

  /** How the cell ended in the runtime. */
  get outcome(): Promise<Outcome> {
    return this.#outcome.promise;
  }

  /** The runtime says how the cell ended. */
  done(outcome: Outcome): void {
    this.#outcome.resolve(outcome);
  }

  /** The cell ends here and now, whatever it was doing. */
  fail(failure: Failure): void {
    this.#failed.resolve(failure);
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
  }
}
