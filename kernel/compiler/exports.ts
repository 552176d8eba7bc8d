import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { candidates } from "./source-files.js";

/** A name that a file exports. */
export interface ExportedName {
  /** `default` for the default export. */
  name: string;
  isType: boolean;
}

/** What a file exports, and what it passes on from files beside it. What cannot be read exports nothing. */
export function exportsOf(path: string): ExportedName[] {
  const names = new Map<string, ExportedName>();
  collect(path, names, new Set());
  return [...names.values()];
}

function collect(path: string, names: Map<string, ExportedName>, seen: Set<string>): void {
  if (seen.has(path)) return;
  seen.add(path);
  const own = seen.size === 1;
  const { module, errors } = parseSync(path, readText(path));
  // What is wrong is told when the file is imported.
  if (errors.length > 0) return;
  for (const { entries } of module.staticExports) {
    for (const { exportName, importName, moduleRequest, isType } of entries) {
      const name = exportName.kind === "Default" ? "default" : exportName.name;
      // `export *` passes on all but the default export.
      if (name !== null && (own || name !== "default")) {
        if (!names.has(name)) names.set(name, { name, isType });
      } else if (importName.kind === "AllButDefault" && moduleRequest?.value.startsWith(".")) {
        const target = resolve(dirname(path), moduleRequest.value);
        const file = candidates(target).find((each) => readText(each) !== "");
        if (file !== undefined) collect(file, names, seen);
      }
    }
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
