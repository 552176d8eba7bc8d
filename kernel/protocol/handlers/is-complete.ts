import { field } from "../content.js";
import type { Handler } from "../handler.js";

/** Is the cell finished, or should Enter open a new line? */
export const isComplete: Handler = async (content, { session }) => ({
  ...(await session.isComplete(field(content, "code", "string"))),
});
