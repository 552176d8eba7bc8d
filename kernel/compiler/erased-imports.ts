import type { Program } from "oxc-parser";

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
