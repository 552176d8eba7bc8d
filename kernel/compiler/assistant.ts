import type { NotebookLanguage } from "../notebook-language.js";
import { draftFile } from "./cell-slots.js";
import type { Checker } from "./checker.js";
import type { Completion, CompletionMatch, Inspection } from "./compiler.js";
import { describedMatch, hasDetail } from "./completion-detail.js";
import { completionOf, itemsOf, type FoundMatch } from "./completion.js";
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
import type { LspCompletionItem, LspCompletions, LspHover, LspSignatureHelp } from "./lsp.js";
import { nestsTooDeep } from "./nesting.js";
import { MemberKinds } from "./member-kinds.js";
import type { NotebookNames } from "./notebook-names.js";
import { languageIds, parseCell } from "./parse.js";
import type { TypeService } from "./type-service.js";
import { isInNumber, wordAt, type Span } from "./words.js";

/** Nobody typed a character that asks for it: Tab and Shift-Tab do. */
const manually = { triggerKind: 1, isRetrigger: false };

/** Describing one takes TypeScript about a millisecond. */
const mostDescribed = 8;

/** Helps with a cell that is being written. Where TypeScript cannot help, it gives nothing, and typing goes on. */
export class Assistant {
  readonly #types: TypeService;
  readonly #names: NotebookNames;
  readonly #checker: Checker;
  readonly #language: NotebookLanguage;
  readonly #limits: Limits;
  readonly #kinds = new MemberKinds();

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
      const draft = this.#draft(code, cursor);
      const found = await this.#ask("completion", draft, cursor, this.#limits.complete);
      const items = itemsOf(found as LspCompletions);
      const completion = completionOf(items, code, cursor, draft, (name) =>
        this.#names.kindOf(name),
      );
      const { start, end } = completion;
      const matches = await this.#described(completion.matches);
      const receiver = this.#receiver(code.slice(0, start));
      if (receiver === undefined) return { matches, start, end };
      void this.#kinds.learn(receiver, completion.matches, async ({ text, type, item }) => {
        const detail = await this.#detail(item);
        return detail === undefined ? undefined : describedMatch({ text, type }, detail);
      });
      return { matches: matches.map((match) => this.#kinds.known(receiver, match)), start, end };
    } catch {
      return nothing;
    }
  }

  async inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<Inspection | undefined> {
    if (nestsTooDeep(code)) return undefined;
    try {
      const draft = this.#draft(code);
      const word = wordAt(code, cursor);
      const hovered =
        word && ((await this.#hover(draft, word.start)) ?? (await this.#type(code, word)));
      if (!hovered) return await this.#signature(draft, cursor);
      const isMember = /\.\s*$/.test(code.slice(0, word.start));
      const name = code.slice(word.start, word.end);
      if (isMember || draft.declares(name)) return hovered;
      const declared = this.#declared(name);
      return {
        ...(declared ? withDeclaration(hovered, declared, detailLevel) : hovered),
        ...(this.#isVariable(name) && { variable: name }),
      };
    } catch {
      return undefined;
    }
  }

  /** `tf.layers` before a dot, and the cell that `tf` is from: the same text means another value in another cell. */
  #receiver(before: string): string | undefined {
    const path = /([\p{ID_Start}$_][\p{ID_Continue}$]*)(?:\.[\p{ID_Continue}$]+)*(?=\.$)/u.exec(
      before,
    );
    return path ? `${path[0]} ${this.#names.slotOf(path[1]!) ?? ""}` : undefined;
  }

  #draft(code: string, cursor?: number): Draft {
    this.#kinds.interrupt();
    const draft = new Draft(code, this.#language, this.#names, cursor);
    this.#types.files.set(draftFile, draft.text, languageIds[draft.language]);
    return draft;
  }

  #ask(
    method: string,
    draft: Draft,
    offset: number,
    limit: number,
    more: object = {},
  ): Promise<unknown> {
    const params = { position: draft.position(offset), context: manually, ...more };
    return this.#types.ask(draftFile, `textDocument/${method}`, params, limit);
  }

  async #hover(draft: Draft, offset: number): Promise<Inspection | undefined> {
    const hoverAt = (verbosityLevel: number): Promise<unknown> =>
      this.#ask("hover", draft, offset, this.#limits.inspect, { verbosityLevel });
    const hover = (await hoverAt(0)) as LspHover | null;
    if (!hover) return undefined;
    const further = (await hoverAt(1)) as LspHover | null;
    return inspectionOfHover(hover, further ?? hover);
  }

  /** The name of a type, where it stands for nothing: alone in a cell, or as a word in a comment. */
  async #type(code: string, { start, end }: Span): Promise<Inspection | undefined> {
    const name = code.slice(start, end);
    if (this.#names.kindOf(name) !== "type") return undefined;
    const use = `type ${name}_ = `;
    return this.#hover(this.#draft(use + name), use.length);
  }

  /** What the first of the matches are in full, which the front end draws beside them; of all it would take too long. */
  async #described(matches: readonly FoundMatch[]): Promise<CompletionMatch[]> {
    const details = await Promise.all(
      matches.slice(0, mostDescribed).map(({ item }) => this.#detail(item)),
    );
    return matches.map(({ text, type }, index) => describedMatch({ text, type }, details[index]));
  }

  async #detail(item: LspCompletionItem): Promise<string | undefined> {
    if (!hasDetail(item)) return undefined;
    const resolved = await this.#types.resolve(item, this.#limits.complete);
    return resolved.detail;
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
      isVariable: this.#isVariable(name),
    };
  }

  #isVariable(name: string): boolean {
    const kind = this.#names.kindOf(name);
    return kind === "variable" || kind === "constant" || (kind === undefined && name === "_");
  }
}
