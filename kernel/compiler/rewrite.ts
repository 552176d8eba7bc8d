import MagicString from "magic-string";
import type {
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  Expression,
  ImportDeclaration,
  ImportDeclarationSpecifier,
  Node,
  Program,
  VariableDeclaration,
  VariableDeclarator,
} from "oxc-parser";
import { findBindings, type Bindings } from "./bindings.js";
import { cellParameters } from "./cell.js";
import { childNodes, type NodeOf } from "./nodes.js";
import { lastValue } from "./notebook-names.js";
import { parseJavaScript } from "./parse.js";
import { boundIdentifiers } from "./patterns.js";
import { awaits, isCalled, isLoopTarget, isShorthand, isTopLevel, type Place } from "./places.js";

export interface RewriteNames {
  /** Names that this cell declares at its top level. */
  own: ReadonlySet<string>;
  /** Those of them that are nothing before their declaration, whatever an earlier cell made of the name. */
  fresh: ReadonlySet<string>;
  /** Names that exist already. */
  known: ReadonlySet<string>;
  /** Modules that are imported for types only. */
  erased: ReadonlySet<string>;
  /** Names of imports that turned out to be types, though nothing in the cell says so. */
  types: ReadonlySet<string>;
}

/** What the identifier at an offset of the JavaScript was called in the cell, where it is another name now. */
export type OriginalName = (offset: number) => string | undefined;

/**
 * Turns the JavaScript of a cell, a module, into the script of `cell.ts`: the names of the top level become properties
 * of `__scope`, imports become calls, and the last value is returned.
 */
export function rewrite(js: string, names: RewriteNames, originalName: OriginalName): MagicString {
  const program = parseJavaScript(js);
  const bindings = findBindings(program, names.own, names.known);
  const rewriter = new Rewriter(js, program, bindings, names, originalName);
  rewriter.visit(program);
  return rewriter.finish();
}

type Rewrites = {
  [T in Node["type"]]?: (node: NodeOf<T>, place: Place) => void;
};

class Rewriter {
  readonly #js: string;
  readonly #text: MagicString;
  readonly #bindings: Bindings;
  readonly #own: ReadonlySet<string>;
  /** Enums and namespaces whose first declaration is still to come. */
  readonly #fresh: Set<string>;
  readonly #erased: ReadonlySet<string>;
  readonly #types: ReadonlySet<string>;
  /** The reference to itself by which such a one would go on from an earlier cell's. */
  readonly #forgotten = new Set<Node>();
  /** `var`s that may never be assigned, but exist. */
  readonly #hoisted = new Set<string>();
  readonly #importsEnd: number;
  readonly #originalName: OriginalName;
  /** Temporaries of the compiler that stand in one declaration with names of the notebook. */
  readonly #locals: string[] = [];
  #imports = 0;

  constructor(
    js: string,
    program: Program,
    bindings: Bindings,
    { own, fresh, erased, types }: RewriteNames,
    originalName: OriginalName,
  ) {
    this.#js = js;
    this.#originalName = originalName;
    this.#text = new MagicString(js);
    this.#bindings = bindings;
    this.#own = own;
    this.#fresh = new Set(fresh);
    this.#erased = erased;
    this.#types = types;
    this.#importsEnd = program.body.find(({ type }) => type !== "ImportDeclaration")?.start ?? 0;
  }

  visit(node: Node, place: Place = {}): void {
    const rewriteNode = this.#rewrites[node.type] as
      ((node: Node, place: Place) => void) | undefined;
    rewriteNode?.(node, place);
    const inner: Place = place.parent
      ? { parent: node, grandparent: place.parent }
      : { parent: node };
    for (const child of childNodes(node)) this.visit(child, inner);
  }

