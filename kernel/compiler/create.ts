import type { EmitOptions } from "../emit-options.js";
import type { NotebookLanguage } from "../notebook-language.js";
import type { Failure } from "../runtime/messages.js";
import { Assistant } from "./assistant.js";
import { BrowserCells } from "./browser-cells.js";
import { CellSlots } from "./cell-slots.js";
import { checkedText, draftText, nameLastExpression } from "./cell-text.js";
import { isUnknownName, parseErrors, withSuggestions } from "./check.js";
import { Checker } from "./checker.js";
import type {
  CellSource,
  Compilation,
  CompiledCell,
  Compiler,
  CompilerOptions,
  Completeness,
  Completion,
  Declared,
  Inspection,
} from "./compiler.js";
import { failureOfCompiler, tooDeep } from "./compiler-failure.js";
import { declarationsOf, type Declarations } from "./declarations.js";
import { failureOfDiagnostics, isSyntactic } from "./diagnostics.js";
import { directivesOf } from "./directives.js";
import { emitOptions } from "./emit-options.js";
import { asTypes, namesImportedAt, typeOnlyModules } from "./erased-imports.js";
import { InsertedText } from "./insertions.js";
import { isComplete } from "./is-complete.js";
import { defaultLimits } from "./limits.js";
import { ModuleCells } from "./module-cells.js";
import { nestsTooDeep } from "./nesting.js";
import { lastValue, NotebookNames } from "./notebook-names.js";
import { parseCell, type ParsedCell } from "./parse.js";
import { typeText } from "./type-text.js";
import { TypeService } from "./type-service.js";
import { createWorkspace, type Workspace } from "./workspace.js";

/** What `commit` needs to know of a compiled cell. */
interface Compiled {
  slot: number;
  declarations: Declarations;
  hasLastValue: boolean;
}

/** The compiler of one notebook. TypeScript starts at once, in the background. */
export function createCompiler(options: CompilerOptions): Compiler {
  return new NotebookCompiler(options);
}

class NotebookCompiler implements Compiler {
  readonly #language: NotebookLanguage;
  readonly #checkLimit: number;
  readonly #workspace: Workspace;
  readonly #types: TypeService;
  readonly #slots: CellSlots;
  readonly #modules: ModuleCells;
  /** Absent in the compiler that it starts. */
  readonly #browser: BrowserCells | undefined;
  readonly #names = new NotebookNames();
  readonly #checker: Checker;
  readonly #assistant: Assistant;
  readonly #emit: Promise<EmitOptions>;
  /** The largest import here: it begins when TypeScript has, and they are ready together. */
  readonly #javascript: Promise<typeof import("./javascript.js")>;
  readonly #compiled = new WeakMap<CompiledCell, Compiled>();
  /** Cells are compiled and committed one after another. */
  #turn: Promise<unknown>;

