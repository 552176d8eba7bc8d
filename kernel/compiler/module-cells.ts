import type { EmitOptions } from "../emit-options.js";
import { cellParameters } from "./cell.js";
import type { CellSource, CompiledCell } from "./compiler.js";
import type { Language } from "./parse.js";
import type { TypeService } from "./type-service.js";
import type { Workspace } from "./workspace.js";

/**
 * Cells that are modules (`@module name`). To TypeScript each is a file in a folder that it takes for the notebook's;
 * the runtime is handed the text, and loads it when it is imported.
 */
export class ModuleCells {
  readonly #workspace: Workspace;
  readonly #types: TypeService;
  /** Name → path of its file. */
  readonly #files = new Map<string, string>();

  constructor(workspace: Workspace, types: TypeService) {
    this.#workspace = workspace;
    this.#types = types;
  }

  /** Makes a module of a cell that was checked, in place of an earlier one of its name; gives the cell that defines it. */
  define(
    name: string,
    { code, count }: CellSource,
    { language, emit }: { language: Language; emit: EmitOptions },
  ): CompiledCell {
    this.#forget(name);
    const path = this.#workspace.addModule(`${name}.${language}`, code);
    this.#files.set(name, path);
    this.#types.files.filesChanged([{ path, kind: "created" }]);
    const defined = [name, code, language].map((text) => JSON.stringify(text)).join(", ");
    return {
      code: `(async (${cellParameters.join(", ")}) => { __import.define(${defined}); })`,
      sourceMap: JSON.stringify({ version: 3, sources: [], names: [], mappings: "" }),
      fileName: `Cell ${count}`,
      declares: [],
      emit,
    };
  }

  clear(): void {
    for (const name of this.#files.keys()) this.#forget(name);
  }

  #forget(name: string): void {
    const path = this.#files.get(name);
    if (path === undefined) return;
    this.#files.delete(name);
    this.#workspace.removeModule(path);
    this.#types.files.filesChanged([{ path, kind: "deleted" }]);
  }
}
