import { createRequire } from "node:module";
import { registerSourceMap } from "../source-maps.js";
import { isOwnFile } from "./own-file.js";
import { stampOf } from "./stamp.js";
import { transpileNow } from "./transpile.js";

/** Node's own table of what `require` does with a file, by its ending. */
const { extensions, cache } = createRequire(import.meta.url);
const typescript = [".ts", ".tsx", ".cts", ".mts"];
const plain = [".js", ".json"];
const stamps = new Map<string, string | undefined>();

/** Lets every `require` of this process load TypeScript files, as CommonJS modules, and notes what the user may change. */
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
}

/** Forgets files that are others now, and those that require them, so that they are loaded anew. */
export function forgetChangedRequires(): void {
  for (const [path, stamp] of stamps) if (stampOf(path) !== stamp) forget(path);
}

function forget(path: string): void {
  const module = cache[path];
  if (!stamps.delete(path) || !module) return;
  delete cache[path];
  for (const other of stamps.keys()) if (cache[other]?.children.includes(module)) forget(other);
}
