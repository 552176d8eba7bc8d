import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** How a module is loaded. */
export type ModuleFormat = "builtin" | "typescript" | "json" | "commonjs" | "esm";

const byEnding: ReadonlyArray<readonly [RegExp, ModuleFormat]> = [
  [/\.(?:[mc]?ts|[tj]sx)$/, "typescript"],
  [/\.json$/, "json"],
  [/\.(?:cjs|node)$/, "commonjs"],
  [/\.mjs$/, "esm"],
];

/** Told by a URL's scheme and ending, and for `.js` by the `type` of the nearest `package.json`, as Node does. */
export function formatOf(url: string): ModuleFormat {
  if (url.startsWith("node:")) return "builtin";
  if (!url.startsWith("file:")) return "esm";
  const path = fileURLToPath(url);
  return byEnding.find(([ending]) => ending.test(path))?.[1] ?? nearestType(dirname(path));
}

function nearestType(directory: string): ModuleFormat {
  for (let folder = directory; ; folder = dirname(folder)) {
    const manifest = readManifest(join(folder, "package.json"));
    if (manifest) return manifest.type === "module" ? "esm" : "commonjs";
    if (folder === dirname(folder)) return "commonjs";
  }
}

function readManifest(path: string): { type?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as { type?: unknown };
  } catch {
    return undefined;
  }
}
