import {
  parseSync,
  type Comment,
  type OxcError,
  type ParserOptions,
  type Program,
} from "oxc-parser";
import type { NotebookLanguage } from "../notebook-language.js";

/** How a cell is read. */
export type Language = "ts" | "tsx" | "js" | "jsx";
export type LanguageId = "typescript" | "typescriptreact" | "javascript" | "javascriptreact";

/** What the Language Server Protocol calls them; a file keeps its name, whatever its language. */
export const languageIds: Readonly<Record<Language, LanguageId>> = {
  ts: "typescript",
  tsx: "typescriptreact",
  js: "javascript",
  jsx: "javascriptreact",
};

/** A notebook's language without JSX, and with it. */
export const dialects: Readonly<
  Record<NotebookLanguage, { readonly plain: Language; readonly jsx: Language }>
> = {
  typescript: { plain: "ts", jsx: "tsx" },
  javascript: { plain: "js", jsx: "jsx" },
};

export function hasJsx(language: Language): boolean {
  return language.endsWith("x");
}

export function isJavaScript(language: Language): boolean {
  return language.startsWith("js");
}

/** A cell as a tree. Offsets are UTF-16 code units of its text. */
export interface ParsedCell {
  program: Program;
  comments: readonly Comment[];
  errors: readonly OxcError[];
  language: Language;
}

/** Reads a cell, and with JSX only where it cannot be read without: in TypeScript `<T>value` stays a cast. */
export function parseCell(code: string, of: NotebookLanguage): ParsedCell {
  const plain = parseModule(code, dialects[of].plain);
  if (plain.errors.length === 0 || !code.includes("<")) return plain;
  const jsx = parseModule(code, dialects[of].jsx);
  return jsx.errors.length === 0 ? jsx : plain;
}

/** Reads the JavaScript that a cell became. */
export function parseJavaScript(code: string): Program {
  // Scope analysis reads `range`.
  return parse(code, "js", { range: true }).program;
}

/** Reads a text as a module of one language. */
export function parseModule(code: string, language: Language): ParsedCell {
  const { program, comments, errors } = parse(code, language);
  return { program, comments, errors, language };
}

function parse(code: string, lang: Language, options: ParserOptions = {}) {
  return parseSync(`cell.${lang}`, code, {
    lang,
    sourceType: "module",
    preserveParens: false,
    ...options,
  });
}
