import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { movedText, parseDeclarations, type Declarations } from "./declarations.js";
import { declarationFile } from "./declaration-file.js";

export interface BundleOptions {
  /** The modules that can be imported by name: name → `.d.ts` file. */
  roots: Readonly<Record<string, string>>;
  /** The folder of the package `trainlab`. */
  packageRoot: string;
}

/** What Node's types declare stays there: cells have them anyway. */
const left = /\/node_modules\/(?:@types\/node|undici-types)\//;

/**
 * One text that declares `roots` and every module that they import.
 *
 * A declared module comes before a file of that name, so whoever imports one of these, from a cell or from another
 * package, gets the same classes. Modules of packages that are not among the roots have names that nobody can import:
 * beside a notebook there may be other versions of them.
 */
export function bundleDeclarations({ roots, packageRoot }: BundleOptions): string {
  const files = filesFrom(Object.values(roots));
  const rootNames = new Map(Object.entries(roots).map(([name, path]) => [path, name]));
  const known = new Set(Object.keys(roots).map(packageOf));
  const nameOf = (path: string): string => {
    const root = rootNames.get(path);
    if (root !== undefined) return root;
    const name = moduleName(path, packageRoot);
    return known.has(packageOf(name)) ? name : `trainlab:${name}`;
  };

  const names = new Set<string>();
  const texts = files.map((file) => {
    const text = movedText(file, (specifier) => {
      const path = importedFile(specifier, file.path);
      return path === undefined ? specifier : nameOf(path);
    });
    // What is no module declares things for the world, or says itself of which module.
    if (!file.isModule) return text;
    const name = nameOf(file.path);
    if (names.has(name)) throw new Error(`two versions of ${name}: ${file.path}`);
    names.add(name);
    return `declare module ${JSON.stringify(name)} {\n${text}\n}`;
  });
  return `${texts.join("\n")}\n`;
}

/** The files at `roots` and all that they import. */
function filesFrom(roots: readonly string[]): Declarations[] {
  const files = new Map<string, Declarations>();
  const waiting = [...roots];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    const file = parseDeclarations(path, readFileSync(path, "utf8"));
    files.set(path, file);
    const from = path;
    waiting.push(...file.mentions.flatMap(({ specifier }) => importedFile(specifier, from) ?? []));
    waiting.push(...referencedFiles(file));
  }
  return [...files.values()];
}

/** What `/// <reference types="…" />` means. */
function referencedFiles({ text, path }: Declarations): string[] {
  return [...text.matchAll(/^\/\/\/\s*<reference\s+types="([^"]+)"/gm)].flatMap(
    ([, types]) => importedFile(types!, path) ?? [],
  );
}

function importedFile(specifier: string, from: string): string | undefined {
  const path = declarationFile(specifier, from);
  return path === undefined || left.test(path) ? undefined : path;
}

/** `package/folder/file`, as a deep import would name it. */
function moduleName(path: string, packageRoot: string): string {
  const inPackages = path.split(`${sep}node_modules${sep}`).at(-1)!;
  const name = inPackages === path ? `trainlab/${relative(packageRoot, path)}` : inPackages;
  return name.replace(/\.d\.ts$/, "").replace(/^@types\//, "");
}

function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}
