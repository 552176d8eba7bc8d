/** Line and column from 0, in UTF-16 code units, as the Language Server Protocol counts. */
export interface Position {
  line: number;
  character: number;
}

/** The lines of a text, and the way between offsets and positions in it. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/g))
      starts.push(index + ending.length);
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** A line without its ending; empty past the end. */
  line(number: number): string {
    const start = this.#starts[number];
    if (start === undefined) return "";
    return this.#text.slice(start, this.#starts[number + 1]).replace(/[\r\n]+$/, "");
  }

  offsetAt({ line, character }: Position): number {
    const start = this.#starts[line] ?? this.#text.length;
    return Math.min(start + character, this.#text.length);
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - this.#starts[low]! };
  }
}
