const wordEnd = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const wordStart = /^[\p{ID_Continue}$\u200c\u200d]*/u;

/** A part of a text. */
export interface Span {
  start: number;
  end: number;
}

/** The identifier that ends at an offset, as far as it is written; empty where there is none. */
export function wordBefore(code: string, offset: number): Span {
  const length = wordEnd.exec(code.slice(lineStart(code, offset), offset))?.[0].length ?? 0;
  return { start: offset - length, end: offset };
}

/** The identifier at an offset or right before it. */
export function wordAt(code: string, offset: number): Span | undefined {
  const after = wordStart.exec(code.slice(offset))?.[0].length ?? 0;
  const { start } = wordBefore(code, offset + after);
  return start === offset + after ? undefined : { start, end: offset + after };
}

/** Whether a number is being written: it has no completions, but TypeScript offers all names. */
export function isInNumber(code: string, offset: number): boolean {
  return /(?:^|[^\p{ID_Continue}$.])\d[\p{ID_Continue}.]*$/u.test(
    code.slice(lineStart(code, offset), offset),
  );
}

/** The last part of a path in quotes. */
export function pathPartBefore(code: string, offset: number): Span {
  const length = /[^/"'`]*$/.exec(code.slice(lineStart(code, offset), offset))?.[0].length ?? 0;
  return { start: offset - length, end: offset };
}

function lineStart(code: string, offset: number): number {
  return code.lastIndexOf("\n", offset - 1) + 1;
}
