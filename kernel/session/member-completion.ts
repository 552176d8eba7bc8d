import type { Completion } from "../compiler/compiler.js";
import type { MemberInfo } from "../runtime/messages.js";

/** `a.b.pre` at the end of the text: the path and the beginning of a member. */
const memberPath =
  /(?<path>[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Continue}$]+)*)\.(?<prefix>[\p{ID_Continue}$]*)$/u;

/**
 * Completes `value.` from the value itself: what the types do not know (`any`, JSON, a loosely typed package) may still
 * be seen at run time.
 */
export async function completeMembers(
  code: string,
  cursor: number,
  members: (path: string[]) => Promise<MemberInfo[]>,
): Promise<Completion> {
  const { path, prefix = "" } = memberPath.exec(code.slice(0, cursor))?.groups ?? {};
  const found = path === undefined ? [] : await members(path.split("."));
  const matches = found
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, kind }) => ({ text: name, type: kind === "method" ? "function" : "property" }));
  return { matches, start: cursor - prefix.length, end: cursor };
}
