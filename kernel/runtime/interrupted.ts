import { currentCell } from "./context.js";

/** What a stopped cell ends with. */
export class Interrupted extends Error {
  override name = "Interrupted";
  constructor() {
    super("the cell was stopped");
    // Where the stop was noticed is no place in the user's code.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** What follows an `await` of a cell: the awaited value, or the end where the cell was stopped meanwhile. */
export function resume<T>(value: T): T {
  if (currentCell()?.stopped) throw new Interrupted();
  return value;
}
