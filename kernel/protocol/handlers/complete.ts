import { toCodePoints, toUnits } from "../code-points.js";
import { field } from "../content.js";
import type { Handler } from "../handler.js";

/** What may stand at the cursor. */
export const complete: Handler = async (content, { session }) => {
  const code = field(content, "code", "string");
  const cursor = toUnits(code, field(content, "cursor_pos", "number", Infinity));
  const { matches, start, end } = await session.complete(code, cursor);
  const range = { start: toCodePoints(code, start), end: toCodePoints(code, end) };
  return {
    status: "ok",
    matches: matches.map(({ text }) => text),
    cursor_start: range.start,
    cursor_end: range.end,
    metadata: {
      // Kinds and signatures: not in the protocol yet, but read by JupyterLab.
      _jupyter_types_experimental: matches.map((match) => ({ ...match, ...range })),
    },
  };
};
