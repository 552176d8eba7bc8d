import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";

/** Parts of a `package.json` that say where its types are. */
interface Manifest {
  types?: string;
  typings?: string;
  main?: string;
  exports?: Target;
}

/** Where an import leads: a file, or one of several by conditions. */
type Target = string | null | { [condition: string]: Target };

/** The `.d.ts` file that `specifier` means in the file `from`; none for a module of Node, or where there are no types. */
export function declarationFile(specifier: string, from: string): string | undefined {
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return undefined;
  if (/^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier)) return fileAt(resolve(dirname(from), specifier));
  const [, name, path] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const typed = `@types/${name.replace(/^@/, "").replace("/", "__")}`;
  for (const folder of [packageFolder(name, from), packageFolder(typed, from)]) {
    const file = folder && (path === undefined ? mainFile(folder) : partFile(folder, path));
    if (file) return file;
  }
  return undefined;
}

function packageFolder(name: string, from: string): string | undefined {
  const parent = dirname(from);
  if (parent === from) return undefined;
  const folder = join(parent, "node_modules", name);
  return isFile(join(folder, "package.json")) ? realpathSync(folder) : packageFolder(name, parent);
}

function mainFile(folder: string): string | undefined {
  const { types, typings, main, exports } = manifestIn(folder);
  return firstFile(folder, [types, typings, typesOf(exports, "."), main, "index"]);
}

function partFile(folder: string, path: string): string | undefined {
  return firstFile(folder, [typesOf(manifestIn(folder).exports, `./${path}`), path]);
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function firstFile(folder: string, paths: readonly (string | undefined)[]): string | undefined {
  return paths
    .flatMap((path) => (path === undefined ? [] : (fileAt(join(folder, path)) ?? [])))
    .at(0);
}

/** The first condition `types` of what is exported as `path`. */
function typesOf(exports: Target | undefined, path: string): string | undefined {
  if (typeof exports !== "object" || exports === null) return undefined;
  const typesIn = (target: Target | undefined): string | undefined => {
    if (typeof target !== "object" || target === null) return undefined;
    if (typeof target["types"] === "string") return target["types"];
    return Object.values(target).map(typesIn).find(Boolean);
  };
  return typesIn(path === "." ? (exports["."] ?? exports) : exports[path]);
}

function fileAt(path: string): string | undefined {
  if (path.endsWith(".d.ts")) return isFile(path) ? path : undefined;
  const stem = path.replace(/\.(?:[cm]?js|d)$/, "");
  return [`${stem}.d.ts`, join(path, "index.d.ts")].find(isFile);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
