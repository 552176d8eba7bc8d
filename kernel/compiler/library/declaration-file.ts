import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, resolve } from "node:path";

/** Parts of a `package.json` that say where its types are. */
interface Manifest {
  types?: string;
  typings?: string;
  main?: string;
}

/** The `.d.ts` file that `specifier` means in the file `from`; none for a module of Node, or where there are no types. */
export function declarationFile(specifier: string, from: string): string | undefined {
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return undefined;
  if (/^\.{0,2}\//.test(specifier)) return fileAt(resolve(dirname(from), specifier));
  const [, name, path] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const typed = `@types/${name.replace(/^@/, "").replace("/", "__")}`;
  for (const folder of [packageFolder(name, from), packageFolder(typed, from)]) {
    const file = folder && (path === undefined ? mainFile(folder) : fileAt(join(folder, path)));
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
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const { types = manifest.typings, main } = manifest;
  return [types, main, "index"]
    .flatMap((path) => (path === undefined ? [] : (fileAt(join(folder, path)) ?? [])))
    .at(0);
}

function fileAt(path: string): string | undefined {
  if (path.endsWith(".d.ts")) return isFile(path) ? path : undefined;
  return [`${path.replace(/\.[cm]?js$/, "")}.d.ts`, join(path, "index.d.ts")].find(isFile);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
