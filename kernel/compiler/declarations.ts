import type { Node, Program } from "oxc-parser";
import { childNodes, type NodeOf } from "./nodes.js";
import { boundIdentifiers } from "./patterns.js";

/** What a value was declared as. Of these a later cell may assign to a `variable` only. */
export type ValueKind =
  "variable" | "constant" | "function" | "class" | "enum" | "namespace" | "import";

/** What a cell declares under one name. */
export interface Declaration {
  value?: ValueKind;
  type: boolean;
  /** Whether something of that name exists when the cell runs: not for types and `declare`. */
  runtime: boolean;
  /** Begins as nothing in each cell that declares it: enums and namespaces, which else would add to an earlier one. */
  fresh: boolean;
}

export type Declarations = ReadonlyMap<string, Declaration>;

/** Everything a cell declares at its top level. */
export function declarationsOf(program: Program): Declarations {
  const found = new Map<string, Declaration>();
  for (const statement of program.body) {
    for (const [name, declaration] of declared(statement)) {
      const other = found.get(name);
      found.set(name, other ? merged(other, declaration) : declaration);
    }
  }
  return found;
}

/** The first statement that declares a name. */
export function declaringStatement(program: Program, name: string): Node | undefined {
  return program.body.find((statement) => declared(statement).some(([found]) => found === name));
}

type Named = [name: string, declaration: Declaration];

const type: Declaration = { type: true, runtime: false, fresh: false };
const value = (kind: ValueKind, runtime: boolean): Declaration => ({
  value: kind,
  type: false,
  runtime,
  fresh: false,
});
const both = (kind: ValueKind, runtime: boolean): Declaration => ({
  ...value(kind, runtime),
  type: true,
});

/** Declarations that share a name within a cell are one thing: overloads, class and interface, enum and namespace. */
function merged(one: Declaration, other: Declaration): Declaration {
  const kind = one.value ?? other.value;
  return {
    ...(kind && { value: kind }),
    type: one.type || other.type,
    runtime: one.runtime || other.runtime,
    fresh: one.fresh && other.fresh,
  };
}

type Declarers = {
  [T in Node["type"]]?: (node: NodeOf<T>) => Named[];
};

const declarers: Declarers = {
  VariableDeclaration: ({ kind, declare, declarations }) => {
    const declaration = value(assignable.has(kind) ? "variable" : "constant", !declare);
    return declarations
      .flatMap(({ id }) => boundIdentifiers(id))
      .map(({ name }): Named => [name, declaration]);
  },
  FunctionDeclaration: ({ id, declare }) => named(id, value("function", !declare)),
  TSDeclareFunction: ({ id, declare }) => named(id, value("function", !declare)),
  ClassDeclaration: ({ id, declare }) => named(id, both("class", !declare)),
  TSEnumDeclaration: ({ id, declare }) => named(id, { ...both("enum", !declare), fresh: true }),
  TSModuleDeclaration: (node) => {
    if (node.kind !== "namespace") return [];
    const declaration = hasValues(node)
      ? { ...both("namespace", !node.declare), fresh: true }
      : type;
    return named(leftmost(node.id), declaration);
  },
  TSTypeAliasDeclaration: ({ id }) => named(id, type),
  TSInterfaceDeclaration: ({ id }) => named(id, type),
  TSImportEqualsDeclaration: ({ id, importKind }) =>
    named(id, importKind === "type" ? type : imported),
  ImportDeclaration: ({ specifiers, importKind }) =>
    specifiers.map((specifier): Named => {
      const own = specifier.type === "ImportSpecifier" ? specifier.importKind : "value";
      return [specifier.local.name, importKind === "type" || own === "type" ? type : imported];
    }),
  ExportNamedDeclaration: ({ declaration }) => (declaration ? declared(declaration) : []),
  ExportDefaultDeclaration: ({ declaration }) =>
    exportable.has(declaration.type) ? declared(declaration) : [],
};

const imported = both("import", true);
const assignable = new Set(["let", "var"]);
const exportable = new Set<Node["type"]>([
  "FunctionDeclaration",
  "ClassDeclaration",
  "TSInterfaceDeclaration",
]);

function declared(node: Node): Named[] {
  const declarer = declarers[node.type] as ((node: Node) => Named[]) | undefined;
  if (declarer) return declarer(node);
  return hoistedNames(node).map((name) => [name, value("variable", true)]);
}

function named(id: Node | null, declaration: Declaration): Named[] {
  return id?.type === "Identifier" ? [[id.name, declaration]] : [];
}

/** Whether a namespace is more than types: else there is nothing of it at run time. */
function hasValues({ body }: NodeOf<"TSModuleDeclaration">): boolean {
  return !!body?.body.some((statement) => {
    const exported = statement.type === "ExportNamedDeclaration" && statement.declaration;
    const inner = exported || statement;
    return inner.type === "TSModuleDeclaration" ? hasValues(inner) : !typesOnly.has(inner.type);
  });
}

const typesOnly = new Set<Node["type"]>(["TSTypeAliasDeclaration", "TSInterfaceDeclaration"]);

/** `N` of `namespace N.M`. */
function leftmost(id: Node): Node {
  return id.type === "TSQualifiedName" ? leftmost(id.left) : id;
}

/** The `var`s inside a statement, which belong to the whole cell. */
function hoistedNames(node: Node): string[] {
  if (ownScope.has(node.type)) return [];
  if (node.type === "VariableDeclaration") {
    return node.kind === "var"
      ? node.declarations.flatMap(({ id }) => boundIdentifiers(id).map(({ name }) => name))
      : [];
  }
  return childNodes(node).flatMap(hoistedNames);
}

const ownScope = new Set<Node["type"]>([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassDeclaration",
  "ClassExpression",
  "TSModuleDeclaration",
]);
