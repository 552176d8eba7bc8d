import type { OxcError } from "oxc-parser";
import type { NotebookLanguage } from "../notebook-language.js";
import type { Completeness } from "./compiler.js";
import { nestsTooDeep } from "./nesting.js";
import { dialects, parseModule } from "./parse.js";

const indentStep = "  ";

/** Whether a cell could run as it stands, needs more lines, or is wrong however it goes on. */
export function isComplete(code: string, of: NotebookLanguage): Completeness {
  if (nestsTooDeep(code)) return { status: "unknown" };
  const dialect = dialects[of];
  const [plain] = parseModule(code, dialect.plain).errors;
  const [jsx] = code.includes("<") ? parseModule(code, dialect.jsx).errors : [plain];
  const incomplete: Completeness = { status: "incomplete", indent: nextIndent(code) };
  if (!plain) return jsx && opensElement(code, jsx) ? incomplete : { status: "complete" };
  if (!jsx) return { status: "complete" };
  return endsInside(code, plain) || endsInside(code, jsx) ? incomplete : { status: "invalid" };
}

/** These are reported where the unfinished thing begins; it goes on past the end of the text. */
const unterminated = /^Unterminated (?:multiline comment|template|string)/;
/** A string in quotes ends with its line; these do not. */
const multiline = /^(?:`|\/\*|\})/;

function endsInside(code: string, { message, labels: [label] }: OxcError): boolean {
  if (!label) return false;
  if (unterminated.test(message)) return multiline.test(code.slice(label.start, label.start + 2));
  return label.start >= code.trimEnd().length;
}

const tag = /<([a-z][\w.-]*)\b/g;
const typeNames = new Set(
  "any bigint boolean const keyof never number object string symbol typeof unique unknown void".split(
    " ",
  ),
);

/** `<div>text`, which also is `text` cast to a type `div`. */
function opensElement(code: string, { labels: [label] }: OxcError): boolean {
  const tags = [...code.matchAll(tag)].map(([, name]) => name!);
  return tags.some((name) => !typeNames.has(name)) && (label?.end ?? 0) >= code.trimEnd().length;
}

/** The indentation of the last line, and a step more where that opens a bracket. */
function nextIndent(code: string): string {
  const last = code.trimEnd().split("\n").at(-1) ?? "";
  const indent = /^[ \t]*/.exec(last)?.[0] ?? "";
  return /[([{]$|=>$/.test(last) ? indent + indentStep : indent;
}
