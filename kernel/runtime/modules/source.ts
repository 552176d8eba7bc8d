import type { ImportAttributes } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { dirname } from "node:path";
import vm, { type Module, type SourceTextModule } from "node:vm";
import { registerSourceMap } from "../source-maps.js";
import { formatOf } from "./format.js";
import { createImporter, type Importer } from "./import.js";
import type { Namespace } from "./interop.js";
import { isOwnFile } from "./own-file.js";
import { forgetChangedRequires } from "./require-hook.js";
import { resolveFrom } from "./resolve.js";
import { stampOf } from "./stamp.js";
import { transpile } from "./transpile.js";
import { withoutWarnings } from "./without-warnings.js";

interface LoadedFile {
  stamp: string | undefined;
  module: SourceTextModule;
  /** Files of the user's that it imports. */
  imports: Set<string>;
}

const files = new Map<string, LoadedFile>();
/** The stamps of files that are loaded otherwise, and imported by one of those. */
const leaves = new Map<string, string | undefined>();
/** One graph is linked at a time: Node refuses a module that another graph is still linking. */
let linking: Promise<unknown> = Promise.resolve();

/**
 * Imports a TypeScript file, or an ES module that the user works on. It is loaded once, as any module, until it or one that it imports changes on disk: then
 * the changed ones and all that depend on them are loaded anew.
 */
export async function importSource(url: string): Promise<Namespace> {
  const path = fileURLToPath(url);
  const linked = linking.then(() => load(path));
  linking = linked.catch(() => {});
  const module = await linked;
  try {
    await module.evaluate();
  } catch (error) {
    // What failed once may work the next time: a missing file, a service that was down.
    files.delete(path);
    throw error;
  }
  return module.namespace as Namespace;
}

async function load(path: string): Promise<SourceTextModule> {
  forgetChanged();
  try {
    const { module } = await fileAt(path);
    if (module.status === "unlinked") await module.link(importedModule);
    return module;
  } catch (error) {
    files.delete(path);
    throw error;
  }
}

async function fileAt(path: string): Promise<LoadedFile> {
  const known = files.get(path);
  if (known) return known;
  const stamp = stampOf(path);
  const { code, sourceMap } = await transpile(path);
  registerSourceMap(path, sourceMap);
  const importer = createImporter(path, importSource);
  const module = withoutWarnings(() => sourceModule(path, code, importer));
  const file = { stamp, module, imports: new Set<string>() };
  files.set(path, file);
  return file;
}

function sourceModule(path: string, code: string, importer: Importer): SourceTextModule {
  return new vm.SourceTextModule(code, {
    identifier: path,
    initializeImportMeta: (meta) => {
      Object.assign(meta, {
        url: pathToFileURL(path).href,
        filename: path,
        dirname: dirname(path),
        resolve: (specifier: string) => resolveFrom(path, specifier),
      });
    },
    importModuleDynamically: async (specifier, _module, attributes) =>
      moduleOf(await importer(specifier, { with: attributes })),
  });
}

/** What `specifier` means in the file that imports it. */
async function importedModule(
  specifier: string,
  importing: Module,
  { attributes }: { attributes: ImportAttributes },
): Promise<Module> {
  const url = resolveFrom(importing.identifier, specifier);
  const path = url.startsWith("file:") ? fileURLToPath(url) : "";
  if (isOwnFile(path)) files.get(importing.identifier)?.imports.add(path);
  if (formatOf(url) === "source") return (await fileAt(path)).module;
  if (isOwnFile(path)) leaves.set(path, stampOf(path));
  return moduleOf(
    await createImporter(importing.identifier, importSource)(specifier, { with: attributes }),
  );
}

/** A namespace that Node loaded, for a module that `node:vm` links. */
async function moduleOf(namespace: Namespace): Promise<Module> {
  const names = Object.keys(namespace);
  const module = new vm.SyntheticModule(names, () => {
    for (const name of names) module.setExport(name, namespace[name]);
  });
  await module.link(() => {
    throw new Error("a module made of values imports nothing");
  });
  await module.evaluate();
  return module;
}

/** Forgets the files that are others now, and all that import them. */
function forgetChanged(): void {
  forgetChangedRequires();
  const stamps = [...leaves, ...[...files].map(([path, { stamp }]) => [path, stamp] as const)];
  for (const [path, stamp] of stamps) if (stampOf(path) !== stamp) forget(path);
}

function forget(path: string): void {
  const known = files.delete(path) || leaves.delete(path);
  if (!known) return;
  for (const [importing, { imports }] of files) if (imports.has(path)) forget(importing);
}
