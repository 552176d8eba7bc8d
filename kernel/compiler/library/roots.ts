import { join } from "node:path";
import { declarationFile } from "./declaration-file.js";
import { builtinModules, libraryPackages, ownModules, packageRoot } from "./place.js";

/**
 * The modules that cells have without an import, or import by name: name → `.d.ts` file.
 *
 * @throws Error where a package is not installed
 */
export function libraryRoots(): Record<string, string> {
  const packages = libraryPackages.map((name) => {
    const file = declarationFile(name, join(packageRoot, "package.json"));
    if (file === undefined) throw new Error(`no types of ${name} beside TrainLab: run npm ci`);
    return [name, file];
  });
  return { ...Object.fromEntries(packages), ...ownModules(), ...builtinModules() };
}
