import { bold, cyan, red } from "../runtime/colors.js";
import type { Failure } from "../runtime/messages.js";
import { Lines, type Position } from "./lines.js";

/** An error of TypeScript in a cell. */
export interface Diagnostic {
  /** Where it is, if not in the cell itself. */
  file?: SourceText;
  /** Offset and length in the text that the user wrote. */
  start: number;
  length: number;
  /** Absent where a parser of our own complains. */
  code?: number;
  /** One line for each link of the chain, indented by its depth. */
  message: string;
  related: readonly RelatedPlace[];
}

/** A file that a cell imports. */
export interface SourceText {
  /** As people name it: relative to the notebook's folder. */
  name: string;
  text: string;
}

export interface RelatedPlace {
  /** `Cell 3:1:5`, or a path and position. */
  place: string;
  message: string;
}

/** Where the errors are. */
export interface DiagnosedCell {
  code: string;
  count: number;
}

/** At most so many are drawn: one slip can upset all that follows. */
const mostShown = 10;
/** Below are TypeScript's own syntax errors. */
const firstSemanticCode = 2000;

/** Jupyter's three fields of the errors of a cell, drawn under their lines. */
export function failureOfDiagnostics(
  cell: DiagnosedCell,
  diagnostics: readonly Diagnostic[],
): Failure {
  const [first] = diagnostics;
  const shown = diagnostics.slice(0, mostShown);
  const blocks = shown.flatMap((diagnostic, index) => [
    ...(index > 0 ? [""] : []),
    ...draw(diagnostic, cell),
  ]);
  const hidden = diagnostics.length - shown.length;
  return {
    ename: first && isSyntactic(first) ? "SyntaxError" : "TypeScriptError",
    evalue: first ? headline(first) : "",
    traceback: hidden > 0 ? [...blocks, "", `and ${hidden} more errors`] : blocks,
  };
}

export function isSyntactic({ code }: Diagnostic): boolean {
  return code === undefined || code < firstSemanticCode || isOfTypeScriptOnly(code);
}

/** Forms that only TypeScript files may have; between the two ranges lie complaints about JSDoc. */
function isOfTypeScriptOnly(code: number): boolean {
  return (code >= 8000 && code < 8020) || (code >= 8037 && code < 9000);
}

function headline({ code, message }: Diagnostic): string {
  return code === undefined ? message : `TS${code}: ${message}`;
}

/** A place in a cell as people say it, from 1. */
export function cellPlace(count: number, position: Position): string {
  return sourcePlace(`Cell ${count}`, position);
}

/** A place in a cell or a file as people say it, from 1. */
export function sourcePlace(name: string, { line, character }: Position): string {
  return `${name}:${line + 1}:${character + 1}`;
}

function draw(diagnostic: Diagnostic, cell: DiagnosedCell): string[] {
  const { code, message, related, start, length, file } = diagnostic;
  const { name, text } = file ?? { name: `Cell ${cell.count}`, text: cell.code };
  const lines = new Lines(text);
  const position = lines.positionAt(start);
  const [heading = "", ...chain] = message.split("\n");
  const kind = code === undefined ? "error" : `error TS${code}`;
  return [
    `${cyan(sourcePlace(name, position))} - ${bold(red(kind))}: ${bold(heading)}`,
    ...chain,
    ...underlined(lines, position, length),
    ...related.map(({ place, message: what }) => `  ${cyan(place)} - ${what}`),
  ];
}

/** The source line with the part that is wrong underlined. */
function underlined(lines: Lines, { line, character }: Position, length: number): string[] {
  const text = lines.line(line);
  const label = String(line + 1);
  // Tabs stay, so that the mark stands below its column; columns of characters that are drawn wide cannot be known.
  const before = text.slice(0, character).replace(/[^\t]/g, " ");
  const width = Math.max(1, Math.min(length, text.length - character));
  return [
    `  ${cyan(label)} │ ${text}`,
    `  ${" ".repeat(label.length)} │ ${before}${red(width === 1 ? "^" : "~".repeat(width))}`,
  ];
}
