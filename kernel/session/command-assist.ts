import type { Completeness, Completion, Inspection } from "../compiler/compiler.js";
import { cellParts, commandWord, onlySpan, type CommandPart, type Span } from "./cell-parts.js";
import { completeArgument } from "./argument-completion.js";
import type { ArgumentSource } from "./commands/command.js";
import { commandWords } from "./commands/find.js";
import { commandHelp } from "./commands/help.js";
import { commands } from "./commands/index.js";

/** What stands at a place of a cell. */
type Place =
  | { type: "command"; part: CommandPart }
  /** TypeScript, with all else blank. */
  | { type: "code"; code: string }
  /** Behind a command, where no TypeScript is. */
  | { type: "argument"; name: string; typed: string }
  | { type: "other" };

/** Asks about TypeScript at a place of a cell that may hold commands, where the commands do not answer by themselves. */
export async function completeCell(
  code: string,
  cursor: number,
  completeCode: (code: string) => Promise<Completion>,
  source: ArgumentSource,
): Promise<Completion> {
  const place = placeAt(code, cursor);
  if (place.type === "code") return completeCode(place.code);
  if (place.type === "argument") return completeArgument(place.name, place.typed, cursor, source);
  if (place.type === "other") return { matches: [], start: cursor, end: cursor };
  const { part } = place;
  const end = part.start + commandWord(part).length;
  const typed = code.slice(part.start, cursor);
  const matches = commandWords()
    // One `%` may become two.
    .filter((word) => word.startsWith(typed) || word.startsWith(`%${typed}`))
    .map((word) => ({ text: word, type: "magic" }));
  return { matches, start: part.start, end };
}

/** The documentation of a command, or what `inspectCode` says of TypeScript. */
export async function inspectCell(
  code: string,
  cursor: number,
  inspectCode: (code: string) => Promise<Inspection | undefined>,
): Promise<Inspection | undefined> {
  const place = placeAt(code, cursor);
  if (place.type === "code") return inspectCode(place.code);
  return place.type === "command" ? commandHelp(place.part.name) : undefined;
}

/** As IPython has it, the lines below a `%%` command go on until an empty one; a command on one line is whole. */
export async function isCellComplete(
  code: string,
  isCodeComplete: (code: string) => Promise<Completeness>,
): Promise<Completeness> {
  const part = cellParts(code).at(-1);
  if (part?.type === "code") return isCodeComplete(part.code);
  if (part?.type !== "command" || part.form === "line") return { status: "complete" };
  if (takesCode(part)) {
    const found = await isCodeComplete(onlySpan(code, part.body));
    if (found.status === "incomplete") return found;
  }
  return /\n[ \t]*\n?$/.test(code) ? { status: "complete" } : { status: "incomplete", indent: "" };
}

function placeAt(code: string, cursor: number): Place {
  for (const part of cellParts(code)) {
    if (part.type === "help") return helpPlace(code, part.expression);
    if (part.type === "code") return part;
    const { start, argument, body } = part;
    if (cursor >= start && cursor <= start + commandWord(part).length) {
      return { type: "command", part };
    }
    const span = [argument, body].find((each) => contains(each, cursor));
    if (span && takesCode(part)) return { type: "code", code: onlySpan(code, span) };
    const lineEnd = code.indexOf("\n", start);
    if (cursor > start && (lineEnd < 0 || cursor <= lineEnd))
      return { type: "argument", name: part.name, typed: code.slice(argument.start, cursor) };
    if (span) return { type: "other" };
  }
  return { type: "other" };
}

/** `%time?` asks about the command, `tf?` about the expression. */
function helpPlace(code: string, expression: string): Place {
  const [part] = cellParts(expression);
  return part?.type === "command" ? { type: "command", part } : { type: "code", code };
}

function contains({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}

function takesCode({ name }: CommandPart): boolean {
  return Object.hasOwn(commands, name) && commands[name]?.takesCode === true;
}
