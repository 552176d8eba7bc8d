import { CellRun } from "./cell-run.js";
import { receiveComm } from "./comms.js";
import { display } from "./display.js";
import { evaluateAll } from "./evaluate.js";
import { failureOf } from "./failure.js";
import { confirm, prompt } from "./input.js";
import { abortWorks, forgetWorks, nowRunning } from "./interruptible.js";
import type { InterruptListener } from "./interrupts.js";
import { membersOf } from "./members.js";
import { renew } from "./modules/stamp.js";
import type { CellId, Command, Outcome, RunCommand } from "./messages.js";
import { createNotebook, type Notebook } from "./notebook.js";
import { emit } from "./output.js";
import { prefetch } from "./preload.js";
import { changeProcess } from "./process-state.js";
import { summariesOf } from "./summaries.js";

type Handlers = { [T in Command["type"]]: (command: Extract<Command, { type: T }>) => void };

/** Does what the front asks, cells one after another. */
export class Commands implements InterruptListener {
  readonly #notebook: Notebook;
  readonly #waiting: RunCommand[] = [];
  #running: CellRun | undefined;

  constructor(directory: string) {
    this.#notebook = createNotebook(directory, { display, prompt, confirm });
  }

  handle(command: Command): void {
    (this.#handlers[command.type] as (command: Command) => void)(command);
  }

  ask(): void {
    abortWorks();
  }

  stop(): void {
    this.#running?.interrupt();
  }

  halted(): void {
    forgetWorks();
  }

  readonly #handlers: Handlers = {
    run: (command) => {
      this.#waiting.push(command);
      this.#next();
    },
    // A failure is told by the cell that needs the name.
    prefetch: ({ names }) => void Promise.allSettled(names.map(prefetch)),
    evaluate: ({ id, expressions }) =>
      void evaluateAll(this.#notebook.scope, expressions).then((results) =>
        emit({ type: "evaluated", id, results }),
      ),
    members: ({ id, path }) =>
      emit({ type: "members", id, members: membersOf(this.#notebook.scope, path) }),
    summaries: ({ id, names }) =>
      emit({ type: "summaries", id, summaries: summariesOf(this.#notebook.scope, names) }),
    process: ({ id, change }) => emit({ type: "process", id, answer: changeProcess(change) }),
    reset: () => this.#notebook.reset(),
    renew: ({ path }) => renew(path),
    comm: ({ cell, msgType, content }) => receiveComm(cell, msgType, content),
    shutdown: () => process.exit(),
  };

  #next(): void {
    if (this.#running) return;
    const command = this.#waiting.shift();
    if (!command) return;
    const run = new CellRun(command, this.#notebook, (outcome) => {
      this.#running = undefined;
      nowRunning(undefined);
      tellOutcome(command.cell, outcome);
      this.#next();
    });
    this.#running = run;
    nowRunning(command.cell);
    // On a turn of its own: a forced stop then takes the cell's turn, never the one that reads commands.
    setImmediate(() => run.start());
  }
}

/** A result that JSON cannot carry (a display method returned a bigint, a circle) is the cell's error. */
function tellOutcome(cell: CellId, outcome: Outcome): void {
  try {
    emit({ type: "done", cell, outcome });
  } catch (error) {
    const { declared } = outcome;
    emit({
      type: "done",
      cell,
      outcome: { status: "error", declared, failure: failureOf(error) },
    });
  }
}
