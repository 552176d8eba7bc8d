import { cellParameters } from "./cell.js";
import type { CellSource, Compilation, Compiler, Completion, Inspection } from "./compiler.js";

/**
 * Cells for the front end (`@browser`), as tslab has them: checked, completed and inspected with the names of a browser,
 * a module of their own each, and nothing of them runs. Their compiler starts with the first.
 */
export class BrowserCells {
  readonly #start: () => Compiler;
  #started: Compiler | undefined;

  constructor(start: () => Compiler) {
    this.#start = start;
  }

  async compile(source: CellSource): Promise<Compilation> {
    const compilation = await this.#compiler.compile(source);
    if (!compilation.ok) return compilation;
    const code = `(async (${cellParameters.join(", ")}) => {})`;
    return { ok: true, cell: { ...compilation.cell, code, declares: [] } };
  }

  complete(code: string, cursor: number): Promise<Completion> {
    return this.#compiler.complete(code, cursor);
  }

  inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<Inspection | undefined> {
    return this.#compiler.inspect(code, cursor, detailLevel);
  }

  async reset(): Promise<void> {
    await this.#started?.reset();
  }

  async close(): Promise<void> {
    await this.#started?.close();
  }

  get #compiler(): Compiler {
    return (this.#started ??= this.#start());
  }
}
