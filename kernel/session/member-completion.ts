import type { Completion, CompletionMatch } from "../compiler/compiler.js";
import type { MemberInfo } from "../runtime/messages.js";

const name = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const quoted = String.raw`"[^"\\\n]*"|'[^'\\\n]*'`;
const index = String.raw`\[(?:\d+|${quoted})\]`;
/** `a.b`, `a?.b`, `a!.b`, `a[0]`, `a["b"]`. */
const path = String.raw`(?<path>${name}(?:(?:\?\.|!?\.)${name}|(?:\?\.|!)?${index})*)`;

/** What ends the text, and how a member is written there. */
const places: readonly { pattern: RegExp; takes(name: string): boolean }[] = [
  {
    pattern: new RegExp(String.raw`${path}(?:\?\.|!?\.)(?<prefix>[\p{ID_Continue}$]*)$`, "u"),
    takes: (member) => identifier.test(member),
  },
  // Within the quotes anything may stand but their end.
  {
    pattern: new RegExp(String.raw`${path}(?:\?\.|!)?\[(?:"|')(?<prefix>[^"'\\\n]*)$`, "u"),
    takes: (member) => !/["'\\\n]/.test(member),
  },
];
const identifier = new RegExp(`^${name}$`, "u");
const parts = new RegExp(String.raw`${name}|\d+|${quoted}`, "gu");

/**
 * Completes `value.` from the value itself: what the types do not know (`any`, JSON, a loosely typed package) may still
 * be seen at run time.
 */
export async function completeMembers(
  code: string,
  cursor: number,
  members: (path: string[]) => Promise<MemberInfo[]>,
): Promise<Completion> {
  const before = code.slice(0, cursor);
  for (const { pattern, takes } of places) {
    const groups = pattern.exec(before)?.groups;
    if (!groups) continue;
    const { path: value = "", prefix = "" } = groups;
    const found = await members(pathOf(value));
    const matches = found
      .filter((member) => member.name.startsWith(prefix) && takes(member.name))
      .map(matchOf);
    return { matches, start: cursor - prefix.length, end: cursor };
  }
  return { matches: [], start: cursor, end: cursor };
}

function pathOf(value: string): string[] {
  return [...value.matchAll(parts)].map(([part]) => part.replace(/^["']|["']$/g, ""));
}

function matchOf({ name: text, kind }: MemberInfo): CompletionMatch {
  return { text, type: kind === "method" ? "function" : "property" };
}
