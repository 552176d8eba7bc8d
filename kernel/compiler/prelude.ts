import { join } from "node:path";
import { builtins, preloads } from "../preloads.js";
import { builtinModule, compiled } from "./library/place.js";

/**
 * Names that every cell has, as modules see them: a namespace import carries types as well.
 *
 * @param library the file that declares the libraries, if there is one
 */
export function preludeText(library: string | undefined): string {
  const moduleOf = (module: string): string =>
    library === undefined ? join(compiled, module) : builtinModule(module);
  return [
    ...(library === undefined ? [] : referencesTo(library)),
    ...Object.entries(preloads).map(([name, { types }]) => `export * as ${name} from "${types}";`),
    ...Object.entries(builtins).map(
      ([name, module]) => `export { ${name} } from "${moduleOf(module)}";`,
    ),
  ].join("\n");
}

/** A user's `tsconfig.json` may lead imports elsewhere, and leave out Node's types, which libraries need. */
function referencesTo(library: string): string[] {
  return ['/// <reference types="node" />', `/// <reference path="${library}" />`];
}
