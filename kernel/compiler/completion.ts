import type { Completion, CompletionMatch } from "./compiler.js";
import type { Draft } from "./draft.js";
import type { LspCompletionItem, LspCompletions } from "./lsp.js";
import { pathPartBefore, wordBefore, type Span } from "./words.js";

/** What front ends draw beside a match, by the protocol's number of its kind. */
const kinds: Readonly<Record<number, string>> = {
  1: "text",
  2: "method",
  3: "function",
  4: "constructor",
  5: "property",
  6: "variable",
  7: "class",
  8: "interface",
  9: "module",
  10: "property",
  12: "value",
  13: "enum",
  14: "keyword",
  17: "file",
  18: "reference",
  19: "module",
  20: "enum member",
  21: "constant",
  22: "struct",
  25: "type parameter",
};
const variableKind = 6;
const declaredKinds: Readonly<Record<string, string>> = {
  constant: "constant",
  function: "function",
  class: "class",
  enum: "enum",
  namespace: "module",
  type: "interface",
};
const fileKinds = new Set([17, 19]);

/** Files of the folder of the cells, which lie beside the notebook's as far as TypeScript knows. */
const ownFile =
  /^(?:cell_\d+|scope(?:_\d+)?|draft|module-cells|defaults\.json|tsconfig\.json|node_modules)$/;
/** What is inside of the libraries, whose declarations are all in one file: found as folders already. */
const moduleKind = 9;
const innerModule = /^(?:trainlab:|@tensorflow\/)|(?:^|\/)dist\/./;
/** Text that ends within the name of a module. */
const specifier = /\b(?:from|import|require)\s*\(?\s*["'][^"'\n]*$/;
/** Names under which the header of a cell imports others. */
const ownName = /\$\d+$/;

export interface FoundMatch extends CompletionMatch {
  /** What TypeScript said of it. */
  item: LspCompletionItem;
}

export interface FoundCompletion extends Completion {
  matches: FoundMatch[];
}

/** The protocol allows a list, a record of one, and none. */
export function itemsOf(completions: LspCompletions): readonly LspCompletionItem[] {
  if (completions === null) return [];
  return Array.isArray(completions) ? completions : completions.items;
}

/** TypeScript's completions as Jupyter's: one replaced range, the most relevant first. */
export function completionOf(
  found: readonly LspCompletionItem[],
  code: string,
  cursor: number,
  draft: Draft,
  kindOf: (name: string) => string | undefined,
): FoundCompletion {
  const items = found.filter((item) => !isOwn(item));
  const span = replacedSpan(items, code, cursor, draft);
  const typed = code.slice(span.start, cursor);
  const isMember = /\.\s*$/.test(code.slice(0, span.start));
  const candidates = items
    .filter((item) => startsAt(item, span, draft))
    .map((item) => candidateOf(item, isMember ? () => undefined : kindOf));
  const matching = candidates.filter(({ text }) => startsLike(text, typed));
  const chosen =
    matching.length > 0 ? matching : candidates.filter(({ text }) => contains(text, typed));
  const matches = chosen
    .toSorted(byRelevance(typed))
    .map(({ text, type, item }): FoundMatch => ({ text, type, item }));
  return { matches, ...span };
}

interface Candidate extends FoundMatch {
  rank: string;
}

function candidateOf(
  item: LspCompletionItem,
  kindOf: (name: string) => string | undefined,
): Candidate {
  const text = item.textEdit?.newText ?? item.insertText ?? item.label;
  const type = kinds[item.kind ?? 1] ?? "text";
  // To TypeScript, what the header of the draft imports is a variable whatever it is.
  const declared = item.kind === variableKind ? kindOf(text) : undefined;
  return {
    item,
    text,
    type: (declared && declaredKinds[declared]) ?? type,
    // What the cell declares itself comes before the names of the notebook.
    rank: `${item.sortText ?? ""}${declared ? "b" : "a"}`,
  };
}

/** TypeScript says what a string literal or a package name replaces; a name or a file replaces the word so far. */
function replacedSpan(
  items: readonly LspCompletionItem[],
  code: string,
  cursor: number,
  draft: Draft,
): Span {
  if (items.length > 0 && items.every(({ textEdit }) => textEdit)) {
    const start = editStart(items[0]!, draft);
    if (start !== undefined) return { start, end: cursor };
  }
  const areFiles = items.length > 0 && items.every(({ kind = 0 }) => fileKinds.has(kind));
  return areFiles || specifier.test(code.slice(0, cursor))
    ? pathPartBefore(code, cursor)
    : wordBefore(code, cursor);
}

/** A property that must be written in brackets also replaces the dot: there is one range for all. */
function startsAt(item: LspCompletionItem, { start }: Span, draft: Draft): boolean {
  return !item.textEdit || editStart(item, draft) === start;
}

function editStart({ textEdit }: LspCompletionItem, draft: Draft): number | undefined {
  const range = textEdit?.range ?? textEdit?.insert;
  return range && draft.offsets(range)?.start;
}

function isOwn({ label, kind = 0 }: LspCompletionItem): boolean {
  if (ownName.test(label)) return true;
  return (
    (fileKinds.has(kind) && ownFile.test(label)) || (kind === moduleKind && innerModule.test(label))
  );
}

function startsLike(text: string, typed: string): boolean {
  return text.toLowerCase().startsWith(typed.toLowerCase());
}

function contains(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.toLowerCase());
}

/** As typed before in another case; then TypeScript's order; then `tensor` before `Tensor` before `_tensor`. */
function byRelevance(typed: string): (one: Candidate, other: Candidate) => number {
  const key = ({ text, rank }: Candidate): string =>
    [text.startsWith(typed) ? 0 : 1, rank, unusualStart(text, typed), text.toLowerCase()].join(
      "\u0000",
    );
  const keys = new Map<Candidate, string>();
  const keyOf = (candidate: Candidate): string => {
    const known = keys.get(candidate) ?? key(candidate);
    keys.set(candidate, known);
    return known;
  };
  return (one, other) => (keyOf(one) < keyOf(other) ? -1 : 1);
}

/** How far the start of a name is from what people look for when they have not typed it. */
function unusualStart(text: string, typed: string): number {
  if (typed !== "") return 0;
  if (/^[_$]/.test(text)) return 2;
  return /^\p{Lu}/u.test(text) ? 1 : 0;
}
