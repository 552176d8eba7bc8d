import MagicString from "magic-string";
import { parseSync, type Node, type Program } from "oxc-parser";
import { childNodes } from "../nodes.js";

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
  const source = moduleOf(node);
  const below = childNodes(node).flatMap(mentionsIn);
  if (source?.type !== "Literal" || typeof source.value !== "string") return below;
  return [{ specifier: source.value, start: source.start, end: source.end }, ...below];
}

/** The expression that names another module, where a node has one. */
function moduleOf(node: Node): Node | null | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "TSImportType":
      return node.source;
    case "TSExternalModuleReference":
      return node.expression;
    case "TSModuleDeclaration":
      return node.id;
    default:
      return undefined;
  }
}

/**
 * A module as a declaration of one, for a file that holds many.
 *
 * @param nameOf what a module is called there that this one calls `specifier`
 */
export function ambientModule(
  name: string,
  { text, program, mentions }: Declarations,
  nameOf: (specifier: string) => string,
): string {
  const body = new MagicString(text);
  for (const { specifier, start, end } of mentions) {
    body.update(start, end, JSON.stringify(nameOf(specifier)));
  }
  // `export as namespace x`: the global of a page without modules.
  for (const { type, start, end } of program.body) {
    if (type === "TSNamespaceExportDeclaration") body.remove(start, end);
  }
  return `declare module ${JSON.stringify(name)} {\n${body.toString()}\n}\n`;
}