  finish(): MagicString {
    const setup = [
      ...this.#locals.map((name) => `let ${name};`),
      ...this.#bindings.functions.map((name) => `${scoped(name)} = ${name};`),
      ...[...this.#hoisted].map((name) => `${scoped(name)} = void 0;`),
    ];
    return this.#text
      .prepend(`(async (${cellParameters.join(", ")}) => { "use strict"; ${setup.join(" ")} `)
      .append("\n})");
  }

  readonly #rewrites: Rewrites = {
    Identifier: (node, place) => {
      if (this.#bindings.scoped.has(node)) this.#replaceName(node, node.name, place);
      else if (this.#bindings.selfNamed.has(node)) this.#restoreName(node);
    },
    VariableDeclaration: (node, place) => this.#declareVariables(node, place),
    ClassDeclaration: ({ id, start, end }, { parent }) => {
      if (!id || !isTopLevel(parent)) return;
      this.#text.appendRight(start, `${scoped(id.name)} = `).appendRight(end, ";");
    },
    AssignmentExpression: ({ left, operator, right }) => {
      if (namingOperators.has(operator)) this.#keepName(left, right);
    },
    AssignmentPattern: ({ left, right }) => this.#keepName(left, right),
    AwaitExpression: (node) => this.#wrap(node, "__resume(", ")"),
    ForOfStatement: ({ await: waits, body }) => {
      if (waits) this.#wrap(body, "{ __resume(); ", " }");
    },
    // What is awaited may only ever fail: then this is where a stopped cell ends.
    TryStatement: ({ block, handler }) => {
      if (handler && awaits(block)) this.#text.appendRight(handler.body.start + 1, " __resume();");
    },
    ImportDeclaration: (node) => this.#import(node),
    ExportNamedDeclaration: (node) => this.#exportNames(node),
    ExportAllDeclaration: ({ start, end, source }) => {
      this.#text.update(start, end, `await __import(${JSON.stringify(source.value)});`);
    },
    ExportDefaultDeclaration: (node) => this.#exportDefault(node),
    ImportExpression: ({ start }) => {
      this.#text.update(start, start + "import".length, "__import");
    },
    MetaProperty: ({ start, end, meta }) => {
      if (meta.name === "import") this.#text.update(start, end, "__meta");
    },
  };

  /** Outer nodes come before inner ones: what is put around those stands inside of this. */
  #wrap({ start, end }: Node, before: string, after: string): void {
    this.#text.appendRight(start, before).prependLeft(end, after);
  }

  #replaceName(node: Node, name: string, place: Place): void {
    const reference = this.#forgotten.has(node) ? "void 0" : scoped(name);
    const called = isCalled(node, place) ? `(0, ${reference})` : reference;
    this.#text.update(
      node.start,
      node.end,
      isShorthand(node, place) ? `${name}: ${called}` : called,
    );
  }

  /** esbuild calls an inner `step` that shadows an outer one `step2`: its `name` and stack traces would say so. */
  #restoreName({ start, end }: Node): void {
    const name = this.#originalName(start);
    if (name !== undefined) this.#text.update(start, end, name);
  }

  /** `let a = 1, { b } = c` becomes `__scope.a = 1, ({ b: __scope.b } = c)`. */
  #declareVariables(node: VariableDeclaration, { parent }: Place): void {
    const [first] = node.declarations;
    if (first && isLastValue(first)) {
      // The value may stand in parentheses, which no node covers.
      const equals = this.#js.indexOf("=", first.id.end);
      this.#text.update(node.start, equals + 1, "return await (").appendRight(first.end, ")");
      return;
    }
    const bound = node.declarations.flatMap(({ id }) => boundIdentifiers(id));
    if (!first || !bound.some((identifier) => this.#bindings.scoped.has(identifier))) return;
    for (const identifier of bound) {
      if (!this.#bindings.scoped.has(identifier)) this.#locals.push(identifier.name);
    }
    this.#text.remove(node.start, first.start);
    if (isLoopTarget(node, parent)) {
      for (const { name } of bound) this.#hoisted.add(name);
      return;
    }
    for (const declarator of node.declarations) this.#declareVariable(declarator, node.kind);
  }

  #declareVariable({ id, init, start, end }: VariableDeclarator, kind: string): void {
    if (id.type === "ObjectPattern") this.#text.prependLeft(start, "(").appendRight(end, ")");
    if (init) this.#keepName(id, init);
    if (id.type !== "Identifier") return;
    if (this.#fresh.delete(id.name)) {
      if (init) this.#forget(id.name, init);
      else this.#text.appendRight(end, " = void 0");
    } else if (!init) {
      // A `var` is set where the cell begins: where it stands, it changes nothing.
      if (kind === "var") this.#hoisted.add(id.name);
      else this.#text.appendRight(end, " = void 0");
    }
  }

  /** `(E || {})` at the end of an enum means that of this cell, not one that an earlier cell declared. */
  #forget(name: string, init: Expression): void {
    if (init.type !== "CallExpression") return;
    const [argument] = init.arguments;
    if (argument?.type !== "LogicalExpression") return;
    if (argument.left.type === "Identifier" && argument.left.name === name)
      this.#forgotten.add(argument.left);
  }

  /** A function or class without a name gets that of the variable it is assigned to, but not that of a property. */
  #keepName(target: Node, value: Node): void {
    if (target.type !== "Identifier" || !this.#bindings.scoped.has(target)) return;
    if (!anonymous.has(value.type) || ("id" in value && value.id)) return;
    const { name } = target;
    this.#wrap(value, `{ ${name}: `, ` }.${name}`);
  }

  /** Imports run first, in their order, wherever they stand. */
  #import({ start, end, source, specifiers, attributes }: ImportDeclaration): void {
    const values = specifiers.filter(({ local }) => !this.#types.has(local.name));
    const hasTypes = values.length < specifiers.length || this.#erased.has(source.value);
    if (values.length === 0 && hasTypes) {
      this.#text.remove(start, end);
      return;
    }
    const options = attributes.map(({ key, value }) => {
      const name = key.type === "Identifier" ? key.name : key.value;
      return `${JSON.stringify(name)}: ${JSON.stringify(value.value)}`;
    });
    const from = JSON.stringify(source.value);
    const also = options.length > 0 ? `, { with: { ${options.join(", ")} } }` : "";
    const module = `__import${this.#imports++}`;
    const names = values.map((specifier) => {
      const access =
        specifier.type === "ImportNamespaceSpecifier"
          ? module
          : `${module}[${JSON.stringify(importedName(specifier))}]`;
      const { name } = specifier.local;
      // esbuild imports the functions of JSX itself, which are no names of the notebook.
      return this.#own.has(name) ? ` ${scoped(name)} = ${access};` : ` const ${name} = ${access};`;
    });
    this.#text.update(
      start,
      end,
      `const ${module} = await __import(${from}${also});${names.join("")}`,
    );
    if (start > this.#importsEnd) this.#text.move(start, end, this.#importsEnd);
  }

  /** A cell has nobody to export to: what it declares is seen by the others anyway. */
  #exportNames({ start, end, declaration, source }: ExportNamedDeclaration): void {
    if (declaration) this.#text.remove(start, declaration.start);
    else if (source)
      this.#text.update(start, end, `await __import(${JSON.stringify(source.value)});`);
    else this.#text.remove(start, end);
  }

  #exportDefault({ start, end, declaration }: ExportDefaultDeclaration): void {
    if (declarations.has(declaration.type) && "id" in declaration && declaration.id) {
      this.#text.remove(start, declaration.start);
      return;
    }
    // The value may stand in parentheses, which no node covers.
    const value = this.#js.indexOf("default", start) + "default".length;
    const semicolon = this.#js[end - 1] === ";" ? end - 1 : end;
    this.#text.update(start, value, "void (").appendRight(semicolon, ")");
  }
}

const scoped = (name: string): string => `__scope.${name}`;

const namingOperators = new Set(["=", "||=", "&&=", "??="]);
const anonymous = new Set<Node["type"]>([
  "ArrowFunctionExpression",
  "FunctionExpression",
  "ClassExpression",
]);
const declarations = new Set<Node["type"]>(["FunctionDeclaration", "ClassDeclaration"]);
function isLastValue(declarator: VariableDeclarator): boolean {
  return (
    declarator.id.type === "Identifier" && declarator.id.name === lastValue && !!declarator.init
  );
}

function importedName(specifier: ImportDeclarationSpecifier): string {
  if (specifier.type !== "ImportSpecifier") return "default";
  const { imported } = specifier;
  return imported.type === "Literal" ? imported.value : imported.name;
}
