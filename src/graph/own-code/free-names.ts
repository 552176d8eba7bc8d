import { createRequire } from "node:module";
import type { Node, Program } from "oxc-parser";

/** How a function uses a name: the properties that are read of it, `a.b.c`, and whether the last one is called. */
export interface Use {
  readonly path: readonly string[];
  readonly called: boolean;
}

/** What a function's text says of what lies outside of it. */
export interface FreeNames {
  /** Names that are not its own, and how they are used. */
  readonly names: ReadonlyMap<string, readonly Use[]>;
  /** Whether it looks at the object that it is called on. */
  readonly ownThis: boolean;
  /** Whether it uses the `this` of its surroundings. */
  readonly outerThis: boolean;
  /** Whether it reads how many steps an optimizer has made. */
  readonly countsSteps: boolean;
}

/** What gives its inside a `this` of its own. */
const binding = /^(FunctionExpression|FunctionDeclaration|PropertyDefinition|StaticBlock)$/;

const require = createRequire(import.meta.url);
const known = new Map<string, FreeNames | undefined>();
/** Texts that are remembered. */
const most = 1000;

/** Reads the text of a function, a method or a class; nothing where it cannot be read, as with private members. */
export function freeNames(text: string): FreeNames | undefined {
  if (!known.has(text)) {
    if (known.size >= most) known.clear();
    const program = parse(`(${text});`) ?? parse(`({${text}});`);
    const readable = program && !usesPrivateMembers(program);
    known.set(text, readable ? analysed(program) : undefined);
  }
  return known.get(text);
}

function parse(text: string): Program | undefined {
  // Loaded when a program has functions of its own: most steps have none.
  const { parseSync } = require("oxc-parser") as typeof import("oxc-parser");
  const { program, errors } = parseSync("function.js", text, {
    lang: "js",
    range: true,
  });
  return errors.length === 0 ? program : undefined;
}

function analysed(program: Program): FreeNames {
  const { analyze } = require("eslint-scope") as typeof import("eslint-scope");
  const parents = new Map<Node, Node>();
  let ownThis = false;
  let outerThis = false;
  let countsSteps = false;

  const visit = (node: Node, bound: boolean): void => {
    if (node.type === "ThisExpression" || node.type === "Super") {
      if (bound) ownThis = true;
      else outerThis = true;
    }
    if (node.type === "Identifier" && /^iterations_?$/.test(node.name)) countsSteps = true;
    const inside = bound || binding.test(node.type);
    for (const child of children(node)) {
      parents.set(child, node);
      visit(child, inside);
    }
  };
  visit(program, false);

  const tree = program as unknown as Parameters<typeof analyze>[0];
  const { globalScope } = analyze(tree, {
    ecmaVersion: 2022,
    sourceType: "module",
  });
  const names = new Map<string, Use[]>();
  for (const { identifier } of globalScope?.through ?? []) {
    const node = identifier as unknown as Node & { readonly name: string };
    const uses = names.get(node.name) ?? [];
    uses.push(useOf(node, parents));
    names.set(node.name, uses);
  }
  return { names, ownThis, outerThis, countsSteps };
}

/** Climbs from a name to the longest `name.a.b` that it begins. */
function useOf(name: Node, parents: ReadonlyMap<Node, Node>): Use {
  const path: string[] = [];
  let node = name;
  let parent = parents.get(node);
  while (parent?.type === "MemberExpression" && parent.object === node) {
    if (parent.computed || parent.property.type !== "Identifier") break;
    path.push(parent.property.name);
    node = parent;
    parent = parents.get(node);
  }
  return {
    path,
    called: parent?.type === "CallExpression" && parent.callee === node,
  };
}

/** Whether it names members of a class that is not in the text: nobody else can look at them. */
function usesPrivateMembers(node: Node): boolean {
  if (node.type === "PrivateIdentifier") return true;
  if (node.type === "ClassExpression" || node.type === "ClassDeclaration") return false;
  return children(node).some(usesPrivateMembers);
}

function children(node: Node): Node[] {
  const { visitorKeys } = require("oxc-parser") as typeof import("oxc-parser");
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  return (visitorKeys[node.type] ?? []).flatMap((key) => [fields[key]].flat().filter(isNode));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
