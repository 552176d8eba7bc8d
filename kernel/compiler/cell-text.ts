import type { Program } from "oxc-parser";
import type { Declarations } from "./declarations.js";
import { InsertedText, type Insertion } from "./insertions.js";
import { lastValue, type NotebookNames } from "./notebook-names.js";
import { hasJsx, type ParsedCell } from "./parse.js";

/** The cell's last expression, whose value is shown. */
interface LastExpression {
  start: number;
  end: number;
}

/** Gives the last expression a name, so that its type can be known and its place found again in the JavaScript. */
export function nameLastExpression(program: Program): Insertion[] {
  const last = lastExpression(program);
  if (!last) return [];
  return [
    { at: last.start, text: `export const ${lastValue} = (` },
    { at: last.end, text: ")" },
  ];
}

function lastExpression(program: Program): LastExpression | undefined {
  const last = program.body.findLast(({ type }) => type !== "EmptyStatement");
  if (last?.type !== "ExpressionStatement") return undefined;
  return { start: last.start, end: last.expression.end };
}

/** The text of a cell as TypeScript checks it: the user's own, with the names of the notebook and exports added. */
export function checkedText(
  code: string,
  parsed: ParsedCell,
  declarations: Declarations,
  names: NotebookNames,
): InsertedText {
  const { program, language } = parsed;
  const own = [...declarations.keys()];
  // JSX uses a factory that it does not mention.
  const used = hasJsx(language) ? [...names.all()] : mentionedNames(code, names.all());
  const exports = own.map((name) => `${name} as ${cellExport(name)}`);
  return new InsertedText(code, [
    header(code, parsed, names.header(used, declarations)),
    ...nameLastExpression(program),
    { at: code.length, text: `\nexport { ${exports.join(", ")} };` },
  ]);
}

/**
 * Behind leading comments, since `// @ts-nocheck` and `@jsx` count only at the very start of a file; but not
 * between the first statement and its documentation, which may give it types.
 */
function header(code: string, { program, comments }: ParsedCell, text: string): Insertion {
  const start = program.body[0]?.start ?? code.length;
  const last = comments.findLast(({ end }) => end <= start);
  const documents = last?.type === "Block" && /^\*(?!.*@jsx)/s.test(last.value);
  // Documentation begins a line: behind other code it would belong to that.
  return documents ? { at: last.start, text: `${text}\n` } : { at: start, text };
}

/**
 * The text of a cell that need not parse.
 *
 * @param known the names of the notebook that it sees; default: all
 */
export function draftText(
  code: string,
  own: ReadonlySet<string>,
  names: NotebookNames,
  known: Iterable<string> = names.all(),
): InsertedText {
  const visible = [...known].filter((name) => !own.has(name));
  return new InsertedText(code, [{ at: 0, text: `${names.header(visible)}\n` }]);
}

/** The name under which a cell exports what it declares: one that the user's own `export` has not taken. */
export function cellExport(name: string): string {
  return name === lastValue ? lastValue : `${name}$`;
}

const identifiers = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;

/** Those of `names` that a text contains, wherever: a name too many costs nothing. */
export function mentionedNames(code: string, names: ReadonlySet<string>): string[] {
  const found = new Set(code.match(identifiers));
  return [...names].filter((name) => found.has(name));
}
