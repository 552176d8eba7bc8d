import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { runInThisContext } from "node:vm";
import type { CompiledCell, Compiler } from "../../../kernel/compiler/compiler.js";
import { createCompiler } from "../../../kernel/compiler/create.js";
import type { Limits } from "../../../kernel/compiler/limits.js";
import type { Failure } from "../../../kernel/runtime/messages.js";
import { changed, snapshot } from "../../../kernel/runtime/scope.js";

type CellFunction = (...parameters: unknown[]) => Promise<unknown>;

/** Thrown by `run` for a cell that does not compile. */
export class NotCompiled extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.evalue);
    this.failure = failure;
  }
}

/** A notebook in this process: the real compiler, and just enough of a runtime to see what its JavaScript does. */
export class TestNotebook {
  readonly directory: string;
  readonly compiler: Compiler;
  readonly scope: Record<string, unknown> = {};
  #count = 0;

  /** @param files what lies beside the notebook */
  constructor(limits: Partial<Limits> = {}, files: Readonly<Record<string, string>> = {}) {
    this.directory = mkdtempSync(join(tmpdir(), "trainlab-notebook-"));
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.directory, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    this.compiler = createCompiler({ directory: this.directory, limits });
  }

  /** Compiles a cell, runs it and gives its value. What it declared stays declared when it throws. */
  async run(code: string): Promise<unknown> {
    const cell = await this.compile(code);
    const before = snapshot(this.scope, cell.declares);
    try {
      const value = await this.evaluate(cell);
      if (value !== undefined) this.scope["_"] = value;
      const declared = cell.declares.filter((name) => Object.hasOwn(this.scope, name));
      await this.compiler.commit(cell, declared);
      return value;
    } catch (error) {
      await this.compiler.commit(cell, changed(this.scope, before));
      throw error;
    }
  }

  /** Runs cells one after another; gives the last one's value. */
  async runAll(...cells: string[]): Promise<unknown> {
    let value: unknown;
    for (const cell of cells) value = await this.run(cell);
    return value;
  }

  async compile(code: string): Promise<CompiledCell> {
    const result = await this.compiler.compile({ code, count: ++this.#count });
    if (!result.ok) throw new NotCompiled(result.failure);
    return result.cell;
  }

  /** The failure of a cell that must not compile. */
  async failure(code: string): Promise<Failure> {
    const result = await this.compiler.compile({ code, count: ++this.#count });
    if (result.ok) throw new Error(`compiled, but should not have: ${code}`);
    return result.failure;
  }

  /** Forgets all names, so that the cells of one test do not meet those of another; counts from 1 again. */
  async reset(): Promise<void> {
    await this.compiler.reset();
    for (const name of Object.keys(this.scope)) delete this.scope[name];
    this.#count = 0;
  }

  async close(): Promise<void> {
    await this.compiler.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  evaluate({ code, fileName }: CompiledCell): Promise<unknown> {
    const cell = runInThisContext(code, { filename: fileName }) as CellFunction;
    const file = join(this.directory, "notebook.ipynb");
    const meta = { url: pathToFileURL(file).href };
    const require = createRequire(file);
    return cell(this.scope, importModule, meta, require, file, this.directory, resume);
  }
}

/** No cell of these tests is stopped. */
function resume<T>(value: T): T {
  return value;
}

function importModule(specifier: string, options?: ImportCallOptions): Promise<unknown> {
  return import(specifier, options);
}

/** A text without the colours of a terminal. */
export function colourless(lines: readonly string[]): string {
  return stripVTControlCharacters(lines.join("\n"));
}
