import { field } from "../content.js";
import type { Handler } from "../handler.js";

/** The comms that are open, those of one target where the request names it. */
export const commInfo: Handler = (content, { session }) => {
  const target =
    content["target_name"] == null ? undefined : field(content, "target_name", "string");
  return { status: "ok", comms: session.comms.list(target) };
};
