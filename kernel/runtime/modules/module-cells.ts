import type { Loader } from "esbuild";

/** A cell that is a module: a file beside the notebook that exists in this process only. */
export interface ModuleCell {
  code: string;
  loader: Loader;
  /** Tells whether it is still the one that was loaded, as for a file. */
  stamp: string;
}

const cells = new Map<string, ModuleCell>();
let defined = 0;

/** From now on `path` means `code`; a file of that name on disk is hidden. */
export function defineModule(path: string, code: string, loader: Loader): void {
  cells.set(path, { code, loader, stamp: `cell ${++defined}` });
}

export function moduleCellAt(path: string): ModuleCell | undefined {
  return cells.get(path);
}
