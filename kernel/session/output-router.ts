import type { CellId } from "../runtime/messages.js";
import type { Output, OutputListener, StreamName } from "./output.js";

/** How long text waits for more of its kind; readers see no delay below this, and 10,000 lines are a few messages. */
const mergeMilliseconds = 10;
/** Text that is sent without waiting further, so that a message stays of a size that front ends draw at once. */
const mergeCharacters = 1 << 18;
/** Cells whose late output (from a timer, a callback) still finds its way. */
const rememberedCells = 1000;

interface PendingText {
  cell: CellId;
  name: StreamName;
  parts: string[];
  length: number;
}

/** Brings each output to the cell that caused it, in order, with neighbouring pieces of text joined. */
export class OutputRouter {
  /** In the order of execution: the last is the newest cell. */
  readonly #listeners = new Map<CellId, OutputListener>();
  #newest: CellId | undefined;
  #pending: PendingText | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** From now on `listener` receives what `cell` shows, also after it has ended. */
  open(cell: CellId, listener: OutputListener): void {
    this.#listeners.delete(cell);
    this.#listeners.set(cell, listener);
    this.#newest = cell;
    for (const oldest of this.#listeners.keys()) {
      if (this.#listeners.size <= rememberedCells) break;
      this.#listeners.delete(oldest);
    }
  }

  /** Shows `output` in `cell`: in the newest where the cell is not remembered, or is not known. */
  show(cell: CellId | undefined, output: Output): void {
    const target = this.#resolve(cell);
    if (target === undefined) return;
    if (output.type === "stream") {
      this.#append(target, output.name, output.text);
    } else {
      this.flush();
      this.#deliver(target, output);
    }
  }

  /** Sends the text that waits for more. */
  flush(): void {
    clearTimeout(this.#timer);
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    const { cell, name, parts } = pending;
    this.#deliver(cell, { type: "stream", name, text: parts.join("") });
  }

  #append(cell: CellId, name: StreamName, text: string): void {
    if (text === "") return;
    if (this.#pending && (this.#pending.cell !== cell || this.#pending.name !== name)) this.flush();
    if (!this.#pending) {
      this.#pending = { cell, name, parts: [], length: 0 };
      this.#timer = setTimeout(() => this.flush(), mergeMilliseconds);
    }
    this.#pending.parts.push(text);
    this.#pending.length += text.length;
    if (this.#pending.length >= mergeCharacters) this.flush();
  }

  #resolve(cell: CellId | undefined): CellId | undefined {
    return cell !== undefined && this.#listeners.has(cell) ? cell : this.#newest;
  }

  #deliver(cell: CellId, output: Output): void {
    this.#listeners.get(cell)?.(output);
  }
}
