import { createRequire, type ImportAttributes } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { types } from "node:util";
import { preloads } from "../../preloads.js";
import { prefetch } from "../preload.js";
import { formatOf, type ModuleFormat } from "./format.js";
import { commonJsNamespace, type Namespace } from "./interop.js";
import { forgetChangedRequires } from "./require-hook.js";
import { resolveFrom } from "./resolve.js";
import { withoutWarnings } from "./without-warnings.js";

/** `import(specifier, { with })` of a cell. */
export type Importer = (
  specifier: string,
  options?: { with?: ImportAttributes },
) => Promise<Namespace>;

const require = createRequire(import.meta.url);

/** Loads the module at a URL. */
export type Loader = (url: string) => Namespace | Promise<Namespace>;

const loaders: Readonly<Record<Exclude<ModuleFormat, "source">, Loader>> = {
  builtin: native,
  esm: native,
  commonjs: commonJs,
  json: (url) => commonJsNamespace(JSON.parse(readFileSync(new URL(url), "utf8"))),
};

/** The `import` of code in `filename`. The loader of source files, which import in their turn, is passed in. */
export function createImporter(filename: string, source: Loader): Importer {
  const all: Readonly<Record<ModuleFormat, Loader>> = { ...loaders, source };
  return async (specifier, options) => {
    const url = resolveFrom(filename, String(specifier));
    const format = options?.with?.["type"] === "json" ? "json" : formatOf(url);
    await prepare(url);
    return all[format](url);
  };
}

/** A package that a preloaded name stands for is set up as that is: on our binding, with its display. */
async function prepare(url: string): Promise<void> {
  preloadsByUrl ??= new Map(
    Object.entries(preloads).map(([name, preload]) => [resolveFrom(here, preload.types), name]),
  );
  const name = preloadsByUrl.get(url);
  if (name !== undefined) await prefetch(name);
}

const here = fileURLToPath(import.meta.url);
let preloadsByUrl: ReadonlyMap<string, string> | undefined;

/** A `.js` file without a declared type may be an ES module after all; newer versions of Node find out. */
async function commonJs(url: string): Promise<Namespace> {
  forgetChangedRequires();
  try {
    const exports: unknown = withoutWarnings(() => require(fileURLToPath(url)) as unknown);
    return types.isModuleNamespaceObject(exports)
      ? (exports as Namespace)
      : commonJsNamespace(exports);
  } catch (error) {
    if (!esmCodes.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return native(url);
  }
}

const esmCodes = new Set(["ERR_REQUIRE_ESM", "ERR_REQUIRE_ASYNC_MODULE"]);

function native(url: string): Promise<Namespace> {
  return import(url) as Promise<Namespace>;
}