  constructor(options: CompilerOptions) {
    const limits = { ...defaultLimits, ...options.limits };
    this.#language = options.language ?? "typescript";
    this.#checkLimit = limits.check;
    this.#workspace = createWorkspace(options);
    this.#types = new TypeService(this.#workspace);
    this.#modules = new ModuleCells(this.#workspace, this.#types);
    if (options.platform !== "browser") {
      this.#browser = new BrowserCells(() => createCompiler({ ...options, platform: "browser" }));
    }
    this.#slots = new CellSlots(this.#workspace, this.#types);
    this.#checker = new Checker(this.#workspace, this.#types, this.#slots, limits.check);
    this.#assistant = new Assistant(
      this.#types,
      this.#names,
      this.#checker,
      this.#language,
      limits,
    );
    this.#emit = emitOptions(this.#workspace);
    this.#javascript = import("./javascript.js");
    // A cell that needs them tells what is wrong.
    this.#emit.catch(() => {});
    this.#javascript.then(({ warmUp }) => warmUp()).catch(() => {});
    this.#turn = this.#slots.warmUp(limits.check);
  }

  compile(source: CellSource): Promise<Compilation> {
    const browser = this.#browserOf(source.code);
    if (browser) return browser.compile(source);
    return this.#inTurn(async () => {
      try {
        return await this.#compile(source);
      } catch (error) {
        return fail(failureOfCompiler(error));
      }
    });
  }

  commit(cell: CompiledCell, declared: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const compiled = this.#compiled.get(cell);
      if (!compiled) return;
      const { slot, declarations, hasLastValue } = compiled;
      const exists = new Set(declared);
      this.#names.add(slot, declarations, (name) => exists.has(name));
      const exported = [...declarations]
        .filter(([name, { runtime }]) => !runtime || exists.has(name))
        .map(([name]) => name);
      if (hasLastValue && exists.has("_")) {
        this.#names.addLastValue(slot);
        exported.push(lastValue);
      }
      this.#slots.export(slot, exported, this.#names.slots());
      await this.#slots.settle(this.#checkLimit);
    });
  }

  complete(code: string, cursor: number): Promise<Completion> {
    const helper = this.#browserOf(code) ?? this.#assistant;
    return helper.complete(code, cursor);
  }

  inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<Inspection | undefined> {
    const helper = this.#browserOf(code) ?? this.#assistant;
    return helper.inspect(code, cursor, detailLevel);
  }

  isComplete(code: string): Completeness {
    return isComplete(code, this.#language);
  }

  declared(): Promise<Declared[]> {
    return this.#inTurn(async () => {
      const runtime = this.#names.runtimeNames();
      const names = [...this.#names.all()].filter((name) => this.#names.slotOf(name) !== undefined);
      const declared: Declared[] = [];
      for (const name of names.toSorted()) {
        const inspection = await this.#assistant.inspect(name, name.length, 0);
        const type = (inspection && typeText(inspection)) || (this.#names.kindOf(name) ?? "");
        declared.push({ name, type, exists: runtime.has(name) });
      }
      return declared;
    });
  }

  packagesChanged(): void {
    void this.#inTurn(async () => {
      this.#types.restart();
      await this.#slots.warmUp(this.#checkLimit);
    }).catch(() => {});
  }

  reset(): Promise<void> {
    return this.#inTurn(async () => {
      this.#names.clear();
      this.#checker.forget();
      this.#slots.clear();
      this.#modules.clear();
      await this.#browser?.reset();
    });
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#types.close();
    this.#workspace.remove();
  }

  #browserOf(code: string): BrowserCells | undefined {
    return directivesOf(code).browser ? this.#browser : undefined;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  async #compile(source: CellSource): Promise<Compilation> {
    const { code, count, written = code } = source;
    if (nestsTooDeep(code)) return fail(tooDeep);
    const parsed = parseCell(code, this.#language);
    if (parsed.errors.length > 0) return fail(await this.#syntaxFailure(source, parsed));
    const { module } = directivesOf(code);
    if (module !== undefined) return this.#compileModule(module, source, parsed);
    const { program, language } = parsed;
    const parsedDeclarations = declarationsOf(program);
    const text = checkedText(code, parsed, parsedDeclarations, this.#names);
    const named = new InsertedText(code, nameLastExpression(program));
    const [{ toJavaScript }, emit] = await Promise.all([this.#javascript, this.#emit]);
    const fileName = `Cell ${count}`;
    const erased = typeOnlyModules(program);
    const known = this.#names.runtimeNames();
    const scriptOf = (declared: Declarations, types: ReadonlySet<string>) =>
      toJavaScript(
        named,
        { code: written, fileName, language, emit },
        { ...namesAtRunTime(declared), known, erased, types },
      );
    const emitted = scriptOf(parsedDeclarations, new Set());
    // Looked at after the check, whose errors say more.
    emitted.catch(() => {});
    const { errors, typeImports } = await this.#checker.check({ count, code, text, language });
    if (errors.some(isUnknownName)) {
      // TypeScript says which name was meant, if it is told of more than those that the cell mentions.
      const all = draftText(code, new Set(parsedDeclarations.keys()), this.#names);
      const suggesting = await this.#checker.check({ count, code, text: all, language });
      return fail(
        failureOfDiagnostics({ code: written, count }, withSuggestions(errors, suggesting.errors)),
      );
    }
    if (errors.length > 0) return fail(failureOfDiagnostics({ code: written, count }, errors));
    const types = namesImportedAt(program, typeImports);
    const declarations = asTypes(parsedDeclarations, types);
    const script = await (types.size > 0 ? scriptOf(declarations, types) : emitted);
    if ("errors" in script)
      return fail(failureOfDiagnostics({ code: written, count }, script.errors));

    const hasLastValue = named.text !== code;
    const declares = new Set(namesAtRunTime(declarations).own);
    if (hasLastValue) declares.add("_");
    const cell: CompiledCell = { ...script, fileName, declares: [...declares], emit };
    this.#compiled.set(cell, { slot: this.#slots.current, declarations, hasLastValue });
    this.#slots.advance();
    return { ok: true, cell };
  }

  /** A module sees nothing of the notebook, and the notebook sees it when it imports it. */
  async #compileModule(
    name: string,
    source: CellSource,
    { language }: ParsedCell,
  ): Promise<Compilation> {
    const text = new InsertedText(source.code, []);
    const { errors } = await this.#checker.check({ ...source, text, language });
    if (errors.length > 0) return fail(failureOfDiagnostics(source, errors));
    const emit = await this.#emit;
    return { ok: true, cell: this.#modules.define(name, source, { language, emit }) };
  }

  /** TypeScript's errors where it has some, since they say more than a parser's. */
  async #syntaxFailure(source: CellSource, { errors, language }: ParsedCell): Promise<Failure> {
    const text = new InsertedText(source.code, [{ at: 0, text: this.#names.header([]) }]);
    const { errors: found } = await this.#checker.check({ ...source, text, language });
    const choices = [found.filter(isSyntactic), found, parseErrors(errors)];
    const { code, count, written = code } = source;
    return failureOfDiagnostics(
      { code: written, count },
      choices.find(({ length }) => length > 0) ?? [],
    );
  }
}

/** What a cell declares that exists when it runs; and of that, what begins as nothing. */
function namesAtRunTime(declarations: Declarations): { own: Set<string>; fresh: Set<string> } {
  const own = [...declarations].filter(([, { runtime }]) => runtime);
  return {
    own: new Set(own.map(([name]) => name)),
    fresh: new Set(own.filter(([, { fresh }]) => fresh).map(([name]) => name)),
  };
}

function fail(failure: Failure): Compilation {
  return { ok: false, failure };
}
