import { Script } from "node:vm";
import type { MimeBundle } from "../../src/display/host.js";
import { preloadsIn } from "../preloads.js";
import { bundleOf } from "./bundle.js";
import { CellContext, runIn } from "./context.js";
import { failureOf } from "./failure.js";
import { Interrupted } from "./interrupted.js";
import { measured } from "./measure.js";
import { useEmitOptions } from "./modules/transpile.js";
import type { Notebook } from "./notebook.js";
import type { Measurement, Outcome, RunCommand } from "./messages.js";
import { prefetch } from "./preload.js";
import { changed, snapshot } from "./scope.js";
import { registerSourceMap } from "./source-maps.js";
import { tfjsHooked } from "./tfjs-hook.js";

type CellFunction = (...parameters: unknown[]) => Promise<unknown>;

/** One cell being run. It ends once: by itself, by an error, or by an interrupt, whichever comes first. */
export class CellRun {
  readonly context: CellContext;
  readonly #command: RunCommand;
  readonly #notebook: Notebook;
  readonly #before: ReadonlyMap<string, unknown>;
  readonly #end: (outcome: Outcome) => void;
  #remembered = false;
  #measurement: Measurement | undefined;
  #ended = false;

  constructor(command: RunCommand, notebook: Notebook, onEnd: (outcome: Outcome) => void) {
    this.#command = command;
    this.#notebook = notebook;
    this.#end = onEnd;
    this.#before = snapshot(notebook.scope, command.declares);
    this.context = new CellContext(command.cell, command.allowStdin);
  }

  start(): void {
    this.#evaluate().then(
      (data) => this.#succeed(data),
      (error: unknown) => this.fail(error),
    );
  }

  /** Ends the cell at once, whatever it waits for; what its promise still brings is ignored. */
  interrupt(): void {
    this.context.stopped = true;
    this.fail(new Interrupted());
  }

  fail(error: unknown): void {
    this.#finish(() => ({
      status: "error",
      declared: changed(this.#notebook.scope, this.#before),
      failure: failureOf(error),
    }));
  }

  async #evaluate(): Promise<MimeBundle | undefined> {
    const { code, fileName, sourceMap, emit, silent } = this.#command;
    registerSourceMap(fileName, sourceMap);
    useEmitOptions(emit);
    await Promise.all([tfjsHooked(), ...preloadsIn(code).map(prefetch)]);
    const cell = new Script(code, { filename: fileName }).runInThisContext() as CellFunction;
    const value = await this.#call(() => cell(...this.#notebook.parameters));
    if (silent || this.#ended) return undefined;
    this.#remembered = this.#notebook.remember(value);
    const data = await runIn(this.context, () => bundleOf(value));
    await this.context.settle();
    return data;
  }

  async #call(cell: () => Promise<unknown>): Promise<unknown> {
    const { measure } = this.#command;
    if (!measure) return runIn(this.context, cell);
    const { value, measurement } = await measured(cell, measure, this.context);
    this.#measurement = measurement;
    return value;
  }

  #succeed(data: MimeBundle | undefined): void {
    this.#finish(() => ({
      status: "ok",
      declared: this.#declared(),
      ...(data && { result: { data, metadata: {} } }),
      ...(this.#measurement && { measurement: this.#measurement }),
    }));
  }

  #declared(): string[] {
    const { scope } = this.#notebook;
    // A cell that ends without a value leaves `_` as it was, which is not what the compiler took it for.
    const set = new Set(this.#remembered ? ["_"] : changed(scope, this.#before));
    return this.#command.declares.filter((name) =>
      name === "_" ? set.has("_") : Object.hasOwn(scope, name),
    );
  }

  #finish(outcome: () => Outcome): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#end(outcome());
  }
}
