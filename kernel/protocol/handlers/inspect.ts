import { toUnits } from "../code-points.js";
import { field } from "../content.js";
import type { Handler } from "../handler.js";

/** Type and documentation of what stands at the cursor. */
export const inspect: Handler = async (content, { session }) => {
  const code = field(content, "code", "string");
  const cursor = toUnits(code, field(content, "cursor_pos", "number", Infinity));
  const detailLevel = field(content, "detail_level", "number", 0) > 0 ? 1 : 0;
  const inspection = await session.inspect(code, cursor, detailLevel);
  return {
    status: "ok",
    found: inspection !== undefined,
    data: inspection?.data ?? {},
    metadata: {},
  };
};
