import type { Failure } from "../runtime/messages.js";
import { CellSlots, draftFile } from "./cell-slots.js";
import { checkedText, nameLastExpression } from "./cell-text.js";
import { errorsOf, parseErrors } from "./check.js";
import { completionOf, itemsOf } from "./completion.js";
import type {
  CellSource,
  Compilation,
  CompiledCell,
  Compiler,
  CompilerOptions,
  Completeness,
  Completion,
  Inspection,
} from "./compiler.js";
import { emitOptions } from "./emit-options.js";
import { failureOfCompiler, tooDeep } from "./compiler-failure.js";
import { declarationsOf, declaringStatement, type Declarations } from "./declarations.js";
import { cellPlace, failureOfDiagnostics, isSyntactic, type Diagnostic } from "./diagnostics.js";
import { Draft } from "./draft.js";
import { InsertedText } from "./insertions.js";
import { inspectionOfHover, inspectionOfSignature, withSource } from "./inspection.js";
import { isComplete } from "./is-complete.js";
import { toJavaScript } from "./javascript.js";
import { defaultLimits, type Limits } from "./limits.js";
import { Lines } from "./lines.js";
import type { LspCompletions, LspHover, LspLocation, LspSignatureHelp } from "./lsp.js";
import { nestsTooDeep } from "./nesting.js";
import { lastValue, NotebookNames } from "./notebook-names.js";
import { parseCell, type Language, type ParsedCell } from "./parse.js";
import type { EmitOptions } from "./transpile.js";
import { TypeService, type LanguageId } from "./type-service.js";
import { isInNumber, wordAt } from "./words.js";
import { createWorkspace, type Workspace } from "./workspace.js";

/** What stays known of a compiled cell. */
interface Compiled {
  slot: number;
  count: number;
  code: string;
  text: InsertedText;
  declarations: Declarations;
  hasLastValue: boolean;
}

/** The compiler of one notebook. TypeScript starts at once, in the background. */
export function createCompiler(options: CompilerOptions): Compiler {
  return new NotebookCompiler(options);
}

class NotebookCompiler implements Compiler {
  readonly #limits: Limits;
  readonly #workspace: Workspace;
  readonly #types: TypeService;
  readonly #slots: CellSlots;
  readonly #emit: Promise<EmitOptions>;
  readonly #names = new NotebookNames();
  readonly #compiled = new WeakMap<CompiledCell, Compiled>();
  /** By slot: what related places are in. */
  readonly #cells = new Map<number, Compiled>();
  /** Cells are compiled and committed one after another. */
  #turn: Promise<unknown>;

