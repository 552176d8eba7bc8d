import type { Completeness } from "./compiler.js";
import { nestsTooDeep } from "./nesting.js";
import { parseCell } from "./parse.js";

const indentStep = "  ";

/** Whether a cell could run as it stands, needs more lines, or is wrong however it goes on. */
export function isComplete(code: string): Completeness {
  if (nestsTooDeep(code)) return { status: "unknown" };
  const { errors } = parseCell(code);
  if (errors.length === 0) return { status: "complete" };
  const [first] = errors;
  if (!first || !endsInside(code, first)) return { status: "invalid" };
  return { status: "incomplete", indent: nextIndent(code) };
}

/** These begin where the unfinished thing begins; it goes on past the end of the text. */
const unfinished = /^Unterminated (?:multiline comment|template|string|regular expression)/;

function endsInside(
  code: string,
  { message, labels }: { message: string; labels: { start: number; end: number }[] },
): boolean {
  const end = code.trimEnd().length;
  const [label] = labels;
  if (!label) return false;
  if (unfinished.test(message)) {
    // A string in quotes ends with its line; a template and a comment do not.
    return (
      code.startsWith("`", label.start) ||
      code.startsWith("/*", label.start) ||
      code[label.start] === "}"
    );
  }
  return label.start >= end;
}

/** The indentation of the last line, and a step more where that opens a bracket. */
function nextIndent(code: string): string {
  const last = code.trimEnd().split("\n").at(-1) ?? "";
  const indent = /^[ \t]*/.exec(last)?.[0] ?? "";
  return /[([{]$|=>$/.test(last) ? indent + indentStep : indent;
}
