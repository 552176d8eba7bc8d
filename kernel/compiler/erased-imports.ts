import type { Program } from "oxc-parser";
import type { Declarations } from "./declarations.js";

/**
 * The modules that a cell imports for nothing but types, all of them marked: `import { type A } from "a"`. TypeScript
 * leaves such an import out; esbuild, told to keep imports, keeps it for its effects.
 */
export function typeOnlyModules(program: Program): Set<string> {
  const imports = program.body.filter((statement) => statement.type === "ImportDeclaration");
  const [types, others] = [new Set<string>(), new Set<string>()];
  for (const { source, specifiers, importKind } of imports) {
    if (importKind === "type") continue;
    const marked =
      specifiers.length > 0 &&
      specifiers.every(
        (specifier) => specifier.type === "ImportSpecifier" && specifier.importKind === "type",
      );
    (marked ? types : others).add(source.value);
  }
  return new Set([...types].filter((module) => !others.has(module)));
}

/** The names that a cell gives to imports that stand at some places: `B` of `import { A as B }`. */
export function namesImportedAt(program: Program, places: readonly number[]): Set<string> {
  const specifiers = program.body.flatMap((statement) =>
    statement.type === "ImportDeclaration" ? statement.specifiers : [],
  );
  const found = specifiers.filter(({ start, end }) =>
    places.some((place) => start <= place && place < end),
  );
  return new Set(found.map(({ local }) => local.name));
}

/** What a cell declares, where some of its names turned out to be types only. */
export function asTypes(declarations: Declarations, names: ReadonlySet<string>): Declarations {
  const entries = [...declarations].map(
    ([name, declaration]) =>
      [name, names.has(name) ? { type: true, runtime: false, fresh: false } : declaration] as const,
  );
  return new Map(entries);
}
