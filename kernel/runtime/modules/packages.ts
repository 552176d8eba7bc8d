import { statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";

const builtins = new Set(builtinModules);

/** `@scope/name` or `name` of a bare specifier; `undefined` for files, URLs, `#imports` and Node's own modules. */
export function packageName(specifier: string): string | undefined {
  if (/^(?:[./#]|[a-z][a-z\d+.-]*:)/i.test(specifier) || builtins.has(specifier)) return undefined;
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
}

/**
 * Whether a package is installed for files in `directory`.
 *
 * Asked before Node is: Node remembers for the life of the process that a package was missing, and would still say so
 * after the user has installed it.
 */
export function isInstalled(name: string, directory: string): boolean {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (isDirectory(join(folder, "node_modules", name))) return true;
    if (folder === dirname(folder)) return false;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
