import MagicString from "magic-string";
import { parseSync, type Node, type Program } from "oxc-parser";
import { childNodes, type NodeOf } from "../nodes.js";

/** A `.d.ts` file. */
export interface Declarations {
  path: string;
  text: string;
  program: Program;
  /** Whether it is a module, and not declarations for the world. */
  isModule: boolean;
  /** Where it names other modules. */
  mentions: readonly Mention[];
}

/** A module's name in a text. */
interface Mention {
  specifier: string;
  start: number;
  end: number;
}

/** @throws Error for what cannot be moved into another file */
export function parseDeclarations(path: string, text: string): Declarations {
  const { program, errors, module } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  if (/^\/\/\/\s*<reference\s+path/m.test(text)) throw new Error(`${path}: a reference to a file`);
  return { path, text, program, isModule: module.hasModuleSyntax, mentions: mentionsIn(program) };
}

function mentionsIn(node: Node): Mention[] {
  const namer = namers[node.type] as ((node: Node) => Node | null) | undefined;
  const name = namer?.(node);
  const below = childNodes(node).flatMap(mentionsIn);
  if (name?.type !== "Literal" || typeof name.value !== "string") return below;
  return [{ specifier: name.value, start: name.start, end: name.end }, ...below];
}

type Namers = { [T in Node["type"]]?: (node: NodeOf<T>) => Node | null };

/** Where a node names a module, if it does. */
const namers: Namers = {
  ImportDeclaration: ({ source }) => source,
  ExportAllDeclaration: ({ source }) => source,
  ExportNamedDeclaration: ({ source }) => source,
  TSImportType: ({ source }) => source,
  TSExternalModuleReference: ({ expression }) => expression,
  TSModuleDeclaration: ({ id }) => id,
};

/**
 * The text of a file, for another place.
 *
 * @param nameOf what a module is called there that is called `specifier` here
 */
export function movedText(
  { text, program, mentions }: Declarations,
  nameOf: (specifier: string) => string,
): string {
  const moved = new MagicString(text);
  for (const { specifier, start, end } of mentions) {
    moved.update(start, end, JSON.stringify(nameOf(specifier)));
  }
  // `export as namespace x`: the global of a page without modules.
  for (const { type, start, end } of program.body) {
    if (type === "TSNamespaceExportDeclaration") moved.remove(start, end);
  }
  return moved.toString();
}
