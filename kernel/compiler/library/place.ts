import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtins } from "../../preloads.js";

/** Where the compiled files lie. */
export const compiled = fileURLToPath(new URL("../../../", import.meta.url));
export const packageRoot = dirname(compiled);

/** The declarations of all libraries that cells have, in one file, which `write.ts` makes at build time. */
export const libraryFile = fileURLToPath(new URL("library.d.ts", import.meta.url));

/** Packages of the file that anybody may import. */
export const libraryPackages = [
  "@tensorflow/tfjs",
  "@tensorflow/tfjs-node",
  "@tensorflow/tfjs-core",
  "@tensorflow/tfjs-layers",
  "@tensorflow/tfjs-converter",
  "@tensorflow/tfjs-data",
  "@tensorflow/tfjs-backend-cpu",
  "@tensorflow/tfjs-backend-webgl",
  "danfojs-node",
] as const;

interface Manifest {
  exports: Record<string, string | { types: string }>;
}

/** The modules that this package exports: name → `.d.ts` file. */
export function ownModules(): Record<string, string> {
  const manifest = readFileSync(join(packageRoot, "package.json"), "utf8");
  const { exports } = JSON.parse(manifest) as Manifest;
  return Object.fromEntries(
    Object.entries(exports).flatMap(([path, target]) =>
      typeof target === "string"
        ? []
        : [[`trainlab${path.slice(1)}`, join(packageRoot, target.types)]],
    ),
  );
}

/** The modules that declare what the runtime puts into the scope: name → `.d.ts` file. */
export function builtinModules(): Record<string, string> {
  return Object.fromEntries(
    Object.values(builtins).map((module) => [
      builtinModule(module),
      join(compiled, module).replace(/\.js$/, ".d.ts"),
    ]),
  );
}

/** How a module of `builtins` is called in the file. */
export function builtinModule(module: string): string {
  return `trainlab/dist/${module.replace(/\.js$/, "")}`;
}

/** Whether the file is there, and made after the library was compiled. */
export function hasLibrary(): boolean {
  return writtenAt(libraryFile) >= writtenAt(join(compiled, "src/index.d.ts"));
}

function writtenAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
}
