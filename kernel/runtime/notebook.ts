import type { Loader as Language } from "esbuild";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { resume } from "./interrupted.js";
import { createImporter, type Loader } from "./modules/import.js";
import { defineModule } from "./modules/module-cells.js";
import { createRequirer } from "./modules/require.js";
import { resolveFrom } from "./modules/resolve.js";
import { createScope, resetScope, type Scope } from "./scope.js";

/** The machinery for source files is loaded by the first of them. */
const source: Loader = async (url) => (await import("./modules/source.js")).importSource(url);

/** What the cells of one notebook share. */
export interface Notebook {
  readonly scope: Scope;
  /** Arguments of a compiled cell (`kernel/compiler/cell.ts`). */
  readonly parameters: readonly unknown[];
  /** Keeps the value of a cell as `_`, unless the user declared that name; tells whether it did. */
  remember(value: unknown): boolean;
  /** Forgets all that cells have declared. */
  reset(): void;
}

/** A notebook in `directory`, with `always` in its scope from the start. */
export function createNotebook(directory: string, always: Scope): Notebook {
  const scope = createScope(always);
  const filename = join(directory, notebookName());
  const url = pathToFileURL(filename).href;
  const meta = {
    url,
    filename,
    dirname: dirname(filename),
    resolve: (specifier: string) => resolveFrom(filename, specifier),
  };
  const define = (name: string, code: string, language: Language): void =>
    defineModule(join(meta.dirname, `${name}.ts`), code, language);
  let remembered: unknown;
  return {
    scope,
    parameters: [
      scope,
      Object.assign(createImporter(filename, source), { define }),
      meta,
      createRequirer(filename),
      filename,
      meta.dirname,
      resume,
    ],
    remember(value) {
      const users = Object.hasOwn(scope, "_") && !Object.is(scope["_"], remembered);
      if (value === undefined || users) return false;
      remembered = value;
      scope["_"] = value;
      return true;
    },
    reset() {
      remembered = undefined;
      resetScope(scope, always);
    },
  };
}

/** Jupyter tells a kernel the path of its notebook, where it knows one. */
function notebookName(): string {
  const session = process.env["JPY_SESSION_NAME"] ?? "";
  return session.endsWith(".ipynb") ? basename(session) : "notebook.ipynb";
}