  constructor({ directory, limits }: CompilerOptions) {
    this.#limits = { ...defaultLimits, ...limits };
    this.#workspace = createWorkspace(directory);
    this.#types = new TypeService(this.#workspace);
    this.#slots = new CellSlots(this.#workspace, this.#types);
    this.#emit = this.#workspace.hasUserConfig
      ? emitOptions(this.#workspace.folder)
      : Promise.resolve({});
    this.#emit.catch(() => {});
    // The first cell finds the declarations of the libraries read.
    this.#turn = this.#slots.settle(this.#limits.check).catch(() => {});
  }

  compile(source: CellSource): Promise<Compilation> {
    return this.#inTurn(async () => {
      try {
        return await this.#compile(source);
      } catch (error) {
        return { ok: false, failure: failureOfCompiler(error) };
      }
    });
  }

  commit(cell: CompiledCell, declared: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const compiled = this.#compiled.get(cell);
      if (!compiled) return;
      const { slot, declarations } = compiled;
      const exists = new Set(declared);
      this.#names.add(slot, declarations, (name) => exists.has(name));
      const showsLast = compiled.hasLastValue && exists.has("_");
      if (showsLast) this.#names.addLastValue(slot);
      const exported = [...declarations]
        .filter(([name, { runtime }]) => !runtime || exists.has(name))
        .map(([name]) => name);
      this.#slots.export(slot, showsLast ? [...exported, lastValue] : exported);
      await this.#slots.settle(this.#limits.check);
    });
  }

  async complete(code: string, cursor: number): Promise<Completion> {
    const nothing: Completion = { matches: [], start: cursor, end: cursor };
    if (nestsTooDeep(code) || isInNumber(code, cursor)) return nothing;
    return this.#orNothing(async () => {
      const draft = this.#draft(code);
      const found = await this.#ask("completion", draft, cursor, this.#limits.complete);
      const items = itemsOf(found as LspCompletions);
      return completionOf(items, code, cursor, draft, (name) => this.#names.kindOf(name));
    }, nothing);
  }

  async inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<Inspection | undefined> {
    if (nestsTooDeep(code)) return undefined;
    return this.#orNothing(async () => {
      const draft = this.#draft(code);
      const word = wordAt(code, cursor);
      const hovered = word && (await this.#hover(draft, word.start));
      if (!hovered || !word) return this.#signature(draft, cursor);
      const name = code.slice(word.start, word.end);
      const source = detailLevel === 1 ? this.#sourceOf(name) : undefined;
      return source ? withSource(hovered, source.place, source.text) : hovered;
    }, undefined);
  }

  isComplete(code: string): Completeness {
    return isComplete(code);
  }

  reset(): Promise<void> {
    return this.#inTurn(async () => {
      this.#names.clear();
      this.#cells.clear();
      this.#slots.clear();
    });
  }

  async close(): Promise<void> {
    await this.#types.close();
    this.#workspace.remove();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  async #compile({ code, count }: CellSource): Promise<Compilation> {
    const fileName = `Cell ${count}`;
    const { current: slot } = this.#slots;
    if (nestsTooDeep(code)) return fail(tooDeep);
    const parsed = parseCell(code);
    const { program, language } = parsed;
    const declarations = declarationsOf(program);
    if (parsed.errors.length > 0) return fail(await this.#syntaxFailure(code, count, parsed));

    const text = checkedText(code, parsed, declarations, this.#names);
    const named = new InsertedText(code, nameLastExpression(program));
    const runtime = [...declarations].filter(([, declaration]) => declaration.runtime);
    const script = toJavaScript(
      named,
      { code, fileName, language, emit: await this.#emit },
      {
        own: new Set(runtime.map(([name]) => name)),
        fresh: new Set(runtime.filter(([, { fresh }]) => fresh).map(([name]) => name)),
        known: this.#names.runtimeNames(),
      },
    );
    // Looked at after the check, whose errors say more.
    script.catch(() => {});
    const compiled = { slot, count, code, text, declarations, hasLastValue: named.text !== code };
    const errors = await this.#check(compiled, language);
    if (errors.length > 0) return fail(failureOfDiagnostics({ code, count }, errors));

    const declares = runtime.map(([name]) => name);
    if (compiled.hasLastValue && !declares.includes("_")) declares.push("_");
    const cell: CompiledCell = { ...(await script), fileName, declares };
    this.#compiled.set(cell, compiled);
    this.#cells.set(slot, compiled);
    this.#slots.advance();
    return { ok: true, cell };
  }

  /** TypeScript's errors where it has some, since they say more than a parser's. */
  async #syntaxFailure(
    code: string,
    count: number,
    { errors, language }: ParsedCell,
  ): Promise<Failure> {
    const text = new InsertedText(code, [{ at: 0, text: this.#names.header([]) }]);
    const found = await this.#check({ slot: this.#slots.current, text }, language);
    const syntactic = found.filter((diagnostic) => isSyntactic(diagnostic));
    const shown = [syntactic, found, parseErrors(errors)].find(({ length }) => length > 0);
    return failureOfDiagnostics({ code, count }, shown ?? []);
  }

  async #check(
    { slot, text }: Pick<Compiled, "slot" | "text">,
    language: Language,
  ): Promise<Diagnostic[]> {
    this.#slots.setText(text.text, languageIds[language]);
    const found = await this.#types.diagnostics(this.#slots.file(slot), this.#limits.check);
    return errorsOf(found, text, (location) => this.#placeName(location));
  }

  /** Completion and inspection are a help: where TypeScript cannot give it, typing goes on. */
  async #orNothing<T>(help: () => Promise<T>, nothing: T): Promise<T> {
    try {
      return await help();
    } catch {
      return nothing;
    }
  }

  #draft(code: string): Draft {
    const draft = new Draft(code, this.#names);
    this.#types.set(draftFile, draft.text, languageIds[draft.language]);
    return draft;
  }

  #ask(method: string, draft: Draft, offset: number, limit: number, context: object = manually) {
    const params = { position: draft.position(offset), context };
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

  /** The statement that declared a name of the notebook. */
  #sourceOf(name: string): { place: string; text: string } | undefined {
    const cell = this.#cells.get(this.#names.slotOf(name) ?? 0);
    const statement = cell && declaringStatement(parseCell(cell.code).program, name);
    if (!statement) return undefined;
    const place = cellPlace(cell.count, new Lines(cell.code).positionAt(statement.start));
    return { place, text: cell.code.slice(statement.start, statement.end) };
  }

  #placeName({ uri, range }: LspLocation): string | undefined {
    const slot = this.#slots.slotOf(uri);
    const cell = slot === undefined ? undefined : this.#cells.get(slot);
    if (!cell) return undefined;
    const offset = cell.text.toSource(new Lines(cell.text.text).offsetAt(range.start));
    if (offset === undefined) return undefined;
    return cellPlace(cell.count, new Lines(cell.code).positionAt(offset));
  }
}

/** Nobody typed a character that asks for it: Tab and Shift-Tab do. */
const manually = { triggerKind: 1, isRetrigger: false };

function fail(failure: Failure): Compilation {
  return { ok: false, failure };
}

const languageIds: Readonly<Record<Language, LanguageId>> = {
  ts: "typescript",
  tsx: "typescriptreact",
};
