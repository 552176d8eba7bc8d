import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatOf, type ModuleFormat } from "./format.js";
import { commonJsNamespace, type Namespace } from "./interop.js";
import { resolveFrom } from "./resolve.js";

/** `import(specifier, { with })` of a cell. */
export type Importer = (specifier: string, options?: ImportCallOptions) => Promise<Namespace>;

const require = createRequire(import.meta.url);

const loaders: Readonly<Record<ModuleFormat, (url: string) => Namespace | Promise<Namespace>>> = {
  builtin: native,
  esm: native,
  commonjs: (url) => commonJsNamespace(require(fileURLToPath(url))),
  json: (url) => commonJsNamespace(JSON.parse(readFileSync(new URL(url), "utf8"))),
  typescript: async (url) => (await import("./typescript.js")).importTypeScript(url),
};

/** The `import` of code in `filename`. */
export function createImporter(filename: string): Importer {
  return async (specifier, options) => {
    const url = resolveFrom(filename, String(specifier));
    const format = options?.with?.["type"] === "json" ? "json" : formatOf(url);
    return loaders[format](url);
  };
}

function native(url: string): Promise<Namespace> {
  return import(url) as Promise<Namespace>;
}
