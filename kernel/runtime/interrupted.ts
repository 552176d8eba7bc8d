/** What a stopped cell ends with. */
export class Interrupted extends Error {
  override name = "Interrupted";
  constructor() {
    super("the cell was stopped");
    // Where the stop was noticed is no place in the user's code.
    this.stack = `${this.name}: ${this.message}`;
  }
}
