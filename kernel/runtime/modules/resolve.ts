import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isProvided, provided } from "../../preloads.js";
import { moduleCellAt } from "./module-cells.js";
import { isInstalled, packageName } from "./packages.js";

/** This file stands in TrainLab: what is resolved from here is found among TrainLab's own packages. */
const here = import.meta.url;
/** Loaded twice it would be two libraries with two registries: a notebook always gets the running one. */
const own = "trainlab";

/**
 * The URL that `specifier` means in `filename`: as Node resolves an `import` there, then as TypeScript resolves
 * relative paths (`./util` and `./util.js` may be `util.ts`), then among TrainLab's own packages. What the kernel
 * provides itself comes first.
 *
 * @throws one error that names the install command, where a package is missing.
 */
export function resolveFrom(filename: string, specifier: string): string {
  if (isProvided(specifier)) return new URL(`../../../${provided[specifier]}`, here).href;
  const name = packageName(specifier);
  const parent = pathToFileURL(filename).href;
  if (isPath(specifier)) return sourceFile(filename, specifier);
  if (name === undefined) return import.meta.resolve(specifier, parent);
  if (name !== own && isInstalled(name, dirname(filename)))
    return import.meta.resolve(specifier, parent);
  if (name === own || isInstalled(name, dirname(fileURLToPath(here))))
    return import.meta.resolve(specifier, here);
  throw missingPackage(name);
}

/** One error that says what to do. */
function missingPackage(name: string): Error {
  return missing(`cannot find package "${name}"; install it with: %npm install ${name}`);
}

const candidates: ReadonlyArray<(path: string) => string[]> = [
  (path) => [path],
  (path) =>
    [".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"].map((ending) => path + ending),
  (path) =>
    path.endsWith(".js") ? [".ts", ".tsx"].map((ending) => path.slice(0, -3) + ending) : [],
  (path) => (/\.[mc]js$/.test(path) ? [path.replace(/js$/, "ts")] : []),
  (path) => [".ts", ".tsx", ".js", ".mjs", ".cjs"].map((ending) => `${path}/index${ending}`),
];

/** The file of a relative or absolute path, with the endings that TypeScript lets people leave out. */
function sourceFile(filename: string, specifier: string): string {
  const path = specifier.startsWith("file:")
    ? fileURLToPath(specifier)
    : resolve(dirname(filename), specifier);
  const found = candidates.flatMap((endings) => endings(path)).find(isFile);
  if (found !== undefined) return pathToFileURL(found).href;
  throw missing(`cannot find file "${specifier}" from ${dirname(filename)}`);
}

function isPath(specifier: string): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}$|file:)/.test(specifier);
}

function isFile(path: string): boolean {
  if (moduleCellAt(path)) return true;
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Programs that try one module and then another look at this code. */
function missing(message: string): Error {
  return Object.assign(new Error(message), { code: "ERR_MODULE_NOT_FOUND" });
}
