import type { NotebookLanguage } from "../notebook-language.js";
import type { InsertedText } from "./insertions.js";
import { Lines, type Position } from "./lines.js";
import type { LspRange } from "./lsp.js";
import { draftText, mentionedNames } from "./cell-text.js";
import { declarationsOf } from "./declarations.js";
import { isGiven, type NotebookNames } from "./notebook-names.js";
import { dialects, hasJsx, parseCell, type Language } from "./parse.js";
import { wordBefore } from "./words.js";

/** A cell that is being written, as TypeScript sees it. */
export class Draft {
  readonly language: Language;
  readonly #own: ReadonlySet<string>;
  readonly #inserted: InsertedText;
  readonly #lines: Lines;

  /** @param cursor where a name is being written, if one is */
  constructor(code: string, of: NotebookLanguage, names: NotebookNames, cursor?: number) {
    const { program, errors, language } = parseCell(code, of);
    const own =
      errors.length === 0 ? new Set(declarationsOf(program).keys()) : namesThatSeemDeclared(code);
    this.#own = own;
    this.language = errors.length > 0 && looksLikeJsx(code) ? dialects[of].jsx : language;
    // JSX uses a factory that it does not mention.
    const known = hasJsx(this.language) ? names.all() : namesOfUse(code, names, cursor);
    this.#inserted = draftText(code, own, names, known);
    this.#lines = new Lines(this.#inserted.text);
  }

  /** Whether the cell itself has a top-level declaration of that name. */
  declares(name: string): boolean {
    return this.#own.has(name);
  }

  get text(): string {
    return this.#inserted.text;
  }

  /** Where an offset of the user's stands in the text. */
  position(offset: number): Position {
    return this.#lines.positionAt(this.#inserted.toInserted(offset));
  }

  /** The user's offsets of a range, where it is of the user's text. */
  offsets({ start, end }: LspRange): { start: number; end: number } | undefined {
    const first = this.#inserted.toSource(this.#lines.offsetAt(start));
    const last = this.#inserted.toSource(this.#lines.offsetAt(end));
    return first === undefined || last === undefined ? undefined : { start: first, end: last };
  }
}

const declaration =
  /^(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:let|const|var|function\*?|class|enum|namespace|interface|type)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu;

/** What a cell that does not parse declares at the start of its lines: a name wrongly taken for one costs a completion. */
function namesThatSeemDeclared(code: string): Set<string> {
  return new Set([...code.matchAll(declaration)].map(([, name]) => name!));
}

/**
 * The names of the notebook that a cell mentions, that every cell has, or that the word at `cursor` may become: all
 * those of a long notebook would take half the time of a completion.
 */
function namesOfUse(code: string, names: NotebookNames, cursor: number | undefined): string[] {
  const mentioned = new Set(mentionedNames(code, names.all()));
  const typed = cursor === undefined ? undefined : nameBefore(code, cursor);
  return [...names.all()].filter(
    (name) =>
      mentioned.has(name) ||
      isGiven(name) ||
      (typed !== undefined && name.toLowerCase().includes(typed)),
  );
}

/** What is written of a name; none where it is a member's. */
function nameBefore(code: string, offset: number): string | undefined {
  const { start, end } = wordBefore(code, offset);
  const isMember = /(?<!\.\.)\.\s*$/.test(code.slice(0, start));
  return isMember ? undefined : code.slice(start, end).toLowerCase();
}

function looksLikeJsx(code: string): boolean {
  return /<\/|\/>/.test(code);
}
