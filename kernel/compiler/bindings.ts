import type { Scope } from "eslint-scope";
import type { Node, Program } from "oxc-parser";
import { requirePackage } from "../require-package.js";

const { analyze } = requirePackage("eslint-scope") as typeof import("eslint-scope");

/** Where the names of a cell's top level stand in its JavaScript. */
export interface Bindings {
  /** Identifiers that mean a name of the notebook's scope: to read, to assign, or to bind. */
  scoped: ReadonlySet<Node>;
  /** Functions of the top level that belong to the notebook's scope, which exist before the cell runs. */
  functions: readonly string[];
  /** Identifiers that mean an inner function or class, which can tell its name at run time. */
  selfNamed: ReadonlySet<Node>;
}

/**
 * Finds the identifiers that mean a top-level name, as opposed to an inner one of the same name.
 *
 * @param own names that this cell declares
 * @param known names that exist already
 */
export function findBindings(
  program: Program,
  own: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Bindings {
  const scoped = new Set<Node>();
  const functions: string[] = [];
  const { globalScope, scopes } = analyze(estree(program), {
    ecmaVersion: 2022,
    sourceType: "module",
  });
  const selfNamed = new Set<Node>();
  const add = (identifier: unknown): Set<Node> => scoped.add(identifier as Node);
  for (const variable of topLevel(scopes)?.variables ?? []) {
    if (!own.has(variable.name)) continue;
    for (const reference of variable.references) add(reference.identifier);
    const kinds = new Set(variable.defs.map(({ type }) => type));
    if (kinds.has("FunctionName")) functions.push(variable.name);
    if (kinds.has("Variable")) for (const identifier of variable.identifiers) add(identifier);
  }
  for (const reference of globalScope?.through ?? []) {
    if (known.has(reference.identifier.name as string)) add(reference.identifier);
  }
  for (const { type, variables } of scopes) {
    if (type === "module") continue;
    for (const { defs, identifiers, references } of variables) {
      if (!defs.some(({ type: kind }) => kind === "FunctionName" || kind === "ClassName")) continue;
      const uses = [...identifiers, ...references.map(({ identifier }) => identifier)];
      for (const identifier of uses) selfNamed.add(identifier as Node);
    }
  }
  return { scoped, functions, selfNamed };
}

function topLevel(scopes: readonly Scope[]): Scope | undefined {
  return scopes.find(({ type }) => type === "module");
}

/** Oxc's tree of JavaScript is ESTree; only the two packages' types differ. */
function estree(program: Program): Parameters<typeof analyze>[0] {
  return program as unknown as Parameters<typeof analyze>[0];
}
