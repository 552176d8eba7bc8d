import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requirePackage } from "../../require-package.js";
import { isOwnFile } from "./own-file.js";

/** How a module is loaded; `source` are TypeScript files, and ES modules that the user works on. */
export type ModuleFormat = "builtin" | "source" | "json" | "commonjs" | "esm";

const byEnding: ReadonlyArray<readonly [RegExp, ModuleFormat]> = [
  [/\.(?:[mc]?ts|[tj]sx)$/, "source"],
  [/\.json$/, "json"],
  [/\.(?:cjs|node)$/, "commonjs"],
];

/**
 * Told by a URL's scheme and ending, and for `.js` by the `type` of the nearest `package.json`, as Node does; where
 * there is none, by whether the file has the syntax of an ES module, as newer versions of Node do.
 */
export function formatOf(url: string): ModuleFormat {
  if (url.startsWith("node:")) return "builtin";
  if (!url.startsWith("file:")) return "esm";
  const path = fileURLToPath(url);
  const format = byEnding.find(([ending]) => ending.test(path))?.[1] ?? formatOfScript(path);
  return format === "esm" && isOwnFile(path) ? "source" : format;
}

function formatOfScript(path: string): ModuleFormat {
  if (path.endsWith(".mjs")) return "esm";
  const declared = nearestType(dirname(path));
  if (declared !== undefined) return declared === "module" ? "esm" : "commonjs";
  return isOwnFile(path) && hasModuleSyntax(readText(path)) ? "esm" : "commonjs";
}

/** A large import, and few notebooks have such files. */
function hasModuleSyntax(text: string): boolean {
  if (!/\b(?:im|ex)port\b/.test(text)) return false;
  const { parseSync } = requirePackage("oxc-parser") as typeof import("oxc-parser");
  return parseSync("file.js", text).module.hasModuleSyntax;
}

function nearestType(directory: string): unknown {
  for (let folder = directory; ; folder = dirname(folder)) {
    const manifest = readManifest(join(folder, "package.json"));
    if (manifest) return manifest.type;
    if (folder === dirname(folder)) return undefined;
  }
}

function readManifest(path: string): { type?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as { type?: unknown };
  } catch {
    return undefined;
  }
}

/** Nothing where there is no such file: the loader says so. */
function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
