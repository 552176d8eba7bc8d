import type { CompletionMatch } from "./compiler.js";
import type { LspCompletionItem } from "./lsp.js";

/** By LSP number: methods, functions, constructors, fields, variables, classes, properties. */
const describable = new Set([2, 3, 4, 5, 6, 7, 10]);

/** Whether TypeScript has more to say of an item than its name. */
export function hasDetail({ kind = 0, data }: LspCompletionItem): boolean {
  return data !== undefined && describable.has(kind);
}

/** How a detail begins, and what that makes of a match. What a namespace exports is a variable to TypeScript at first. */
const kindsOfDetails: ReadonlyArray<readonly [beginning: RegExp, type: string]> = [
  [/^function /, "function"],
  [/^(?:const|let|var) [^:]+: (?:<[^]*>)?\([^]*\) => /, "function"],
  [/^(?:abstract )?class /, "class"],
  [/^interface /, "interface"],
  [/^(?:const )?enum /, "enum"],
  [/^(?:module|namespace) /, "module"],
];

/** A match with what `detail` (`(alias) function zeros(shape: number[]): Tensor`) says of it. */
export function describedMatch(
  match: CompletionMatch,
  detail: string | undefined,
): CompletionMatch {
  if (detail === undefined) return match;
  const text = detail.replace(/^\(alias\) /, "");
  const type = kindsOfDetails.find(([beginning]) => beginning.test(text))?.[1] ?? match.type;
  const signature = signatureIn(text, match.text);
  return signature === undefined ? { ...match, type } : { ...match, type, signature };
}

/** `(shape: number[]): Tensor` of what can be called; the type of what cannot. */
function signatureIn(detail: string, name: string): string | undefined {
  const starts = ["(", "<", ": ", "?: "]
    .map((follows) => detail.indexOf(name + follows))
    .filter((start) => start >= 0);
  if (starts.length === 0) return undefined;
  return detail.slice(Math.min(...starts) + name.length).replace(/^\??: /, "");
}
