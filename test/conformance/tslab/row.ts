/** What a spec of tslab says of cells, in words that a notebook can be asked in. */
export interface SpecRow {
  /** File and name of the spec. */
  spec: string;
  /** Cells in order; the last is the one that is judged. Those before it succeed. */
  cells: readonly string[];
  /** The text of the result; `null`: none is shown. Not judged where absent. */
  shows?: string | null;
  /** Expressions, and the text that each shows after the cells. */
  after?: Readonly<Record<string, string>>;
  /** The last cell fails, and its error says so; all others succeed. */
  fails?: RegExp;
  /** Where we differ on purpose: the expectation is ours, and this is why. */
  differs?: string;
}

/** A spec of completion or inspection: `‸` stands at the cursor. */
export interface AssistRow {
  spec: string;
  cells?: readonly string[];
  code: string;
  /** All matches in order. */
  matches?: readonly string[];
  /** The first matches. */
  begins?: readonly string[];
  /** These are among the matches. */
  has?: readonly string[];
  /** The text that a match replaces. */
  replaces?: string;
  /** What the help says; `null`: there is none. */
  says?: string | null;
  differs?: string;
}

/** A spec of `isCompleteCode`. */
export interface CompleteRow {
  code: string;
  status: "complete" | "incomplete" | "invalid";
  indent?: string;
  differs?: string;
}
