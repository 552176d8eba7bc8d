import { Module, createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { registerSourceMap } from "../source-maps.js";
import { moduleCellAt } from "./module-cells.js";
import { isOwnFile } from "./own-file.js";
import { renew, stampOf } from "./stamp.js";
import { transpileNow } from "./transpile.js";

/** Node's own table of what `require` does with a file, by its ending. */
const { extensions, cache } = createRequire(import.meta.url);
const typescript = [".ts", ".tsx", ".cts", ".mts"];
const plain = [".js", ".json"];
const stamps = new Map<string, string | undefined>();

/** What Node calls to find the file of a `require`: the place where others (ts-node, Yarn) add to it as well. */
interface Resolver {
  _resolveFilename(
    specifier: string,
    parent: NodeJS.Module | undefined,
    ...more: unknown[]
  ): string;
}

/**
 * Lets every `require` of this process load TypeScript files and module cells, as CommonJS modules, and notes what the
 * user may change.
 */
export function hookRequire(): void {
  for (const ending of plain) {
    const load = extensions[ending]!;
    extensions[ending] = (module, path) => {
      if (isOwnFile(path)) stamps.set(path, stampOf(path));
      load(module, path);
    };
  }
  for (const ending of typescript) {
    extensions[ending] = (module, path) => {
      const { code, sourceMap } = transpileNow(path);
      stamps.set(path, stampOf(path));
      registerSourceMap(path, sourceMap);
      (module as NodeJS.Module & { _compile(code: string, path: string): void })._compile(
        code,
        path,
      );
    };
  }
  const resolver = Module as unknown as Resolver;
  const find = resolver._resolveFilename.bind(Module);
  resolver._resolveFilename = (specifier, parent, ...more) =>
    moduleCell(specifier, parent) ?? find(specifier, parent, ...more);
}

/** The file that a module cell stands for, where a path means one. */
function moduleCell(specifier: string, parent: NodeJS.Module | undefined): string | undefined {
  if (!/^\.{1,2}\//.test(specifier) || !parent?.filename) return undefined;
  const path = resolve(dirname(parent.filename), specifier);
  return [path, `${path}.ts`, path.replace(/\.js$/, ".ts")].find(moduleCellAt);
}

/** Forgets files that are others now, and those that require them, so that they are loaded anew. */
export function forgetChangedRequires(): void {
  for (const [path, stamp] of stamps) if (stampOf(path) !== stamp) forget(path);
}

function forget(path: string): void {
  const module = cache[path];
  if (!stamps.delete(path) || !module) return;
  delete cache[path];
  // For those that import it.
  renew(path);
  for (const other of stamps.keys()) if (cache[other]?.children.includes(module)) forget(other);
}
