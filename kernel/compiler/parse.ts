import { parseSync, type OxcError, type ParserOptions, type Program } from "oxc-parser";

export type Language = "ts" | "tsx";
export type LanguageId = "typescript" | "typescriptreact";

/** What the Language Server Protocol calls them; a file keeps its name, whatever its language. */
export const languageIds: Readonly<Record<Language, LanguageId>> = {
  ts: "typescript",
  tsx: "typescriptreact",
};

/** A cell as a tree. Offsets are UTF-16 code units of its text. */
export interface ParsedCell {
  program: Program;
  errors: readonly OxcError[];
  language: Language;
}

/** Reads a cell as TypeScript, and as TSX only where it is not TypeScript: `<T>value` stays a cast. */
export function parseCell(code: string): ParsedCell {
  const plain = parseTypeScript(code, "ts");
  if (plain.errors.length === 0 || !code.includes("<")) return plain;
  const jsx = parseTypeScript(code, "tsx");
  return jsx.errors.length === 0 ? jsx : plain;
}

/** Reads the JavaScript that a cell became. */
export function parseJavaScript(code: string): Program {
  // Scope analysis reads `range`.
  return parse(code, "js", { range: true }).program;
}

/** Reads a text as a module of one language. */
export function parseTypeScript(code: string, language: Language): ParsedCell {
  const { program, errors } = parse(code, language);
  return { program, errors, language };
}

function parse(code: string, lang: Language | "js", options: ParserOptions = {}) {
  return parseSync(`cell.${lang}`, code, {
    lang,
    sourceType: "module",
    preserveParens: false,
    ...options,
  });
}
