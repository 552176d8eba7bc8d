/** Text that stands at an offset of the user's, only for the compiler to see. */
export interface Insertion {
  at: number;
  text: string;
}

/** A text with insertions, and the way between offsets in it and in the text as the user wrote it. */
export class InsertedText {
  readonly text: string;
  readonly #insertions: readonly Insertion[];

  /** `insertions` in order of their offsets. */
  constructor(source: string, insertions: readonly Insertion[]) {
    this.#insertions = insertions;
    let text = "";
    let copied = 0;
    for (const insertion of insertions) {
      text += source.slice(copied, insertion.at) + insertion.text;
      copied = insertion.at;
    }
    this.text = text + source.slice(copied);
  }

  /** Offset in the text that stands at an offset of the user's: behind what is inserted there. */
  toInserted(offset: number): number {
    let shift = 0;
    for (const { at, text } of this.#insertions) if (at <= offset) shift += text.length;
    return offset + shift;
  }

  /** The user's offset; `undefined` within an insertion. */
  toSource(offset: number): number | undefined {
    let shift = 0;
    for (const { at, text } of this.#insertions) {
      if (offset < at + shift) break;
      if (offset < at + shift + text.length) return undefined;
      shift += text.length;
    }
    return offset - shift;
  }
}
