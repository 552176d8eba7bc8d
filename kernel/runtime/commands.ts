import { CellRun } from "./cell-run.js";
import type { Command, RunCommand } from "./messages.js";
import { createNotebook } from "./notebook.js";
import { emit } from "./output.js";
import { prefetch } from "./preload.js";

type Handlers = { [T in Command["type"]]: (command: Extract<Command, { type: T }>) => void };

/** Does what the front asks; cells one after another. */
export class Commands {
  readonly #notebook;
  readonly #waiting: RunCommand[] = [];
  #running: CellRun | undefined;

  constructor(directory: string) {
    this.#notebook = createNotebook(directory, {});
  }

  handle(command: Command): void {
    (this.#handlers[command.type] as (command: Command) => void)(command);
  }

  readonly #handlers: Handlers = {
    run: (command) => {
      this.#waiting.push(command);
      this.#next();
    },
    // A failure is told by the cell that needs the name.
    prefetch: ({ names }) => void Promise.allSettled(names.map(prefetch)),
    evaluate: () => {},
    members: () => {},
    comm: () => {},
    shutdown: () => process.exit(),
  };

  #next(): void {
    if (this.#running) return;
    const command = this.#waiting.shift();
    if (!command) return;
    const run = new CellRun(command, this.#notebook, (outcome) => {
      this.#running = undefined;
      emit({ type: "done", cell: command.cell, outcome });
      this.#next();
    });
    this.#running = run;
    // On a turn of its own: a forced stop then takes the cell's turn, never the one that reads commands.
    setImmediate(() => run.start());
  }
}
