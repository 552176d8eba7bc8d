import type { NotebookLanguage } from "../notebook-language.js";
import { draftFile } from "./cell-slots.js";
import type { Checker } from "./checker.js";
import type { Completion, Inspection } from "./compiler.js";
import { completionOf, itemsOf } from "./completion.js";
import { declaringStatement } from "./declarations.js";
import { cellPlace } from "./diagnostics.js";
import { Draft } from "./draft.js";
import {
  inspectionOfHover,
  inspectionOfSignature,
  withDeclaration,
  type DeclaredName,
} from "./inspection.js";
import type { Limits } from "./limits.js";
import { Lines } from "./lines.js";
import type { LspCompletions, LspHover, LspSignatureHelp } from "./lsp.js";
import { nestsTooDeep } from "./nesting.js";
import type { NotebookNames } from "./notebook-names.js";
import { languageIds, parseCell } from "./parse.js";
import type { TypeService } from "./type-service.js";
import { isInNumber, wordAt } from "./words.js";

/** Nobody typed a character that asks for it: Tab and Shift-Tab do. */
const manually = { triggerKind: 1, isRetrigger: false };

/** Helps with a cell that is being written. Where TypeScript cannot help, it gives nothing, and typing goes on. */
export class Assistant {
  readonly #types: TypeService;
  readonly #names: NotebookNames;
  readonly #checker: Checker;
  readonly #language: NotebookLanguage;
  readonly #limits: Limits;

  constructor(
    types: TypeService,
    names: NotebookNames,
    checker: Checker,
    language: NotebookLanguage,
    limits: Limits,
  ) {
    this.#types = types;
    this.#names = names;
    this.#checker = checker;
    this.#language = language;
    this.#limits = limits;
  }

  async complete(code: string, cursor: number): Promise<Completion> {
    const nothing: Completion = { matches: [], start: cursor, end: cursor };
    if (nestsTooDeep(code) || isInNumber(code, cursor)) return nothing;
    try {
      const draft = this.#draft(code);
      const found = await this.#ask("completion", draft, cursor, this.#limits.complete);
      const items = itemsOf(found as LspCompletions);
      return completionOf(items, code, cursor, draft, (name) => this.#names.kindOf(name));
    } catch {
      return nothing;
    }
  }

  async inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<Inspection | undefined> {
    if (nestsTooDeep(code)) return undefined;
    try {
      const draft = this.#draft(code);
      const word = wordAt(code, cursor);
      const hovered = word && (await this.#hover(draft, word.start));
      if (!hovered) return await this.#signature(draft, cursor);
      const isMember = /\.\s*$/.test(code.slice(0, word.start));
      const name = code.slice(word.start, word.end);
      const declared = isMember || draft.declares(name) ? undefined : this.#declared(name);
      return declared ? withDeclaration(hovered, declared, detailLevel) : hovered;
    } catch {
      return undefined;
    }
  }

  #draft(code: string): Draft {
    const draft = new Draft(code, this.#language, this.#names);
    this.#types.set(draftFile, draft.text, languageIds[draft.language]);
    return draft;
  }

  #ask(method: string, draft: Draft, offset: number, limit: number): Promise<unknown> {
    const params = { position: draft.position(offset), context: manually };
    return this.#types.ask(draftFile, `textDocument/${method}`, params, limit);
  }

  async #hover(draft: Draft, offset: number): Promise<Inspection | undefined> {
    const hover = await this.#ask("hover", draft, offset, this.#limits.inspect);
    return hover ? inspectionOfHover(hover as LspHover) : undefined;
  }

  async #signature(draft: Draft, offset: number): Promise<Inspection | undefined> {
    const help = await this.#ask("signatureHelp", draft, offset, this.#limits.inspect);
    return help ? inspectionOfSignature(help as LspSignatureHelp) : undefined;
  }

  /** The statement of an earlier cell that declared a name of the notebook. */
  #declared(name: string): DeclaredName | undefined {
    const cell = this.#checker.cell(this.#names.slotOf(name) ?? 0);
    const statement =
      cell && declaringStatement(parseCell(cell.code, this.#language).program, name);
    if (!statement) return undefined;
    const { start, end } = statement;
    return {
      place: cellPlace(cell.count, new Lines(cell.code).positionAt(start)),
      source: cell.code.slice(start, end),
      comment: /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*$/.exec(cell.code.slice(0, start))?.[1] ?? "",
      // A variable is declared anew for the cell that uses it, without its comment.
      isVariable: ["variable", "constant"].includes(this.#names.kindOf(name) ?? ""),
    };
  }
}
