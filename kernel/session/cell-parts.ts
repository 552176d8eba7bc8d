/** `%name` on one line, or `%%name` over the rest of the cell. */
export type CommandForm = "line" | "cell";

/** A command in a cell. Offsets are those of the cell. */
export interface CommandPart {
  type: "command";
  form: CommandForm;
  /** Without the `%`. */
  name: string;
  /** Of the `%`. */
  start: number;
  /** What stands behind the name on its line. */
  argument: Span;
  /** The lines below a `%%` command; else empty. */
  body: Span;
}

/** From an offset of the cell up to another. */
export interface Span {
  start: number;
  end: number;
}

export type CellPart =
  /** `tf.layers.dense?`, `%time?`: show the documentation of an expression or a command. */
  | { type: "help"; expression: string }
  | CommandPart
  /** TypeScript: what is not is blank, so that all else stands where it stands in the cell. */
  | { type: "code"; code: string };

/** A name or a path of members, or a command, then `?`; `??` is accepted for people who come from IPython. */
const help = /^\s*(?<expression>%{1,2}[\w-]+|[\p{ID_Start}$_][\p{ID_Continue}$.]*)\s*\?{1,2}\s*$/u;
const command = /^(?<indent>[ \t]*)(?<marks>%{1,2})(?<name>[\w-]*)(?<gap>[ \t]*)(?<argument>[^]*)$/;
const blankOrComment = /^\s*(?:\/\/.*)?$/;

/**
 * What a cell is made of: help, or commands and the TypeScript below them. No command is valid TypeScript, so that no
 * cell changes its meaning: `%` at the beginning of a later line is still the operator.
 */
export function cellParts(code: string): CellPart[] {
  const expression = help.exec(code)?.groups?.["expression"];
  if (expression !== undefined) return [{ type: "help", expression }];
  const commands: CommandPart[] = [];
  let end = 0;
  for (const { start, text } of lines(code)) {
    const found = commandOf(text, start, code.length);
    if (found) {
      commands.push(found);
      end = found.body.end;
    } else if (!blankOrComment.test(text)) break;
    if (found?.form === "cell") break;
  }
  const rest = code.slice(end);
  if (commands.length === 0) return [{ type: "code", code }];
  if (rest.split("\n").every((line) => blankOrComment.test(line))) return commands;
  return [...commands, { type: "code", code: onlySpan(code, { start: end, end: code.length }) }];
}

/** A text up to the end of a span, with all before it blank. */
export function onlySpan(code: string, { start, end }: Span): string {
  return code.slice(0, start).replace(/[^\n]/g, " ") + code.slice(start, end);
}

/** How a command is written: `%time`, `%%html`. */
export function commandWord({ form, name }: Pick<CommandPart, "form" | "name">): string {
  return (form === "cell" ? "%%" : "%") + name;
}

function commandOf(line: string, start: number, cellEnd: number): CommandPart | undefined {
  const groups = command.exec(line)?.groups;
  if (!groups) return undefined;
  const { indent = "", marks = "", name = "", gap = "", argument = "" } = groups;
  const form = marks.length === 2 ? "cell" : "line";
  const argumentStart = start + indent.length + marks.length + name.length + gap.length;
  const lineEnd = start + line.length;
  const bodyStart = Math.min(lineEnd + 1, cellEnd);
  return {
    type: "command",
    form,
    name,
    start: start + indent.length,
    argument: { start: argumentStart, end: argumentStart + argument.trimEnd().length },
    body: form === "cell" ? { start: bodyStart, end: cellEnd } : { start: lineEnd, end: lineEnd },
  };
}

function* lines(code: string): Generator<{ start: number; text: string }> {
  let start = 0;
  for (const text of code.split("\n")) {
    yield { start, text };
    start += text.length + 1;
  }
}
